// Runs a connector action: one of the relay is called over HTTP, any other is recorded, and the caller of the run supplies the response.
import { RELAY_API } from '../build/flow.ts';
import { RELAY } from '../build/workflow.ts';
import type { TemplateJson } from '../expression/template.ts';
import { sampleOperationOf } from '../relay.ts';
import type { Values } from '../source.ts';
import type { Done } from './evaluate.ts';

export interface SampleRelay {
  readonly origin: string;
  /** Sent with every call that has one. */
  readonly functionKey?: string;
}

/** A request to a standard connector, which is not sent. */
export interface SentNotice {
  readonly action: string;
  readonly connection: string;
  readonly inputs: Values;
}

export interface SampleCall {
  readonly method: string;
  /** Includes the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: TemplateJson;
}

const TIMEOUT = 30_000;
/** A platform waits as long as Retry-After says. */
const LOOK_MS = 20;

export interface SampleAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: TemplateJson;
}

export function connectionOf(inputs: Values): string {
  const { connectionName, connection } = part(inputs, 'host');
  if (connectionName !== undefined) return connectionName === RELAY_API ? RELAY : String(connectionName);
  const { name, referenceName } = (connection ?? {}) as Values;
  return String(name ?? referenceName);
}

export function sampleCallOf(inputs: Values): SampleCall {
  return part(inputs, 'host').operationId ? asNamed(inputs) : asHttp(inputs);
}

export async function callRelay({ origin, functionKey }: SampleRelay, asked: SampleCall): Promise<SampleAnswer> {
  const { method, path, body } = asked;
  const headers = { ...asked.headers, ...(functionKey !== undefined && { 'x-functions-key': functionKey }) };
  const sent = body === undefined ? { headers } : { headers: { ...headers, 'content-type': 'application/json' } };
  const answered = await fetch(`${origin}${path}`, {
    method,
    ...sent,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return {
    statusCode: answered.status,
    headers: Object.fromEntries(answered.headers),
    body: readBody(answered.headers.get('content-type') ?? '', await answered.text()),
  };
}

const MOST_LOOKS = 500;

/**
 * The asynchronous pattern: an answer 202 names the address of the result, where the platform asks until the status is
 * another one. The address needs no key. Source: Microsoft, Logic Apps, "Asynchronous operation behavior".
 */
export async function callToEnd(relay: SampleRelay, asked: SampleCall): Promise<SampleAnswer> {
  let answered = await callRelay(relay, asked);
  for (let looks = 0; answered.statusCode === 202 && answered.headers.location !== undefined; looks++) {
    if (looks === MOST_LOOKS) throw new Error(`${asked.path} does not come to an end.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { pathname, search } = new URL(answered.headers.location, relay.origin);
    answered = await callRelay({ origin: relay.origin }, { method: 'GET', path: `${pathname}${search}`, headers: {} });
  }
  return answered;
}

/** Every status below 400 is a success. */
export function doneOf(response: SampleAnswer): Done {
  return {
    status: response.statusCode < 400 ? 'Succeeded' : 'Failed',
    outputs: { ...response },
  };
}

function part(inputs: Values, name: string): Values {
  return (inputs[name] ?? {}) as Values;
}

/** Power Automate has operation and inputs by name; the definition has their locations. */
function asNamed(inputs: Values): SampleCall {
  const operation = sampleOperationOf(String(part(inputs, 'host').operationId));
  const given = Object.entries(part(inputs, 'parameters'));
  const at = (place: string): Values =>
    Object.fromEntries(
      given.filter(([name]) => operation.parameters.some((each) => each.name === name && each.in === place)),
    );
  const { body } = nested(given.filter(([name]) => name.startsWith('body/')));
  const path = operation.address.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(at('path')[name] ?? '')),
  );
  return {
    method: operation.method,
    path: `/api/${path}${queryOf(at('query'))}`,
    headers: textsOf(at('header')),
    ...(body !== undefined && { body }),
  };
}

/** Logic Apps has them as in HTTP. */
function asHttp(inputs: Values): SampleCall {
  return {
    method: String(inputs.method).toUpperCase(),
    path: `${inputs.path}${queryOf(part(inputs, 'queries'))}`,
    headers: textsOf(part(inputs, 'headers')),
    ...(inputs.body !== undefined && { body: inputs.body }),
  };
}

/** `body/a/b` is a nested member of the body. */
function nested(flat: readonly (readonly [string, TemplateJson])[]): Values {
  const made: Record<string, TemplateJson> = {};
  for (const [path, value] of flat) {
    const [first = '', ...rest] = path.split('/');
    const inner = rest.length > 0 ? nested([[rest.join('/'), value]]) : value;
    made[first] = rest.length > 0 ? { ...((made[first] ?? {}) as Values), ...(inner as Values) } : inner;
  }
  return made;
}

function textOf(value: TemplateJson): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function queryOf(values: Values): string {
  const query = new URLSearchParams(
    Object.entries(values).map(([name, value]): [string, string] => [name, textOf(value)]),
  );
  return query.size > 0 ? `?${query}` : '';
}

function textsOf(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

function readBody(type: string, text: string): TemplateJson {
  return /\bjson\b/.test(type) && text !== '' ? JSON.parse(text) : text === '' ? null : text;
}
