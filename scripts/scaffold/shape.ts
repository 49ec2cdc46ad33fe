// Converts Apple's schemas to the builder functions of rows.
import * as words from '../../connector/stores/apple/enums.ts';
import { phrase, titleOf } from '../../connector/stores/apple/naming.ts';
import { type ContractSchema, resolveReference } from '../simulator/apple/contract/source.ts';
import { quoted, quotedTexts, recordText } from './code.ts';

type SchemaFacts = ContractSchema & { readonly format?: string };

/** Enums that several rows share, such as the platforms. */
const shared: readonly (readonly [string, readonly string[]])[] = (
  [
    ...['audience', 'betaReviewState', 'developerPlatform', 'platform', 'planType', 'role'],
    ...['storeState', 'submissionState', 'territoryCode', 'versionState'],
  ] as const
).map((name) => [name, (words as Readonly<Record<string, { enum?: readonly string[] }>>)[name]?.enum ?? []]);

const formats: Readonly<Record<string, string>> = {
  date: 'day',
  'date-time': 'moment',
  uri: 'link',
  email: 'email',
  int64: 'bigInteger',
};

const simple: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'flag',
  integer: 'integer()',
  number: 'number',
};

/** Schemas may be recursive. */
const DEEPEST = 4;

export function wordsShape(values: readonly string[]): string {
  return shared.find(([, known]) => isSame(known, values))?.[0] ?? `oneOf(${quotedTexts(values)})`;
}

/** Undefined for a schema that a connector cannot express, such as a union. With `what`, inner fields get labels. */
export function shapeOf(given: ContractSchema, depth = 0, what?: string): string | undefined {
  const { type = '', format = '', enum: values, items, properties }: SchemaFacts = resolveReference(given);
  if (values) return wordsShape(values);
  if (type === 'array') {
    const inner = shapeOf(items ?? {}, depth + 1, what);
    return inner === 'text' ? 'list' : inner && `arrayOf(${inner})`;
  }
  if (type === 'object') return properties && objectOf(properties, depth, what);
  return formats[format] ?? (format === '' ? simple[type] : undefined);
}

/** The members of an object. Labels of response members come from their names (connector/stores/apple/labels.ts). */
export function newFieldsOf(
  properties: Readonly<Record<string, ContractSchema>>,
  depth = 0,
  what?: string,
): readonly (readonly [string, string])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const shape = shapeOf(schema, depth + 1, what === undefined ? undefined : phrase(name));
    if (shape === undefined) return [];
    return [[name, what === undefined ? shape : labelled(name, shape, what)]];
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function objectOf(
  properties: Readonly<Record<string, ContractSchema>>,
  depth: number,
  what?: string,
): string | undefined {
  return depth < DEEPEST ? `object(${recordText(newFieldsOf(properties, depth, what))})` : undefined;
}

/** A field with its label; a secret is hidden in the designer. */
function labelled(name: string, shape: string, what: string): string {
  const hidden = shape === 'text' && /(password|secret)$/i.test(name) ? "{ ...text, format: 'password' }" : shape;
  return `field(${hidden}, ${quoted(titleOf(name))}, ${quoted(`The ${phrase(name)} of the ${what}.`)})`;
}
