// Every operation as a request with sample values, for the formats that HTTP clients import.
import type { Operation, Parameter } from '../core/operation.ts';
import type { Schema } from '../core/schema.ts';
import { stores } from '../core/stores.ts';
import { callParameters, isCallable, takesFile } from './callable.ts';

/** A value by name. One that is not `on` is shown, and not sent. */
export interface SampleInput {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
}

/** One request. Values may name variables, as `{{appId}}`. */
export interface SampleRequest {
  readonly id: string;
  readonly summary: string;
  /** What it does, with its access class. */
  readonly description: string;
  readonly group: string;
  readonly method: string;
  /** Below the base, with the names of its path values in braces. */
  readonly address: string;
  readonly path: readonly SampleInput[];
  readonly query: readonly SampleInput[];
  readonly headers: readonly SampleInput[];
  /** A JSON body, as a value. */
  readonly json?: unknown;
  /** The inputs of the JSON body that are not in it. */
  readonly bodyRest: readonly string[];
  readonly takesFile: boolean;
  /** It deletes something that others read, so that it comes after them. */
  readonly isLast: boolean;
}

/** The requests of the operations that a program can call, and the names of all variables in them, sorted. */
export interface SampleRequests {
  readonly requests: readonly SampleRequest[];
  readonly variables: readonly string[];
  /** Variables whose values belong in no file of a project, but those of the sandbox, with the function key. */
  readonly secrets: readonly string[];
}

export const sampleFormats: Readonly<Record<string, string>> = {
  date: '2026-06-30',
  'date-time': '2026-06-30T09:00:00Z',
  uri: 'https://example.com/',
  email: 'name@example.com',
};

/** Ends the name of a variable that holds a secret. */
const SECRET = '_secret';

/** Inputs of JSON bodies by operation ID; each replaces or adds to what {@link sampleRequests} makes of the schema. */
export type SampleBodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * `values`: of variables. One whose name is `OperationId.variable` stands in that request, in place of the variable, and
 * switches on an input of that name which is not required.
 */
export function sampleRequests(
  catalog: readonly Operation[],
  values: Readonly<Record<string, string>> = {},
  bodies: SampleBodies = {},
): SampleRequests {
  const requests = catalog
    .filter(isCallable)
    .map((operation) => withOwn(requestOf(operation, values, bodies[operation.id]), values))
    .sort((a, b) => Number(a.isLast) - Number(b.isLast));
  const named = new Set([...JSON.stringify(requests).matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name));
  const variables = [...named].sort((a, b) => a.localeCompare(b, 'en'));
  const isSecret = (name: string): boolean => name.endsWith(SECRET);
  return {
    requests,
    variables: variables.filter((name) => !isSecret(name)),
    secrets: ['key', ...variables.filter(isSecret)],
  };
}

function withOwn(request: SampleRequest, values: Readonly<Record<string, string>>): SampleRequest {
  const text = JSON.stringify(request);
  return JSON.parse(text.replace(/\{\{(\w+)\}\}/g, (variable, name) => values[`${request.id}.${name}`] ?? variable));
}

function requestOf(
  operation: Operation,
  values: Readonly<Record<string, string>>,
  own: SampleBodies[string] = {},
): SampleRequest {
  const { id, summary, description, access, store, method, address, body } = operation;
  const parameters = callParameters(operation);
  const inputs = (place: Parameter['in']): readonly SampleInput[] =>
    parameters.filter((each) => each.in === place).map((each) => inputOf(each, values[`${id}.${each.name}`]));
  const json = body && !takesFile(operation) ? withDryRun(body, own) : undefined;
  return {
    ...{ id, summary, method, address },
    description: `${description} Access class: ${access}.`,
    group: store ? stores[store].title : 'Store Relay',
    ...{ path: inputs('path'), query: inputs('query'), headers: inputs('header'), takesFile: takesFile(operation) },
    isLast: method === 'DELETE',
    ...(json && { json }),
    bodyRest: json ? Object.keys(body?.properties ?? {}).filter((name) => !Object.hasOwn(json, name)) : [],
  };
}

/** `own`: the value of this input in this request. */
function inputOf({ name, title, schema, required = false }: Parameter, own?: string): SampleInput {
  // a plan changes nothing
  const isPlan = name === 'dryRun';
  const variable = name === 'id' ? `${camelCase(title)}Id` : name;
  const isOn = required || isPlan || own !== undefined;
  const sample = isPlan ? 'true' : own !== undefined ? own : String(sampleOf(schema, variable));
  // an input that is not sent needs no variable
  return { name, value: isOn || !sample.includes('{{') ? sample : '', on: isOn };
}

/** `Review submission` as `reviewSubmission`. */
function camelCase(title: string): string {
  const [first = '', ...others] = title.replace(/[^A-Za-z ]/g, '').split(' ');
  return first.toLowerCase() + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** The required inputs of a body, or its first, and its `own`; one that can plan does no more than that. */
function withDryRun(body: Schema, own: SampleBodies[string]): object {
  const sample = { ...(sampleOf(body, 'body') as object), ...own };
  return body.properties?.dryRun ? { ...sample, dryRun: true } : sample;
}

function sampleOf(schema: Schema, name: string): unknown {
  const { type, items, properties = {}, required = [] } = schema;
  if (type === 'array') return [sampleOf(items ?? { type: 'string' }, name)];
  if (type !== 'object') return scalarOf(schema, name);
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(
    names.flatMap((each) => (properties[each] ? [[each, sampleOf(properties[each], each)]] : [])),
  );
}

function scalarOf({ type, format, enum: values, minimum }: Schema, name: string): unknown {
  if (type === 'boolean') return true;
  if (type !== 'string') return minimum ?? 1;
  const variable = name.replace(/\W+/g, '_').replace(/_$/, '') + (format === 'password' ? SECRET : '');
  return values?.[0] ?? sampleFormats[format ?? ''] ?? `{{${variable}}}`;
}
