// Finds the operation for a method and path, and runs it.
import type { SimulatedReply } from '../../httpMessage.ts';
import { relationTarget } from '../contract/kinds.ts';
import { type ContractOperation, operationNamed } from '../contract/operation.ts';
import { isHead, type Route, routesAt } from '../contract/routes.ts';
import type { StoredResource } from '../datastore.ts';
import { badPath, noSuchResource, noSuchType, notAllowed } from '../errors.ts';
import { answerMeasurements } from '../files/measured.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import type { ResourceRule, ResourceRules } from '../rule.ts';
import { refuseQuery } from './query.ts';
import { answerLinkage, answerLinkages, answerList, answerOne } from './read.ts';
import { create, type Making, remove, replaceLinks, update } from './write.ts';

/** A parsed path: `/v1/apps/1/relationships/builds`. */
export interface RoutePlace {
  readonly head: string;
  readonly type: string;
  readonly id?: string;
  readonly relationship?: string;
  readonly isLinkage: boolean;
  /** Metrics of a resource: `/v1/builds/1/metrics/betaBuildUsages`. */
  readonly isMeasured: boolean;
  /** As in Apple's documentation: `/v1/apps/{id}/relationships/builds`. */
  readonly pattern: string;
}

/** Apple's names for the action of a method on a collection, and on one resource. */
const actions: Readonly<Record<string, string>> = { POST: 'CREATE', PATCH: 'UPDATE', DELETE: 'DELETE', PUT: 'REPLACE' };

/** A matched operation with its request. */
export interface RoutedRequest {
  readonly context: AppleRequestContext;
  readonly operation: ContractOperation;
  readonly rule: ResourceRule;
  readonly making: Making;
}

export interface Engine {
  readonly rules: ResourceRules;
  readonly newId: () => string;
  /** Responses that are not JSON:API, by operation name. */
  readonly special: Readonly<Record<string, (context: AppleRequestContext, place: RoutePlace) => SimulatedReply>>;
  /** Operations that this key must not call, or whose response it cannot accept. */
  readonly refuses: (
    context: AppleRequestContext,
    place: RoutePlace,
    operation: ContractOperation,
  ) => SimulatedReply | undefined;
}

export function answerRoute(engine: Engine, context: AppleRequestContext): SimulatedReply {
  const { path, method } = context.arrival;
  const place = placeOf(path);
  if (!place) return badPath(`'${path}' is not a valid URL`);
  if (!isHead(place.head)) return noSuchType();
  const route = routesAt(place.pattern).find((each) => each.method === method);
  return route ? answerAt(engine, context, place, route) : misplaced(place, method);
}

function placeOf(path: string): RoutePlace | undefined {
  const [, version = '', type = '', segment, ...rest] = path.split('/');
  const id = segment === undefined ? undefined : decode(segment);
  const isLinkage = rest.length === 2 && rest[0] === 'relationships';
  const isMeasured = rest.length === 2 && rest[0] === 'metrics';
  const isWhole = /^v\d$/.test(version) && type !== '' && segment !== '' && rest.every((each) => each !== '');
  if (!isWhole || rest.length > (isLinkage || isMeasured ? 2 : 1) || (segment !== undefined && id === undefined))
    return undefined;
  const head = `/${version}/${type}`;
  const pattern = [head, ...(id === undefined ? [] : ['{id}', ...rest])].join('/');
  const relationship = rest.at(-1);
  return {
    head,
    type,
    pattern,
    isLinkage,
    isMeasured,
    ...(id !== undefined && { id }),
    ...(relationship && { relationship }),
  };
}

function answerAt(
  { rules, newId, special, refuses }: Engine,
  context: AppleRequestContext,
  place: RoutePlace,
  { name }: Route,
): SimulatedReply {
  const operation = operationNamed(name);
  const refused = refuses(context, place, operation) ?? refuseQuery(context.arrival.query, operation);
  if (refused) return refused;
  const { type, id, relationship } = place;
  const resource = id === undefined ? undefined : context.datastore.find(type, id);
  if (id !== undefined && !resource) return noSuchResource(type, id);
  const own = special[name];
  if (own) return own(context, place);
  if (place.isMeasured) return answerMeasurements(context);
  const asked = { context, operation, rule: rules[type] ?? {}, making: { rules, newId } };
  if (!resource) return ofCollection(asked, type);
  return relationship === undefined ? ofInstance(asked, resource) : ofRelationship(asked, resource, place, rules);
}

/** The reason why no operation matches. */
function misplaced({ head, type, relationship, pattern }: RoutePlace, method: string): SimulatedReply {
  if (relationship === undefined) return notAllowed(type, actionOf(method, pattern), allowedAt(head, `${head}/{id}`));
  const allowed = allowedAt(pattern);
  if (allowed.length > 0) return notAllowed(relationship, actionOf(method, pattern), allowed);
  return badPath(`The relationship '${relationship}' does not exist`);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function ofCollection({ context, operation, rule, making }: RoutedRequest, type: string): SimulatedReply {
  return context.arrival.method === 'POST'
    ? create(context, operation, rule, making)
    : answerList(context, shown(context, rule, context.datastore.all(type)));
}

function ofInstance({ context, operation, rule, making }: RoutedRequest, resource: StoredResource): SimulatedReply {
  if (context.arrival.method === 'PATCH') return update(context, operation, rule, resource, making);
  if (context.arrival.method === 'DELETE') return remove(context, operation, rule, resource);
  return answerOne(context, shown(context, rule, [resource])[0]);
}

function ofRelationship(
  { context, operation, rule }: RoutedRequest,
  resource: StoredResource,
  place: RoutePlace,
  rules: ResourceRules,
): SimulatedReply {
  const { relationship = '', isLinkage, type } = place;
  if (isLinkage && context.arrival.method !== 'GET')
    return replaceLinks(context, operation, rule, resource, relationship);
  const others = context.datastore.related(resource, relationship);
  if (isLinkage) return isToMany(operation) ? answerLinkages(context, others) : answerLinkage(context, others[0]);
  const theirs = rules[relationTarget(type, relationship) ?? ''] ?? {};
  const ready = shown(context, theirs, others);
  return isToMany(operation) ? answerList(context, ready) : answerOne(context, ready[0]);
}

function shown(
  context: AppleRequestContext,
  rule: ResourceRule,
  resources: readonly StoredResource[],
): readonly StoredResource[] {
  for (const resource of resources) rule.show?.(context, resource);
  return resources;
}

/** The operation's name shows whether it returns several resources: apps_builds_getToManyRelated. */
function isToMany({ name }: ContractOperation): boolean {
  return name.includes('GetToMany');
}

function actionOf(method: string, pattern: string): string {
  return method === 'GET' ? (pattern.endsWith('}') ? 'GET_INSTANCE' : 'GET_COLLECTION') : (actions[method] ?? method);
}

function allowedAt(...patterns: readonly string[]): readonly string[] {
  return patterns.flatMap((pattern) => routesAt(pattern).map(({ method }) => actionOf(method, pattern))).sort();
}
