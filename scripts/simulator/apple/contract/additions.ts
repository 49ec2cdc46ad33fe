// Routes, operations and schemas that the package with Apple's contract lacks, from the facts that the connector keeps of them.
import { once } from '../../../../connector/core/memoize.ts';
import { addedContract } from '../../../../connector/stores/apple/addedContract.ts';
import { addedRelationships } from '../../../../connector/stores/apple/assetLibraryContract.ts';
import type { BodyFacts, OperationFacts, ResourceFacts, Shape } from '../../../../connector/stores/apple/contract.ts';
import { openContract } from '../../../../connector/stores/apple/contractFile.ts';
import type { ContractOperation, ContractParameter } from './operation.ts';
import type { ContractSchema } from './source.ts';

const contract = once(() => openContract({ version: '', ...addedContract }));

const kinds: Readonly<Record<string, ContractSchema>> = {
  flag: { type: 'boolean' },
  integer: { type: 'integer' },
  number: { type: 'number' },
};

/** In the form of the package's text: name, method and path. */
export function addedRoutes(): readonly { readonly name: string; readonly method: string; readonly path: string }[] {
  return contract().names.map((id) => {
    const [method = '', path = ''] = contract().outline(id)?.route.split(' ') ?? [];
    return { name: nameOf(id), method, path };
  });
}

export function addedOperation(name: string): ContractOperation | undefined {
  const id = contract().names.find((each) => nameOf(each) === name);
  const facts = id === undefined ? undefined : contract().operation(id);
  if (id === undefined || !facts) return undefined;
  const [method] = facts.route.split(' ');
  return {
    name,
    parameters: new Map(Object.entries(facts.query ?? {}).map(([key, shape]) => [key, parameterOf(key, shape)])),
    ...(facts.body && { body: `${name}Request` }),
    status: method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200,
    ...(facts.answer && { answer: `${name}Response` }),
  };
}

/** The schemas of resources, requests and responses. A resource that only gets a relationship has its own schema, too. */
export const addedSchemas = once((): Readonly<Record<string, ContractSchema>> => {
  const { schemas, resources } = addedContract;
  const extended = Object.entries(addedRelationships).map(
    ([name, more]) => [`${name}Additions`, resourceSchema({ type: typeOf(name), ...more })] as const,
  );
  return {
    ...Object.fromEntries(Object.entries(schemas).map(([name, shape]) => [name, schemaOf(shape)])),
    ...Object.fromEntries(Object.entries(resources).map(([name, facts]) => [name, resourceSchema(facts)])),
    ...Object.fromEntries(extended),
    ...Object.fromEntries(contract().names.flatMap((id) => bodiesOf(id, contract().operation(id) as OperationFacts))),
  };
});

function nameOf(id: string): string {
  return id
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** `AppStoreVersionLocalization`: its resources have the type appStoreVersionLocalizations. */
function typeOf(resource: string): string {
  return `${resource.charAt(0).toLowerCase()}${resource.slice(1)}s`;
}

function parameterOf(name: string, shape: Shape): ContractParameter {
  const text = String(shape);
  const [, own] = /^\*#(.*)$/.exec(text) ?? [];
  const words = own === undefined ? undefined : contract().values(own || name);
  return {
    name,
    required: false,
    many: text.startsWith('*'),
    kind: text.startsWith('integer') ? 'number' : 'text',
    ...(words && { words }),
  };
}

function schemaOf(shape: Shape): ContractSchema {
  if (typeof shape !== 'string')
    return shape.list === undefined
      ? { type: 'object', properties: mapped(shape.fields ?? {}) }
      : { type: 'array', items: schemaOf(shape.list) };
  const [word = ''] = shape.split('|');
  if (word.startsWith('*')) return { type: 'array', items: schemaOf(word.slice(1)) };
  if (word.startsWith('#')) return { $ref: reference(word.slice(1)) };
  const schema = kinds[word] ?? { type: 'string' };
  return shape.includes('|null') ? { ...schema, nullable: true } : schema;
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

function mapped(shapes: Readonly<Record<string, Shape>>): Readonly<Record<string, ContractSchema>> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)]));
}

function linkage(type: string): ContractSchema {
  const [of = ''] = type.split('|');
  const properties = { type: { type: 'string', enum: [of] }, id: { type: 'string' } };
  return { type: 'object', required: ['id', 'type'], properties };
}

/** Only a list of related resources has an address, and so has the library of an app. */
function resourceSchema({ type, attributes = {}, one = {}, many = {} }: ResourceFacts): ContractSchema {
  const links: ContractSchema = { type: 'object', properties: {} };
  const toOne = Object.entries(one).map(
    ([name, of]) => [name, { properties: { ...(name === 'assetLibrary' && { links }), data: linkage(of) } }] as const,
  );
  const toMany = Object.entries(many).map(
    ([name, of]) => [name, { properties: { links, data: { type: 'array', items: linkage(of) } } }] as const,
  );
  return {
    type: 'object',
    properties: {
      ...{ type: { type: 'string', enum: [type] }, id: { type: 'string' } },
      attributes: { type: 'object', properties: mapped(attributes) },
      relationships: { type: 'object', properties: Object.fromEntries([...toOne, ...toMany]) },
    },
  };
}

function bodiesOf(id: string, { body, answer }: OperationFacts): readonly (readonly [string, ContractSchema])[] {
  const name = nameOf(id);
  return [
    ...(body && 'type' in body ? [[`${name}Request`, requestSchema(body)] as const] : []),
    ...(answer ? [[`${name}Response`, responseSchema(answer)] as const] : []),
  ];
}

function requestSchema(body: Exclude<BodyFacts, { links: string }>): ContractSchema {
  const { type, id, attributes = {}, one = {}, many = {} } = body;
  const related = [
    ...Object.entries(one).map(([name, of]) => [name, linkage(of), of] as const),
    ...Object.entries(many).map(([name, of]) => [name, { type: 'array', items: linkage(of) }, of] as const),
  ];
  const relationships: ContractSchema = {
    type: 'object',
    required: related.filter(([, , of]) => of.includes('|required')).map(([name]) => name),
    properties: Object.fromEntries(
      related.map(([name, data]) => [name, { type: 'object', required: ['data'], properties: { data } }]),
    ),
  };
  const data: ContractSchema = {
    type: 'object',
    required: ['type', ...(id ? ['id'] : [])],
    properties: {
      ...{ type: { type: 'string', enum: [type] }, id: { type: 'string' }, relationships },
      attributes: {
        type: 'object',
        required: Object.keys(attributes).filter((name) => String(attributes[name]).includes('|required')),
        properties: mapped(attributes),
      },
    },
  };
  return { type: 'object', required: ['data'], properties: { data } };
}

function responseSchema(answer: NonNullable<OperationFacts['answer']>): ContractSchema {
  if ('one' in answer) return { properties: { data: { $ref: reference(answer.one) } } };
  if ('page' in answer) return { properties: { data: { type: 'array', items: { $ref: reference(answer.page) } } } };
  return { properties: {} };
}
