// The request of a call that an operation delegates to another: what is given by name goes where that operation takes it.
import type { Operation } from '../../connector/core/operation.ts';
import { digitsOf, writeExact } from '../core/losslessJson.ts';
import { baseOf } from '../core/routePrefix.ts';
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
/** What an input value may be, in words. */
export const INPUT_VALUE = `a text, a number, yes or no, or a list of at most ${MOST_VALUES} of those`;

/** Assigns each value to its declared location; undeclared ones go into the query, where validation rejects them. */
export function delegatedCall({ operation, parameters, body }: DelegatedInputs, call: RelayRequest): RelayRequest {
  const path: Record<string, string> = {};
  const query = new URLSearchParams();
  const headers: Record<string, string | undefined> = body === undefined ? {} : { 'content-type': 'application/json' };
  for (const [name, value] of parameters) {
    const place = operation.parameters.find((parameter) => parameter.name === name)?.in ?? 'query';
    if (place === 'path') path[name] = String(value);
    else if (place === 'header') headers[name] = String(value);
    else for (const each of [value].flat()) query.append(name, String(each));
  }
  const address = operation.address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const asked = query.size > 0 ? `?${query}` : '';
  const isOwn = (name: string): boolean => operation.names.header.includes(name) || name.startsWith('content-');
  return {
    ...call,
    path,
    query,
    self: `${baseOf(call)}/${address}${asked}`,
    header: (name) => (isOwn(name) ? headers[name] : call.header(name)),
    body: body === undefined ? undefined : bytesOf(body),
  };
}

/** Whether a value can be that of a path, query or header input. */
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
