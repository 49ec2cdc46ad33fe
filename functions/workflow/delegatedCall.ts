// The request of a call that an operation delegates to another: what is given by name goes where that operation takes it.
import type { Operation, Parameter } from '../../connector/core/operation.ts';
import { digitsOf, writeExact } from '../core/losslessJson.ts';
import { routePrefixOf } from '../core/routePrefix.ts';
import type { RelayRequest } from '../core/types.ts';

type Single = string | number | boolean;

/** The value of a path, query or header input. */
export type InputValue = Single | readonly Single[];

/** An operation and its inputs by name. */
export interface DelegatedInputs {
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<string, InputValue>;
  readonly body?: unknown;
}

/** The most values of a list. */
const MOST_VALUES = 100;

/** Assigns each value to its declared location; undeclared ones go into the query, where validation rejects them. */
export function delegatedCall({ operation, parameters, body }: DelegatedInputs, call: RelayRequest): RelayRequest {
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

/** Whether a value can be that of a parameter. */
export function isInputValue(value: unknown): value is InputValue {
  return isSingle(value) || (Array.isArray(value) && value.length <= MOST_VALUES && value.every(isSingle));
}

/** Numbers by their source text: an ID above 2^53 keeps all digits. */
export function asWritten(value: unknown): unknown {
  return Array.isArray(value) ? value.map(asWritten) : (digitsOf(value) ?? value);
}

/** An unpaired surrogate cannot be encoded in a URL. */
function isSingle(value: unknown): value is Single {
  return typeof value === 'string' ? !/\p{Cs}/u.test(value) : typeof value === 'number' || typeof value === 'boolean';
}

async function* bytesOf(body: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(writeExact(body));
}
