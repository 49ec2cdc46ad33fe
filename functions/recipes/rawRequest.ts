// Sends any other request to a store's API: method, path, query and body as in the store's documentation.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Method } from '../../connector/core/operation.ts';
import type { ErrorDetail } from '../core/errors.ts';
import { readArray, readObject, withoutNull } from '../core/jsonText.ts';
import { digitsOf, parseExact } from '../core/losslessJson.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import { readJson } from '../core/readBody.ts';
import { jsonResponse } from '../core/types.ts';
import type { RawRequest } from '../pipeline/rawRequest.ts';
import type { StoreDefinition } from '../pipeline/storeDefinition.ts';
import { validationError } from '../pipeline/validationErrors.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';

const names = ['method', 'path', 'query', 'body'];

const MOST_VALUES = 100;
/** Total length of all query names and values, in characters. */
const LONGEST_QUERY = 8_192;

/** An unpaired surrogate cannot be encoded in a URL. */
const BROKEN = /\p{Cs}|\p{Cc}/u;

type Fault = (target: string, message: `${string}.`) => undefined;

export const sendRawRequest: Recipe = async (context) => {
  const api = context.store();
  const asked = await readAsked(context, api.account.definition);
  return jsonResponse(200, await api.raw(asked));
};

function isText(value: unknown): value is string {
  return typeof value === 'string' && !BROKEN.test(value);
}

function isSingle(value: unknown): value is string | number | boolean {
  return isText(value) || typeof value === 'number' || typeof value === 'boolean';
}

function isValue(value: unknown): value is ParameterValue {
  return isSingle(value) || (Array.isArray(value) && value.length <= MOST_VALUES && value.every(isSingle));
}

/** Parses `a=1&b=2`. A repeated name is a list, like `a=1,2`. */
function split(text: string): JsonObject {
  const input = new URLSearchParams(text);
  const entries = [...new Set(input.keys())].map((name) => [name, input.getAll(name)] as const);
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}

/** A flow sends an empty text or null for an absent value. */
function isNothing(input: unknown): boolean {
  return input === undefined || input === null || (typeof input === 'string' && input.trim() === '');
}

/** Keeps all digits of numbers; empty values become null, alone or in a list. */
function givenIn(query: JsonObject): JsonObject {
  const read = (value: unknown): unknown => (isNothing(value) ? null : (digitsOf(value) ?? value));
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.map(read) : read(value)]),
  );
}

function readQuery(input: unknown, fault: Fault): RawRequest['query'] {
  if (isNothing(input)) return {};
  const asked = typeof input === 'string' ? (readObject(input) ?? split(input)) : input;
  const query = isJsonObject(asked) ? withoutNull(givenIn(asked)) : asked;
  if (!isJsonObject(query))
    return fault('query', 'Must be an object, such as {"limit": 5}, or a text, such as limit=5.');
  const entries = Object.entries(query);
  if (entries.length > MOST_VALUES || JSON.stringify(query).length > LONGEST_QUERY)
    return fault('query', 'Is too long.');
  const isGood = entries.every(([name, value]) => isText(name) && name !== '' && isValue(value));
  if (!isGood)
    return fault(
      'query',
      `Each value must be a text, a number, yes or no, or a list of at most ${MOST_VALUES} of those.`,
    );
  return query as RawRequest['query'];
}

function readBody(input: unknown, { readsTakeBody }: StoreDefinition, method: unknown, fault: Fault): unknown {
  if (isNothing(input)) return undefined;
  const body = typeof input === 'string' ? (readObject(input) ?? readArray(input)) : input;
  if (!isJsonObject(body) && !Array.isArray(body)) return fault('body', 'Must be an object, such as {"data": {}}.');
  return !readsTakeBody && method === 'GET' ? fault('body', 'GET takes no body. Give the values as Query.') : body;
}

/** The store defines the content of query and body, so they are parsed here and not by the validation of declared inputs. */
async function readAsked({ operation, valid, call }: RecipeContext, definition: StoreDefinition): Promise<RawRequest> {
  const faults: ErrorDetail[] = [];
  const fault: Fault = (target, message) => void faults.push({ code: 'body', message, target: `body.${target}` });
  const input = await readJson({ ...call, body: valid.bytes }, faults, parseExact);
  if (faults.length === 0 && !isJsonObject(input))
    faults.push({ code: 'body', message: 'Must be an object with method and path.', target: 'body' });
  if (faults.length > 0 || !isJsonObject(input)) throw validationError(operation, faults);
  const { path } = input;
  const method = typeof input.method === 'string' ? input.method.trim().toUpperCase() : input.method;
  if (!Object.keys(input).every((name) => names.includes(name)))
    fault('(unknown)', 'There are method, path, query and body.');
  const methods: readonly unknown[] = operation.body?.properties?.method?.enum ?? [];
  if (!methods.includes(method)) fault('method', `Must be one of ${methods.join(', ') as 'GET'}.`);
  if (!isText(path)) fault('path', 'Must be a text.');
  const query = readQuery(input.query, fault);
  const body = readBody(input.body, definition, method, fault);
  if (faults.length > 0) throw validationError(operation, faults);
  return { method: method as Method, path: String(path), ...(query && { query }), ...(body !== undefined && { body }) };
}
