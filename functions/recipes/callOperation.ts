// Calls another operation by name, exactly like a direct call: same validation, policy, response and errors.

import { isJsonObject } from '../../connector/core/json.ts';
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import { appleOperations } from '../contract/appleOperations.ts';
import { isContractName } from '../contract/names.ts';
import type { ErrorDetail } from '../core/errors.ts';
import { readObject, withoutNull } from '../core/jsonText.ts';
import { digitsOf, parseExact, writeExact } from '../core/losslessJson.ts';
import { readJson } from '../core/readBody.ts';
import { routePrefixOf } from '../core/routePrefix.ts';
import type { RelayRequest } from '../core/types.ts';
import { validationError } from '../pipeline/validationErrors.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';

type Single = string | number | boolean;

interface Asked {
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<string, Single | readonly Single[]>;
  readonly body?: unknown;
}

const names = ['operation', 'parameters', 'body'];

export const callOperation: Recipe = async (context) => {
  const asked = await readAsked(context);
  return context.delegate(asked.operation, callOf(asked, context.call));
};

/** An unpaired surrogate cannot be encoded in a URL. */
function isSingle(value: unknown): value is Single {
  return typeof value === 'string' ? !/\p{Cs}/u.test(value) : typeof value === 'number' || typeof value === 'boolean';
}

function isValue(value: unknown): value is Single | readonly Single[] {
  return isSingle(value) || (Array.isArray(value) && value.length <= 100 && value.every(isSingle));
}

/** A number from its source text: an ID above 2^53 keeps all digits. */
function asWritten(value: unknown): unknown {
  return digitsOf(value) ?? value;
}

/** A flow sends an empty text for an absent body. */
function isGiven(body: unknown): boolean {
  return (body ?? '') !== '';
}

/** Parameters may be an object, or JSON text; empty if there are none. */
function readParameters(asked: unknown): unknown {
  return typeof asked === 'string' ? (readObject(asked) ?? (asked.trim() || undefined)) : asked;
}

function isFile({ body }: Operation): boolean {
  return body?.format === 'binary';
}

/** The validation error for the operation name, if any. */
function faultOf(found: Operation | undefined): string | undefined {
  if (!found)
    return 'There is no operation with that name. They are in the definition (api/swagger.json), in docs/operations.md and in docs/apple-operations.md.';
  if (found.delegates) return 'Delegates calls itself. Name the operation to call.';
  if (isFile(found)) return 'Takes a file, and this body is JSON. Call the address of the operation.';
  return undefined;
}

/** Finds it by its name in the catalog, or by Apple's operationId, which always contains an underscore. */
function named(operations: readonly Operation[], id: string): Operation | undefined {
  return operations.find((each) => each.id === id) ?? (isContractName(id) ? appleOperations().named(id) : undefined);
}

/** Reports all faults at once, as every operation does. A flow sends null for an absent value. */
async function readAsked({ operation: own, operations, valid, call }: RecipeContext): Promise<Asked> {
  const faults: ErrorDetail[] = [];
  const fault = (target: string, message: string): void => void faults.push({ code: 'body', message, target });
  const input = await readJson({ ...call, body: valid.bytes }, faults, parseExact);
  if (faults.length === 0 && !isJsonObject(input))
    fault('body', 'Must be an object with operation, parameters and body.');
  const { operation: id, parameters: asked, body } = isJsonObject(input) ? input : {};
  const parameters = readParameters(asked);
  const operation = typeof id === 'string' ? named(operations, id.trim()) : undefined;
  const wrong = faultOf(operation);
  if (faults.length === 0 && wrong) fault('body.operation', wrong);
  if (isJsonObject(input) && !Object.keys(input).every((name) => names.includes(name)))
    fault('body.(unknown)', `There are ${names.join(', ')}.`);
  if (!isJsonObject(parameters ?? {})) fault('body.parameters', 'Must be an object, such as {"limit": 5}.');
  const values = Object.entries(isJsonObject(parameters) ? withoutNull(parameters) : {}).map(
    ([name, value]) => [name, Array.isArray(value) ? value.map(asWritten) : asWritten(value)] as const,
  );
  if (!values.every(([, value]) => isValue(value)))
    fault('body.parameters', 'Each must be a text, a number, yes or no, or a list of those.');
  if (faults.length > 0 || !operation) throw validationError(own, faults);
  return {
    operation,
    parameters: new Map(values as [string, Single | readonly Single[]][]),
    ...(isGiven(body) && { body }),
  };
}

/** Assigns each value to its declared location; undeclared ones go into the query, where validation rejects them. */
function callOf({ operation, parameters, body }: Asked, call: RelayRequest): RelayRequest {
  const placeOf = (name: string): Parameter['in'] =>
    operation.parameters.find((parameter) => parameter.name === name)?.in ?? 'query';
  const of = (place: Parameter['in']): Record<string, string> =>
    Object.fromEntries(
      [...parameters].filter(([name]) => placeOf(name) === place).map(([name, value]) => [name, String(value)]),
    );
  const path = of('path');
  const query = new URLSearchParams(
    [...parameters]
      .filter(([name]) => placeOf(name) === 'query')
      .flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)])),
  );
  const headers: Record<string, string | undefined> = {
    ...of('header'),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const address = operation.address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const self = new URL(call.self);
  self.pathname = `${routePrefixOf(call)}/${address}`;
  self.search = query.toString();
  const isOwn = (name: string): boolean => operation.names.header.includes(name) || name.startsWith('content-');
  return {
    ...call,
    path,
    query,
    self: self.href,
    header: (name) => (isOwn(name) ? headers[name] : call.header(name)),
    body: body === undefined ? undefined : bytesOf(body),
  };
}

async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(writeExact(body));
}
