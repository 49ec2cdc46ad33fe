// Derives App Store Connect rows from Apple's contract, for the operations that are no actions of the connector (curatedRows.ts has those).

import { storeOperation } from '../../core/builders.ts';
import type { Row, StoreOperation } from '../../core/operation.ts';
import { bytes, none, object, type Schema } from '../../core/schema.ts';
import { accessOf } from './access.ts';
import { bodyInputs } from './bodyInputs.ts';
import type { Contract, OperationFacts, OperationOutline } from './contract.ts';
import { deprecatedByNotes } from './deprecations.ts';
import { documentOf, pageOf, relatedOf, resourceOf } from './jsonApi.ts';
import { identifier } from './jsonApiParts.ts';
import { applePages, cursor } from './listInputs.ts';
import { capital, phrase, plural, singular } from './naming.ts';
import { pathInputs, queryInputs } from './queryInputs.ts';
import { isRelated } from './route.ts';
import { readShape } from './shapes.ts';
import { operationWords } from './words.ts';

const measurements: Schema = { type: 'object', additional: true };

/** The row of one operation of the contract, by Apple's operationId. Throws if the contract does not have it. */
export function deriveOperation(contract: Contract, id: string): StoreOperation {
  const facts = contract.operation(id);
  if (!facts) throw new Error(`${id} is not an operation of the contract ${contract.version}`);
  const { summary, description } = operationWords(id, facts.route);
  const { parameters = [], ...written } = bodyInputs(contract, facts);
  const pages = pagesOf(facts);
  const [, path = ''] = facts.route.split(' ');
  const deprecated = deprecationOf(id, facts);
  const row: Row = {
    route: facts.route as Row['route'],
    summary,
    description: deprecated ? `${description} Deprecated: ${deprecated}.` : description,
    access: accessOf(contract, facts),
    tag: facts.tag,
    parameters: [...pathInputs(path), ...queryInputs(contract, facts), ...parameters, ...(pages ? [cursor] : [])],
    ...written,
    ...(pages && { pages }),
    ...(facts.answer && 'media' in facts.answer && { accept: facts.answer.media }),
    ...(readsByItsId(facts) && { responseIdFrom: 'id' }),
    ...(deprecated && { deprecated }),
    responds: answerShape(contract, facts),
  };
  return storeOperation('apple', id, row);
}

/** Source of the deprecation: Apple's document or its release notes. */
export function deprecationOf(id: string, { deprecated }: OperationOutline): string | undefined {
  const since = Object.entries(deprecatedByNotes).find(([, ids]) => ids.includes(id))?.[0];
  if (since) return `release notes of App Store Connect API ${since}`;
  return deprecated && "Apple's document marks it";
}

/** Pagination of a list, with the maximum page size of the contract. */
export function pagesOf({ query = {}, answer = { media: '' } }: OperationFacts): Row['pages'] {
  const isList = 'page' in answer || 'links' in answer || 'points' in answer;
  const [, most] = /<=(\d+)/.exec(String(query.limit ?? '')) ?? [];
  return isList && most !== undefined ? applePages(Number(most)) : undefined;
}

/** `GET /v1/apps/{id}` returns the resource with that ID. */
export function readsByItsId({ route, answer }: OperationFacts): boolean {
  return /^GET .*\/\{id\}$/.test(route) && answer !== undefined && 'one' in answer;
}

function answerShape(contract: Contract, { route, answer }: OperationFacts): Schema {
  if (!answer) return none;
  if ('media' in answer) return answer.media.endsWith('json') ? object({}) : bytes;
  if ('points' in answer) return pageOf('Measurements', measurements, 'Measurements');
  if ('link' in answer) return relatedOf('RelatedId', identifier);
  if ('links' in answer) return pageOf('RelatedIds', identifier, capital(phrase(answer.links)));
  const name = 'one' in answer ? answer.one : answer.page;
  const { shape, what } = resourceShape(contract, name);
  if ('page' in answer) return pageOf(`${name}List`, shape, capital(plural(what)));
  return isRelated(route) ? relatedOf(`${name}OrNone`, shape) : documentOf(`${name}Document`, shape);
}

function resourceShape(contract: Contract, name: string): { readonly shape: Schema; readonly what: string } {
  const { type, attributes = {}, one = {}, many = {} } = contract.resources[name] ?? { type: name };
  const shapes = Object.entries(attributes).map(([key, shape]) => [key, readShape(contract, shape).schema] as const);
  const what = singular(phrase(type));
  const related = { one: Object.keys(one), many: Object.keys(many) };
  return { shape: resourceOf(name, type, what, Object.fromEntries(shapes), related), what };
}
