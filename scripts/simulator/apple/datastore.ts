// The data of one account's App Store Connect: resources, their relationships, and their scheduled changes.
import { openStoreClock, type ScheduledClock } from './clock.ts';
import { relationTarget, resourceKindOf } from './contract/kinds.ts';

export type Attributes = Record<string, unknown>;

export interface StoredResource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Attributes;
  /** The related resources. Inverse relationships are found by a search. */
  readonly related: Record<string, readonly StoredResource[]>;
}

export interface Datastore extends ScheduledClock {
  readonly all: (type: string) => readonly StoredResource[];
  readonly find: (type: string, id: string) => StoredResource | undefined;
  readonly add: <Added extends StoredResource>(resource: Added) => Added;
  /** Resources of a type that are made when the type is first read: there are many of them, and few runs read them. */
  readonly addLater: (type: string, make: () => void) => void;
  /** A new resource is listed first. */
  readonly addFirst: (resource: StoredResource) => StoredResource;
  readonly remove: (resource: StoredResource) => void;
  readonly related: (resource: StoredResource, name: string) => readonly StoredResource[];
  readonly connect: (resource: StoredResource, name: string, others: readonly StoredResource[]) => void;
  readonly disconnect: (resource: StoredResource, name: string, others: readonly StoredResource[]) => void;
}

/** The old in-app purchases are a view of their own, which current accounts do not have. */
const RETIRED = new Set(['apps inAppPurchases']);

type List = (type: string) => StoredResource[];

type Links = Pick<Datastore, 'related' | 'connect' | 'disconnect'>;

/** A relationship can be created from either end, and must be removed from both. */
const disconnect: Links['disconnect'] = (resource, name, others) => {
  resource.related[name] = (resource.related[name] ?? []).filter((each) => !others.includes(each));
  for (const other of others)
    for (const [back, list] of Object.entries(other.related))
      if (relationTarget(other.type, back) === resource.type)
        other.related[back] = list.filter((each) => each !== resource);
};

export function createDatastore(): Datastore {
  const types = new Map<string, StoredResource[]>();
  const later = new Map<string, (() => void)[]>();
  const listOf: List = (type) => {
    const list = types.get(type) ?? [];
    types.set(type, list);
    const makers = later.get(type) ?? [];
    later.delete(type);
    for (const make of makers) make();
    return list;
  };
  return {
    all: listOf,
    find: (type, id) => listOf(type).find((each) => each.id === id),
    add: (resource) => {
      listOf(resource.type).push(resource);
      return resource;
    },
    addLater: (type, make) => {
      later.set(type, [...(later.get(type) ?? []), make]);
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
    ...openStoreClock(),
  };
}

function openLinks(listOf: List): Links {
  return {
    related: (resource, name) => {
      const own = (resource.related[name] ?? []).filter(
        (each) => each !== resource && listOf(each.type).includes(each),
      );
      return [...new Set([...own, ...pointers(listOf, resource, name)])];
    },
    connect: (resource, name, others) => {
      const before = resourceKindOf(resource.type).relationships.get(name)?.many ? (resource.related[name] ?? []) : [];
      resource.related[name] = [...new Set([...before, ...others])];
    },
    disconnect,
  };
}

/** The resources of a relationship's type that reference this resource. */
function pointers(listOf: List, resource: StoredResource, name: string): readonly StoredResource[] {
  const target = relationTarget(resource.type, name);
  // between resources of one type, parent and child cannot be distinguished
  if (!target || target === resource.type || RETIRED.has(`${resource.type} ${name}`)) return [];
  return listOf(target).filter((each) => pointsAt(each, resource));
}

function pointsAt(from: StoredResource, to: StoredResource): boolean {
  return Object.values(from.related).some((others) => others.includes(to));
}
