// The resources of the connector's actions: attributes and relationships of Apple's contract with the words of an overlay.
import { once, remembered, rememberedFor } from '../../core/memoize.ts';
import type { Parameter } from '../../core/operation.ts';
import { define, type Schema } from '../../core/schema.ts';
import { includesSecret } from './access.ts';
import type { Contract, ResourceFacts } from './contract.ts';
import { platformNames } from './enums.ts';
import { documentOf, pageOf, relatedOf as relatedOrNone, resourceOf } from './jsonApi.ts';
import { fieldsOf, includeOf } from './listInputs.ts';
import { capital } from './naming.ts';
import { readWords } from './overlay/readWords.ts';
import type { AttributeWords, ResourceOverlay } from './overlay/types.ts';
import { readShape } from './shapes.ts';

export interface CuratedResource {
  /** Apple's name of the resource type: `apps`. */
  readonly type: string;
  readonly plural: string;
  readonly words: ResourceOverlay;
  readonly include: Parameter;
  readonly fields: Parameter;
  /** The response with a page of resources, with one resource, and with a related resource or null. Made when it is read. */
  readonly page: Schema;
  readonly document: Schema;
  readonly related: Schema;
}

/** The resources of an overlay by Apple's names; each is made once, so that operations share its definitions. */
export function curatedResources(
  contract: Contract,
  overlay: Readonly<Record<string, ResourceOverlay>>,
): (name: string) => CuratedResource {
  return remembered((name) => {
    const words = overlay[name];
    if (!words) throw new Error(`The resource ${name} has no words in its overlay`);
    return curatedResource(contract, name, words);
  });
}

function curatedResource(contract: Contract, apple: string, words: ResourceOverlay): CuratedResource {
  const { name = apple, what, plural = `${what}s`, attributes = {} } = words;
  const facts = contract.resources[apple] ?? { type: '' };
  const { one, many, unlisted } = relatedOf(contract, apple, facts, words);
  const shape = once(() => {
    const shapes = Object.entries(attributes).map(
      ([key, each]) => [key, worded(attributeSchema(contract, facts, key), each)] as const,
    );
    return resourceOf(name, facts.type, what, Object.fromEntries(shapes), { one, many });
  });
  const [page, document, related] = [
    once(() => pageOf(`${name}List`, shape(), capital(plural))),
    once(() => documentOf(`${name}Document`, shape())),
    once(() => relatedOrNone(`${name}OrNone`, shape())),
  ];
  return {
    ...{ type: facts.type, plural, words },
    include: includeOf(
      name,
      [...many, ...one].filter((each) => !includesSecret(each)),
    ),
    fields: fieldsOf(name, facts.type, what, [...Object.keys(attributes), ...many, ...one, ...unlisted]),
    get page() {
      return page();
    },
    get document() {
      return document();
    },
    get related() {
      return related();
    },
  };
}

/** The schema of an attribute, with names for the values of platforms. */
export function attributeSchema(
  contract: Contract,
  { attributes = {} }: Pick<ResourceFacts, 'attributes'>,
  name: string,
) {
  const shape = attributes[name];
  if (shape === undefined) throw new Error(`Apple's contract has no attribute ${name}`);
  const { nullable: _, ...schema } = readShape(contract, shape).schema;
  return withNames(schema);
}

/** A schema with the words of an overlay, and those of its members. */
export function worded(shape: Schema, words: AttributeWords): Schema {
  const { title, description, more } = readWords(words);
  const own = more.schema
    ? { ...more.schema, ...wordsOf(shape), ...wordsOf(more.schema) }
    : withFields(shape, more.fields);
  const labelled = {
    ...own,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(more.visibility && { visibility: more.visibility }),
  };
  return more.name === undefined ? labelled : define(more.name, labelled);
}

/** Another schema keeps the words, unless it has its own. */
function wordsOf({ title, description }: Schema) {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

/** Display names where all values are platforms. */
export function withNames(schema: Schema): Schema {
  const { enum: values, items } = schema;
  if (items) return { ...schema, items: withNames(items) };
  if (!values?.every((value) => Object.hasOwn(platformNames, value))) return schema;
  const names = values.map((value) => [value, platformNames[value] ?? value]);
  return { ...schema, displayNames: Object.fromEntries(names) };
}

function withFields(shape: Schema, fields: Readonly<Record<string, AttributeWords>> | undefined): Schema {
  if (!fields) return shape;
  if (shape.items) return { ...shape, items: withFields(shape.items, fields) };
  const properties = Object.entries(fields).map(([name, words]) => {
    const inner = shape.properties?.[name];
    if (!inner) throw new Error(`Apple's contract has no member ${name}`);
    return [name, worded(inner, words)] as const;
  });
  return { ...shape, properties: Object.fromEntries(properties) };
}

/** Relationships that `include` supports, and those that only `fields` supports. */
function relatedOf(contract: Contract, apple: string, facts: ResourceFacts, { relationships }: ResourceOverlay) {
  const included = includes(contract).get(apple) ?? new Set();
  const names = (table: Readonly<Record<string, string>> = {}): readonly string[] =>
    (relationships ?? Object.keys(table)).filter((name) => name in table && included.has(name));
  const known = new Set([...Object.keys(facts.attributes ?? {}), ...included]);
  const fields = contract.values(`fields[${facts.type}]`) ?? [];
  // the values are those of all schemas of this type, such as the experiments of two versions of the API
  const own = new Set([facts.one, facts.many].flatMap((table) => Object.keys(table ?? {})));
  const unlisted = fields.filter((name) => !known.has(name) && own.has(name));
  return { one: names(facts.one), many: names(facts.many), unlisted };
}

/** What the operations of each resource can include. */
const includes = rememberedFor(findIncludes);

function findIncludes(contract: Contract): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const id of contract.names) {
    const { answer = { media: '' }, query = {} } = contract.operation(id) ?? {};
    const name = 'one' in answer ? answer.one : 'page' in answer ? answer.page : undefined;
    if (name === undefined || query.include === undefined) continue;
    const values = readShape(contract, query.include, 'include').schema.items?.enum ?? [];
    const all = found.get(name) ?? new Set();
    found.set(name, all);
    for (const value of values) all.add(value);
  }
  return found;
}
