// Compares the calls of a workflow with the relay's definition: operations, inputs and their values.
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: a definition is what the test finds in it
export type Any = any;

const root = new URL('../../../../', import.meta.url);
export const relaySwagger: Any = JSON.parse(readFileSync(new URL('apiDefinition.swagger.json', root), 'utf8'));

export function resolved(part: Any): Any {
  return part?.$ref === undefined
    ? part
    : part.$ref
        .split('/')
        .slice(1)
        .reduce((at: Any, key: string) => at[key], relaySwagger);
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Any[];
  readonly responds: Any;
  /** What a trigger by subscription sends to the flow. */
  readonly notifies: Any;
}

const operations: readonly Operation[] = Object.entries<Any>(relaySwagger.paths).flatMap(([path, methods]) =>
  Object.entries<Any>(methods)
    .filter(([method]) => !method.startsWith('x-'))
    .map(([method, each]) => ({
      id: each.operationId,
      method,
      path,
      parameters: each.parameters.map(resolved),
      responds: resolved(each.responses['200']?.schema),
      notifies: resolved(methods['x-ms-notification-content']?.schema),
    })),
);

export function isRelay({ host = {} }: Any = {}): boolean {
  return /relay/.test(JSON.stringify([host.connection ?? '', host.connectionName ?? '']));
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '@\\{encodeURIComponent\\(.+\\)\\}')}$`);
}

export function calledOperationOf(inputs: Any): Operation | undefined {
  return operations.find(({ id, method, path }) =>
    inputs.host.operationId
      ? id === inputs.host.operationId
      : method === (inputs.method ?? 'post') && pathPattern(path).test(inputs.path),
  );
}

/** Name and value of every input for the relay, by location. */
function givenTo(operation: Operation, inputs: Any): { readonly values: Any; readonly body: Any } {
  if (!inputs.host.operationId) {
    const inPath = operation.parameters.filter(({ in: where }) => where === 'path').map(({ name }) => [name, '@']);
    return { values: { ...Object.fromEntries(inPath), ...inputs.queries, ...inputs.headers }, body: inputs.body };
  }
  const all = Object.entries<Any>(inputs.parameters);
  const body = all
    .filter(([name]) => name.startsWith('body/'))
    .map(([name, value]) => [name.slice('body/'.length), value]);
  const values = all.filter(([name]) => !name.startsWith('body/'));
  return { values: Object.fromEntries(values), body: body.length > 0 ? Object.fromEntries(body) : undefined };
}

function isExpression(value: Any): boolean {
  return typeof value === 'string' && value.includes('@');
}
const TYPES: Readonly<Record<string, (value: Any) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object',
};

function valueFaults(schema: Any, value: Any, place: string): string[] {
  const { type, enum: choices, items } = resolved(schema);
  if (isExpression(value)) return [];
  if (!TYPES[type]?.(value)) return [`${place} is no ${type}`];
  if (choices && !choices.includes(value)) return [`${place} cannot be ${value}`];
  return Array.isArray(value)
    ? value.flatMap((each) => valueFaults(items, each, place))
    : objectFaults(schema, value, place);
}

function objectFaults(schema: Any, value: Any, place: string): string[] {
  const { type, properties = {}, required = [] } = resolved(schema);
  if (type !== 'object') return [];
  // the platform itself gives the callback
  const isGiven = (name: string): boolean =>
    value?.[name] !== undefined || properties[name]?.['x-ms-notification-url'] === true;
  const missing = required.filter((name: string) => !isGiven(name));
  return [
    ...missing.map((name: string) => `${place} lacks ${name}`),
    ...Object.entries<Any>(value ?? {}).flatMap(([name, each]) =>
      properties[name] ? valueFaults(properties[name], each, `${place}/${name}`) : [`${place} has no ${name}`],
    ),
  ];
}

/** Every operation exists, has these inputs, and gets its required ones. */
export function callFaults(name: string, inputs: Any): string[] {
  if (!isRelay(inputs)) return [];
  const operation = calledOperationOf(inputs);
  if (!operation) return [`${name} calls no operation`];
  const { values, body } = givenTo(operation, inputs);
  const known = operation.parameters.filter(({ in: where }) => where !== 'body');
  const missing = known.filter((each) => each.required && values[each.name] === undefined);
  const schema = operation.parameters.find(({ in: where }) => where === 'body')?.schema;
  return [
    ...missing.map((each) => `${name} lacks ${each.name}`),
    ...Object.entries(values).flatMap(([key, value]) => {
      const found = known.find((each) => each.name === key);
      if (!found) return [`${name} has no ${key}`];
      return value === '@' ? [] : valueFaults(found, value, `${name}/${key}`);
    }),
    ...(schema ? objectFaults(schema, body, name) : body === undefined ? [] : [`${name} takes no body`]),
  ];
}
