// The smallest call of an operation: its path, what it cannot do without, and a body of required inputs.
import type { StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

export interface MinimalCall {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** `madeIdOf` gives the ID of a resource of a type. */
export function minimalCall(operation: StoreOperation, idOf: (type: string) => string): MinimalCall {
  const { parameters, body, document } = operation;
  const [, , type = ''] = operation.path.split('/');
  const ids = (name: string): unknown => {
    if (document && 'links' in document) return document.many ? [idOf(document.type)] : idOf(document.type);
    const relation = document?.relations[name];
    return relation && (relation.many ? [idOf(relation.type)] : idOf(relation.type));
  };
  const needed = parameters.filter((each) => each.in === 'query' && each.required);
  const query = needed.map(({ name, schema }) => [name, String(ids(name) ?? sample(schema, name))]);
  const inputs = (body?.required ?? []).map((name) => [name, ids(name) ?? sample(body?.properties?.[name], name)]);
  return {
    path: Object.fromEntries(operation.names.path.map((name) => [name, idOf(type)])),
    query: Object.fromEntries(query),
    ...(body && { body: Object.fromEntries(inputs) }),
  };
}

const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-06-01T10:00:00Z',
  date: '2026-06-01',
  uri: 'https://example.com/a',
  email: 'someone@example.com',
};

function sample(schema: Schema | undefined, name: string): unknown {
  const { type = 'string', enum: values, format = '', items, properties = {}, additional } = schema ?? {};
  if (values) return values[0];
  if (type === 'array') return [sample(items, name)];
  if (type === 'integer' || type === 'number') return schema?.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'object')
    return additional
      ? { a: 'b' }
      : Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, sample(each, key)]));
  return texts[format] ?? (/locale/i.test(name) ? 'en-US' : '1');
}
