// Holds the calls of a workflow against the relay's definition: operations, inputs and their values.
import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: a definition is what the test finds in it
export type Any = any;

const root = new URL('../../../../', import.meta.url);
export const relaySwagger: Any = JSON.parse(readFileSync(new URL('apiDefinition.swagger.json', root), 'utf8'));

export const resolved = (part: Any): Any =>
  part?.$ref === undefined
    ? part
    : part.$ref
        .split('/')
        .slice(1)
        .reduce((at: Any, key: string) => at[key], relaySwagger);

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Any[];
  readonly responds: Any;
}

const operations: readonly Operation[] = Object.entries<Any>(relaySwagger.paths).flatMap(([path, methods]) =>
  Object.entries<Any>(methods).map(([method, each]) => ({
    id: each.operationId,
    method,
    path,
    parameters: each.parameters.map(resolved),
    responds: resolved(each.responses['200']?.schema),
  })),
);

export const isRelay = ({ host = {} }: Any = {}): boolean =>
  /relay/.test(JSON.stringify([host.connection ?? '', host.connectionName ?? '']));

const pathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{\w+\}/g, '@\\{encodeURIComponent\\(.+\\)\\}')}$`);

export const calledOperationOf = (inputs: Any): Operation | undefined =>
  operations.find(({ id, method, path }) =>
    inputs.host.operationId
      ? id === inputs.host.operationId
      : method === inputs.method && pathPattern(path).test(inputs.path),
  );

/** Name and value of every input that the relay is given, by place. */
const givenTo = (operation: Operation, inputs: Any): { readonly values: Any; readonly body: Any } => {
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
};

const isExpression = (value: Any): boolean => typeof value === 'string' && value.includes('@');
const TYPES: Readonly<Record<string, (value: Any) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object',
};

const valueFaults = (schema: Any, value: Any, place: string): string[] => {
  const { type, enum: choices, items } = resolved(schema);
  if (isExpression(value)) return [];
  if (!TYPES[type]?.(value)) return [`${place} is no ${type}`];
  if (choices && !choices.includes(value)) return [`${place} cannot be ${value}`];
  return Array.isArray(value)
    ? value.flatMap((each) => valueFaults(items, each, place))
    : objectFaults(schema, value, place);
};

const objectFaults = (schema: Any, value: Any, place: string): string[] => {
  const { type, properties = {}, required = [] } = resolved(schema);
  if (type !== 'object') return [];
  const missing = required.filter((name: string) => value?.[name] === undefined);
  return [
    ...missing.map((name: string) => `${place} lacks ${name}`),
    ...Object.entries<Any>(value ?? {}).flatMap(([name, each]) =>
      properties[name] ? valueFaults(properties[name], each, `${place}/${name}`) : [`${place} has no ${name}`],
    ),
  ];
};

/** Every operation exists, has these inputs, and gets those that it must have. */
export const callFaults = (name: string, inputs: Any): string[] => {
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
};
