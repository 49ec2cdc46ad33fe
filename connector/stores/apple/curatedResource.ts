// The resources of the connector's actions: attributes and relationships of Apple's contract with the words of an overlay.
import { define, type Schema } from '../../core/schema.ts';
import type { Contract, ResourceFacts } from './contract.ts';
import { platformNames } from './enums.ts';
import { readWords } from './overlay/readWords.ts';
import type { AttributeWords, ResourceOverlay } from './overlay/types.ts';
import { type Resource, resource } from './resource.ts';
import { readShape } from './shapes.ts';

export interface CuratedResource extends Resource {
  readonly plural: string;
  readonly words: ResourceOverlay;
}

/** The resources of an overlay by Apple's names; each is made once, so that operations share its definitions. */
export function curatedResources(
  contract: Contract,
  overlay: Readonly<Record<string, ResourceOverlay>>,
): (name: string) => CuratedResource {
  const made = new Map<string, CuratedResource>();
  return (name) => {
    const words = overlay[name];
    if (!words) throw new Error(`The resource ${name} has no words in its overlay`);
    const known = made.get(name) ?? curatedResource(contract, name, words);
    made.set(name, known);
    return known;
  };
}

function curatedResource(contract: Contract, apple: string, words: ResourceOverlay): CuratedResource {
  const { name = apple, what, plural = `${what}s`, attributes = {} } = words;
  const facts = contract.resources[apple] ?? { type: '' };
  const shapes = Object.entries(attributes).map(
    ([key, each]) => [key, worded(attributeSchema(contract, facts, key), each)] as const,
  );
  const parts = { attributes: Object.fromEntries(shapes), plural, ...relatedOf(contract, apple, facts, words) };
  return { ...resource(name, facts.type, what, parts), plural, words };
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
  const own = more.schema ? { ...more.schema, ...wordsOf(shape), ...wordsOf(more.schema) } : withFields(shape, more.fields);
  const labelled = {
    ...own,
    ...(title !== undefined && { title }),
    ...(more.title !== undefined && { title: more.title }),
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
  const included = new Set(contract.names.flatMap((id) => includesOf(contract, id, apple)));
  const names = (table: Readonly<Record<string, string>> = {}): readonly string[] =>
    (relationships ?? Object.keys(table)).filter((name) => name in table && included.has(name));
  const known = new Set([...Object.keys(facts.attributes ?? {}), ...included]);
  const fields = contract.values(`fields[${facts.type}]`) ?? [];
  return { one: names(facts.one), many: names(facts.many), unlisted: fields.filter((name) => !known.has(name)) };
}

function includesOf(contract: Contract, id: string, resource: string): readonly string[] {
  const { answer = { media: '' } } = contract.outline(id) ?? {};
  const name = 'one' in answer ? answer.one : 'page' in answer ? answer.page : undefined;
  if (name !== resource) return [];
  const shape = contract.operation(id)?.query?.include;
  return shape === undefined ? [] : (readShape(contract, shape, 'include').schema.items?.enum ?? []);
}
