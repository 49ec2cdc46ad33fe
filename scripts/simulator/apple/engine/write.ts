// Creates, updates and deletes resources of any type and their relationships; rules implement the special behaviour of a type.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { ContractOperation } from '../contract/operation.ts';
import type { StoredResource } from '../datastore.ts';
import { appleConflict, unprocessable, wrongRelationship } from '../entity.ts';
import { refuseApple } from '../errors.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import type { ResourceChange, ResourceRule, ResourceRules } from '../rule.ts';
import { isBodyRefusal, type Linkage, readEntity, readLinkages } from './body.ts';
import { readIncluded, relatedIn, storeMade } from './included.ts';
import { answerOne } from './read.ts';
import { addressOf } from './render.ts';

/** How resources are made: the rules of their types, and their IDs. */
export interface Making {
  readonly rules: ResourceRules;
  readonly newId: () => string;
}

interface Change extends ResourceChange, Linkage {
  readonly made: readonly StoredResource[];
}

export function create(
  context: AppleRequestContext,
  operation: ContractOperation,
  rule: ResourceRule,
  making: Making,
): SimulatedReply {
  const change = readChange(context, operation, making);
  if (isBodyRefusal(change)) return change;
  const { type, attributes, related } = change;
  const resource: StoredResource = { type, id: making.newId(), attributes: {}, related: { ...related } };
  assign(resource, attributes);
  const refused = rule.create?.(context, resource) ?? storeMade(context, change.made, making.rules);
  if (refused) return refused;
  context.datastore.addFirst(resource);
  return { ...answerOne(context, resource, operation.status), headers: { location: addressOf(context, resource) } };
}

export function update(
  context: AppleRequestContext,
  operation: ContractOperation,
  rule: ResourceRule,
  resource: StoredResource,
  making: Making,
): SimulatedReply {
  const change = readChange(context, operation, making);
  if (isBodyRefusal(change)) return change;
  if (change.id !== resource.id)
    return refuseApple(409, unprocessable(`The id '${change.id}' is not the one of the path`, '/data/id'));
  const refused = rule.update?.(context, resource, change) ?? storeMade(context, change.made, making.rules);
  if (refused) return refused;
  assign(resource, change.attributes);
  Object.assign(resource.related, change.related);
  return answerOne(context, resource, operation.status);
}

export function remove(
  context: AppleRequestContext,
  operation: ContractOperation,
  rule: ResourceRule,
  resource: StoredResource,
): SimulatedReply {
  const refused = rule.remove?.(context, resource);
  if (refused) return refused;
  context.datastore.remove(resource);
  return { status: operation.status };
}

/** POST adds, DELETE removes, PATCH replaces. */
export function replaceLinks(
  context: AppleRequestContext,
  operation: ContractOperation,
  rule: ResourceRule,
  resource: StoredResource,
  name: string,
): SimulatedReply {
  const { datastore, arrival } = context;
  const linkages = readLinkages(operation.body ?? '', arrival.body);
  if (isBodyRefusal(linkages)) return linkages;
  const [stranger] = strangers(context, linkages);
  if (stranger !== undefined)
    return appleConflict(wrongRelationship(name, `'${stranger}' is not a valid ID for this relationship.`));
  const others = findAll(context, linkages);
  const refused = arrival.method === 'DELETE' ? undefined : rule.link?.(context, resource, name, others);
  if (refused) return refused;
  if (arrival.method !== 'POST')
    datastore.disconnect(resource, name, arrival.method === 'PATCH' ? datastore.related(resource, name) : others);
  if (arrival.method !== 'DELETE') datastore.connect(resource, name, others);
  return { status: operation.status };
}

function readChange(
  context: AppleRequestContext,
  { body = '' }: ContractOperation,
  { newId }: Making,
): Change | SimulatedReply {
  const entity = readEntity(body, context.arrival.body);
  if (isBodyRefusal(entity)) return entity;
  const named = readIncluded(context, entity, newId);
  if (isBodyRefusal(named)) return named;
  const related = relatedIn(entity, named.find);
  if (isBodyRefusal(related)) return related;
  return { type: entity.type, id: entity.id, attributes: entity.attributes, related, made: named.made };
}

/** A null value removes the attribute. */
function assign(resource: StoredResource, attributes: ResourceChange['attributes']): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) delete resource.attributes[name];
    else resource.attributes[name] = value;
  }
}

function strangers({ datastore }: AppleRequestContext, linkages: readonly Linkage[]): readonly string[] {
  return linkages.filter(({ type, id }) => !datastore.find(type, id)).map(({ id }) => id);
}

function findAll({ datastore }: AppleRequestContext, linkages: readonly Linkage[]): readonly StoredResource[] {
  return linkages.flatMap(({ type, id }) => datastore.find(type, id) ?? []);
}
