// Whatever fits a shape: texts, numbers, dates, lists and objects, made from its schema.
import fc from 'fast-check';
import type { Schema } from '../../connector/core/schema.ts';

/** Blanks alone are no value of an input: they count as not given. */
function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Characters in the sense of JSON Schema. */
function sizeOf(text: string): number {
  return [...text].length;
}

const days = { min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true };
const moment = fc.date(days).map((date) => date.toISOString());
const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);

/** No text may have them, so that an operation takes no value with one. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Texts of a form that a pattern alone does not describe. */
const forms: Readonly<Partial<Record<NonNullable<Schema['format']>, fc.Arbitrary<string>>>> = {
  date: moment.map((text) => text.slice(0, 10)),
  'date-time': fc
    .tuple(moment, fc.constantFrom('Z', '+02:00', '-11:30'))
    .map(([text, zone]) => text.slice(0, 19) + zone),
  uri: fc.tuple(word, fc.webPath()).map(([name, path]) => `https://${name}.example${path}`),
  email: fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example`),
};

/** A number as a text, with up to six digits after the point. */
function numberTextOf([least, most]: NonNullable<Schema['range']>): fc.Arbitrary<string> {
  const scale = 1_000_000;
  return fc
    .integer({ min: least * scale, max: most * scale })
    .map((value) => String(Number((value / scale).toFixed(6))));
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 60, maxBytes = Infinity, range } = schema;
  if (range) return numberTextOf(range).filter((text) => new RegExp(pattern ?? '').test(text));
  const formed = format && forms[format];
  const any = pattern
    ? fc.stringMatching(new RegExp(pattern))
    : fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(60, maxLength) });
  return (formed ?? any).filter(
    (text) =>
      !isBlank(text) &&
      !CONTROL.test(text) &&
      sizeOf(text) >= minLength &&
      sizeOf(text) <= maxLength &&
      Buffer.byteLength(text) <= maxBytes,
  );
}

function numberOf({ minimum = -1e6, maximum = 1e6 }: Schema): fc.Arbitrary<number> {
  return fc.integer({ min: Math.ceil(minimum * 4), max: Math.floor(maximum * 4) }).map((value) => value / 4);
}

/** An object with the required of these members, and any of the others. */
export function arbitraryRecord(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []) {
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, anyOf(each)])), {
    requiredKeys: [...required],
    noNullPrototype: true,
  });
}

/** Whatever fits this shape. */
export function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
  if (schema.type === 'number') return numberOf(schema);
  if (schema.type === 'array')
    return fc.array(anyOf(schema.items ?? { type: 'string' }), { minLength: 1, maxLength: 4 });
  return arbitraryRecord(schema.properties ?? {}, schema.required);
}
