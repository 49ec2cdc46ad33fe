// Converts OpenAPI schemas to the short form of the facts (connector/stores/apple/contract.ts).
import type { Shape, ShapeObject } from '../../connector/stores/apple/contract.ts';
import { resolveSchema } from '../apple-contract/openapi.ts';
import { asList, asText, asTexts, type JsonTree, tree } from '../connector-lint/json.ts';

export interface Shapes {
  readonly of: (schema: unknown) => Shape;
  /** The same with the mark `required`. */
  readonly required: (schema: unknown) => Shape;
  /** Names of the schemas referenced so far. */
  readonly named: () => ReadonlyMap<string, Shape>;
}

const formats: Readonly<Record<string, string>> = { 'date-time': 'moment', date: 'day', uri: 'link', email: 'email' };
const types: Readonly<Record<string, string>> = { string: 'text', boolean: 'flag' };

/** Converts schemas of one document, and records the named schemas that they reference. */
export function openShapes(whole: JsonTree): Shapes {
  const named = new Map<string, Shape>();
  const note = (name: string): string => {
    if (!named.has(name)) {
      named.set(name, ''); // in case it references itself
      named.set(name, bare(tree(tree(tree(whole.components).schemas)[name])));
    }
    return `#${name}`;
  };
  const bare = (schema: JsonTree): Shape => {
    if (typeof schema.$ref === 'string') return note(schema.$ref.split('/').at(-1) ?? '');
    if (schema.enum !== undefined) return { values: asTexts(schema.enum) };
    if (schema.oneOf !== undefined) return unionOf(asList(schema.oneOf).map(of));
    if (schema.type === 'array') return listOf(of(schema.items));
    if (schema.type !== 'object') return simple(schema);
    if (schema.additionalProperties !== undefined) return { map: of(schema.additionalProperties) };
    const fields = Object.entries(tree(schema.properties)).map(([name, each]) => [name, of(each)] as const);
    return { fields: Object.fromEntries(fields) };
  };
  const of = (schema: unknown): Shape =>
    marked(bare(tree(schema)), marksOf(resolveSchema(whole, schema), tree(schema)));
  return { of, required: (schema) => marked(of(schema), ['required']), named: () => named };
}

/** The members of all alternatives: a body is one of them. */
function unionOf(shapes: readonly Shape[]): Shape {
  const fields = shapes.flatMap((each) => (typeof each === 'string' ? [] : Object.entries(each.fields ?? {})));
  return { fields: Object.fromEntries(fields) };
}

function listOf(items: Shape): Shape {
  return typeof items === 'string' && !/[*|]/.test(items) ? `*${items}` : { list: items };
}

function simple({ type, format, maximum, minimum }: JsonTree): string {
  const name = formats[asText(format)] ?? types[asText(type)] ?? asText(type);
  const least = typeof minimum === 'number' && minimum !== -(2 ** 63) ? `>=${minimum}` : '';
  const most = typeof maximum === 'number' && maximum < 2 ** 53 ? `<=${maximum}` : '';
  return `${name}${least}${most}`;
}

function marked(shape: Shape, marks: readonly string[]): Shape {
  if (marks.length === 0) return shape;
  if (typeof shape === 'string') return [shape, ...marks].join('|');
  const all = [...(shape.marks ? [shape.marks] : []), ...marks].join('|');
  return { ...shape, marks: all } satisfies ShapeObject;
}

/** A reference keeps its own marks; those of its target belong to the target. */
function marksOf(resolved: JsonTree, own: JsonTree): readonly string[] {
  const { nullable, deprecated } = own.$ref === undefined ? own : { ...resolved, ...own };
  return [...(nullable === true ? ['null'] : []), ...(deprecated === true ? ['deprecated'] : [])];
}
