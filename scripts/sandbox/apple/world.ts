// All that one account's App Store Connect holds: resources, how they hang together, and what the clock will do to them.
import { kindOf, targetOf } from './contract/kinds.ts';

export type Attributes = Record<string, unknown>;

export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Attributes;
  /** What it points at. The way back is found by looking who points here. */
  readonly related: Record<string, readonly Resource[]>;
}

export interface World {
  readonly all: (type: string) => readonly Resource[];
  readonly find: (type: string, id: string) => Resource | undefined;
  readonly add: <Added extends Resource>(resource: Added) => Added;
  /** A new resource goes to the top of its list. */
  readonly addFirst: (resource: Resource) => Resource;
  readonly remove: (resource: Resource) => void;
  readonly related: (resource: Resource, name: string) => readonly Resource[];
  readonly connect: (resource: Resource, name: string, others: readonly Resource[]) => void;
  readonly disconnect: (resource: Resource, name: string, others: readonly Resource[]) => void;
  /** Does something when the store's clock has come so far. */
  readonly later: (at: number, change: (at: number) => void) => void;
  readonly advance: (now: number) => void;
}

/** The old in-app purchases are a view of their own, which no account of today has. */
const RETIRED = new Set(['apps inAppPurchases']);

const pointsAt = (from: Resource, to: Resource): boolean =>
  Object.values(from.related).some((others) => others.includes(to));

interface Due {
  readonly at: number;
  readonly change: (at: number) => void;
}

const openClock = (): Pick<World, 'later' | 'advance'> => {
  let waiting: readonly Due[] = [];
  return {
    later: (at, change) => {
      waiting = [...waiting, { at, change }].sort((a, b) => a.at - b.at);
    },
    // a change may ask for the next one, which may be due as well
    advance: (now) => {
      for (let [next] = waiting; next && next.at <= now; [next] = waiting) {
        waiting = waiting.slice(1);
        next.change(next.at);
      }
    },
  };
};

export const openWorld = (): World => {
  const types = new Map<string, Resource[]>();
  const listOf = (type: string): Resource[] => {
    const list = types.get(type) ?? [];
    types.set(type, list);
    return list;
  };
  const isHere = (resource: Resource): boolean => listOf(resource.type).includes(resource);
  const pointers = (resource: Resource, name: string): readonly Resource[] => {
    const target = targetOf(resource.type, name);
    // between resources of one type nothing tells who is above and who below
    if (!target || target === resource.type || RETIRED.has(`${resource.type} ${name}`)) return [];
    return listOf(target).filter((each) => pointsAt(each, resource));
  };
  const disconnect: World['disconnect'] = (resource, name, others) => {
    resource.related[name] = (resource.related[name] ?? []).filter((each) => !others.includes(each));
    for (const other of others)
      for (const [back, list] of Object.entries(other.related))
        if (targetOf(other.type, back) === resource.type)
          other.related[back] = list.filter((each) => each !== resource);
  };
  return {
    all: listOf,
    find: (type, id) => listOf(type).find((each) => each.id === id),
    add: (resource) => {
      listOf(resource.type).push(resource);
      return resource;
    },
    addFirst: (resource) => {
      listOf(resource.type).unshift(resource);
      return resource;
    },
    remove: (resource) => void listOf(resource.type).splice(listOf(resource.type).indexOf(resource), 1),
    related: (resource, name) => [
      ...new Set([...(resource.related[name] ?? []).filter(isHere), ...pointers(resource, name)]),
    ],
    connect: (resource, name, others) => {
      const before = kindOf(resource.type).relationships.get(name)?.many ? (resource.related[name] ?? []) : [];
      resource.related[name] = [...new Set([...before, ...others])];
    },
    disconnect,
    ...openClock(),
  };
};
