// The operation of Apple's contract that shows what a write of it has changed: the nearest GET.
import type { Contract, OperationFacts } from './contract.ts';
import { OWN_VALUES } from './contractFile.ts';

/** A GET that returns resources of one type. */
interface Read {
  readonly id: string;
  readonly path: string;
  /** Name of the resource in the contract, and whether the response is a page of it. */
  readonly resource: string;
  readonly isPage: boolean;
  readonly isDeprecated: boolean;
}

interface Gets {
  readonly byPath: ReadonlyMap<string, string>;
  readonly byType: ReadonlyMap<string, readonly Read[]>;
  /** The types that have a relationship to a type: their GET can include it. */
  readonly ownersOf: (type: string) => readonly string[];
  /** Whether the GET of an operationId can include a relationship. */
  readonly includes: (id: string, relationship: string) => boolean;
}

/** The resource that a write changes, and the types that it names as related. */
interface Changed {
  readonly type: string;
  readonly resource?: string | undefined;
  readonly parents: readonly string[];
  readonly isNew: boolean;
}

const LINKAGE = /^(\/v\d+\/\w+\/\{id\})\/relationships\/(\w+)$/;

/** Finds the operationId of the nearest GET for the operationId of a write; undefined if the contract has none. */
export function createNearestRead(contract: Contract): (id: string) => string | undefined {
  let gets: Gets | undefined;
  return (id) => {
    const facts = contract.operation(id);
    if (!facts) return undefined;
    gets ??= collectGets(contract);
    return nearestRead(gets, facts);
  };
}

/** Of the same path, of the resource, of a resource that the write names, and at last of one that has it. */
function nearestRead(gets: Gets, facts: OperationFacts): string | undefined {
  const [, path = ''] = facts.route.split(' ');
  const { byPath, byType, ownersOf } = gets;
  const same = byPath.get(path) ?? readOfLinkage(gets, facts, path);
  if (same !== undefined) return same;
  const changed = changedBy(facts, path);
  const others = [...changed.parents, ...ownersOf(changed.type)].map((type) => ({ type, parents: [], isNew: false }));
  return [changed, ...others].map((each) => nearestOf(byType.get(each.type), each)?.id).find((id) => id !== undefined);
}

/** What a relationship has, its owner with it, or else all that it could have. */
function readOfLinkage({ byPath, includes }: Gets, { body }: OperationFacts, path: string): string | undefined {
  const [, ofOwner = '', related = ''] = LINKAGE.exec(path) ?? [];
  const owner = byPath.get(ofOwner);
  const all = body && 'links' in body ? byPath.get(`/v1/${body.links}`) : undefined;
  const list = byPath.get(`${ofOwner}/${related}`);
  return list ?? (owner !== undefined && includes(owner, related) ? owner : (all ?? owner));
}

function changedBy({ body, answer, route }: OperationFacts, path: string): Changed {
  const { type, one = {}, many = {} } = body && 'type' in body ? body : { type: typeAt(path) };
  return {
    type,
    resource: answer && 'one' in answer ? answer.one : undefined,
    parents: [...Object.values(one), ...Object.values(many)].map((each) => each.replace(/\|.*$/, '')),
    isNew: route.startsWith('POST '),
  };
}

function nearestOf(reads: readonly Read[] = [], changed: Changed): Read | undefined {
  const ranked = reads.map((read) => ({ read, rank: rankOf(read, changed) }));
  return ranked.sort((a, b) => a.rank - b.rank || a.read.path.length - b.read.path.length)[0]?.read;
}

/**
 * Lower is nearer: who creates a resource knows the ID of a parent, and not that of the resource. A read of another
 * version of the resource is the farthest, since it may not show it.
 */
function rankOf({ path, resource, isPage, isDeprecated }: Read, changed: Changed): number {
  const [, , , id, related] = path.split('/');
  const parent = related === undefined ? -1 : changed.parents.indexOf(typeAt(path));
  const version = changed.resource === undefined || resource === changed.resource ? 0 : 20;
  const state = version + (isDeprecated ? 8 : 0);
  if (id !== undefined && related === undefined) return state + (changed.isNew ? 6 : 0);
  return state + (isPage ? 1 : 2) + (parent >= 0 ? parent / 100 : 2);
}

function collectGets(contract: Contract): Gets {
  const byPath = new Map<string, string>();
  const byType = new Map<string, Read[]>();
  for (const id of contract.names) {
    const { route = '', answer = { media: '' }, deprecated } = contract.outline(id) ?? {};
    const [method, path = ''] = route.split(' ');
    if (method !== 'GET') continue;
    byPath.set(path, id);
    const isPage = 'page' in answer;
    const resource = isPage ? answer.page : 'one' in answer ? answer.one : undefined;
    if (resource === undefined) continue;
    const type = contract.resources[resource]?.type ?? resource;
    const read = { id, path, resource, isPage, isDeprecated: deprecated === true };
    byType.set(type, [...(byType.get(type) ?? []), read]);
  }
  const ownersOf = (type: string): readonly string[] =>
    Object.values(contract.resources)
      .filter(({ one = {}, many = {} }) => [...Object.values(one), ...Object.values(many)].includes(type))
      .map((each) => each.type);
  const includes = (id: string, relationship: string): boolean => {
    const shape = contract.operation(id)?.query?.include;
    return (
      typeof shape === 'string' && contract.values(shape.slice(OWN_VALUES.length))?.includes(relationship) === true
    );
  };
  return { byPath, byType, ownersOf, includes };
}

/** `/v1/apps/{id}/appTags`: apps. */
function typeAt(path: string): string {
  return path.split('/')[2] ?? '';
}
