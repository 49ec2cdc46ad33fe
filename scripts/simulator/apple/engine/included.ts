// Resources that a request makes beside its own. Each has a local ID, such as ${price}, that the body refers to.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { StoredResource } from '../datastore.ts';
import { appleConflict, wrongRelationship } from '../entity.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import type { ResourceRules } from '../rule.ts';
import { isBodyRefusal, type JsonApiEntity, type Linkage } from './body.ts';

/** The resources that a body names: those of the store, and those that it makes. */
export interface NamedResources {
  readonly find: (linkage: Linkage) => StoredResource | undefined;
  /** Made with the request, and stored with it. */
  readonly made: readonly StoredResource[];
}

export type RelatedResources = Readonly<Record<string, readonly StoredResource[]>>;

/** The format is checked first, and every one has to be named by the body. Source of the code: clients that set prices of apps. */
export function readIncluded(
  { datastore }: AppleRequestContext,
  entity: JsonApiEntity,
  newId: () => string,
): NamedResources | SimulatedReply {
  const included = entity.included ?? [];
  if (!included.every(({ id = '' }) => /^\$\{.+\}$/.test(id)))
    return appleConflict({
      code: 'ENTITY_ERROR.INCLUDED.INVALID_ID',
      title: 'The provided included entity id has invalid format',
      detail: 'The provided included entity id should have the form of a local ID',
    });
  const named = [entity, ...included].flatMap((each) => linkagesOf(each).flatMap(([, linkages]) => linkages));
  const unused = included.find(({ id }) => !named.some((each) => each.id === id));
  if (unused) return appleConflict(wrongRelationship('included', `Nothing refers to the included '${unused.id}'.`));
  const local = new Map(
    included.map(({ type = '', id = '', attributes = {} }) => {
      const given = Object.entries(attributes).filter(([, value]) => value !== null);
      return [id, { type, id: newId(), attributes: Object.fromEntries(given), related: {} } as StoredResource] as const;
    }),
  );
  const find = ({ type, id }: Linkage): StoredResource | undefined => {
    const made = local.get(id);
    return made?.type === type ? made : datastore.find(type, id);
  };
  for (const each of included) {
    const related = relatedIn(each, find);
    if (isBodyRefusal(related)) return related;
    Object.assign(local.get(each.id ?? '')?.related ?? {}, related);
  }
  return { find, made: [...local.values()] };
}

/** Every resource that an entity references, or the error of a reference. */
export function relatedIn(
  entity: Partial<JsonApiEntity>,
  find: NamedResources['find'],
): RelatedResources | SimulatedReply {
  const all = linkagesOf(entity);
  const wrong = all.flatMap(([name, linkages]) =>
    linkages
      .filter((each) => !find(each))
      .map(({ id }) => wrongRelationship(name, `'${id}' is not a valid ID for this relationship.`)),
  );
  if (wrong.length > 0) return appleConflict(...wrong);
  return Object.fromEntries(all.map(([name, linkages]) => [name, linkages.flatMap((each) => find(each) ?? [])]));
}

/** Runs the rules of the made resources, and stores them unless one refuses. */
export function storeMade(
  context: AppleRequestContext,
  made: readonly StoredResource[],
  rules: ResourceRules,
): SimulatedReply | undefined {
  for (const each of made) {
    const refused = rules[each.type]?.create?.(context, each);
    if (refused) return refused;
  }
  for (const each of made) context.datastore.add(each);
  return undefined;
}

function linkagesOf({
  relationships = {},
}: Partial<JsonApiEntity>): readonly (readonly [string, readonly Linkage[]])[] {
  return Object.entries(relationships).map(([name, { data }]) => [name, data ? [data].flat() : []] as const);
}
