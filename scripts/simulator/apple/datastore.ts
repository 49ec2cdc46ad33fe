// All that one account's App Store Connect holds: resources, how they hang together, and what the clock will do to them.
import { type Clock, openClock } from './clock.ts';
import { kindOf, targetOf } from './contract/kinds.ts';

export type Attributes = Record<string, unknown>;

export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Attributes;
  /** What it points at. The way back is found by looking who points here. */
  readonly related: Record<string, readonly Resource[]>;
}

export interface World extends Clock {
  readonly all: (type: string) => readonly Resource[];
  readonly find: (type: string, id: string) => Resource | undefined;
  readonly add: <Added extends Resource>(resource: Added) => Added;
  /** A new resource goes to the top of its list. */
  readonly addFirst: (resource: Resource) => Resource;
  readonly remove: (resource: Resource) => void;
  readonly related: (resource: Resource, name: string) => readonly Resource[];
  readonly connect: (resource: Resource, name: string, others: readonly Resource[]) => void;
  readonly disconnect: (resource: Resource, name: string, others: readonly Resource[]) => void;
}

/** The old in-app purchases are a view of their own, which no account of today has. */
const RETIRED = new Set(['apps inAppPurchases']);

const pointsAt = (from: Resource, to: Resource): boolean =>
  Object.values(from.related).some((others) => others.includes(to));

type List = (type: string) => Resource[];

type Links = Pick<World, 'related' | 'connect' | 'disconnect'>;

/** Those of a relationship's type that point at the resource. */
const pointers = (listOf: List, resource: Resource, name: string): readonly Resource[] => {
  const target = targetOf(resource.type, name);
  // between resources of one type nothing tells who is above and who below
  if (!target || target === resource.type || RETIRED.has(`${resource.type} ${name}`)) return [];
  return listOf(target).filter((each) => pointsAt(each, resource));
};

/** A relationship can have been made from either end, and must be gone from both. */
const disconnect: Links['disconnect'] = (resource, name, others) => {
  resource.related[name] = (resource.related[name] ?? []).filter((each) => !others.includes(each));
  for (const other of others)
    for (const [back, list] of Object.entries(other.related))
      if (targetOf(other.type, back) === resource.type) other.related[back] = list.filter((each) => each !== resource);
};

const openLinks = (listOf: List): Links => ({
  related: (resource, name) => {
    const own = (resource.related[name] ?? []).filter((each) => listOf(each.type).includes(each));
    return [...new Set([...own, ...pointers(listOf, resource, name)])];
  },
  connect: (resource, name, others) => {
    const before = kindOf(resource.type).relationships.get(name)?.many ? (resource.related[name] ?? []) : [];
    resource.related[name] = [...new Set([...before, ...others])];
  },
  disconnect,
});

export const openWorld = (): World => {
  const types = new Map<string, Resource[]>();
  const listOf: List = (type) => {
    const list = types.get(type) ?? [];
    types.set(type, list);
    return list;
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
    remove: (resource) => {
      const left = listOf(resource.type).filter((each) => each !== resource);
      types.set(resource.type, left);
    },
    ...openLinks(listOf),
    ...openClock(),
  };
};
