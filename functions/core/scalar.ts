// Coerces a text to its declared type when it has exactly one interpretation.
import type { Schema } from '../../connector/core/schema.ts';
import { stringFormats } from './stringFormats.ts';

const BLANKS = ' \t\u00a0\ufeff';

/** Power Automate and Logic Apps write `True` (Azure/logicapps #780); the labels of such inputs say *Yes to ...*. */
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
]);

const compiled = new Map<string, RegExp>();

/**
 * Coerces a text, trimmed except for free text with `free` as `kept`. A secret is never altered. A text that cannot be
 * coerced is returned unchanged, so that validation can report it.
 */
export function readScalar(
  schema: Schema,
  given: string,
  free: 'trimmed' | 'kept' = 'trimmed',
): string | number | boolean {
  if (schema.format === 'password') return given;
  const text = trimmed(given);
  if (schema.type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (schema.type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return truths.get(text.toLowerCase()) ?? text;
  if (schema.enum) return readEnum(schema.enum, text);
  const accepts = checkOf(schema);
  if (!accepts || accepts(given)) return free === 'kept' ? given : text;
  return candidates(schema, text).find(accepts) ?? text;
}

/** Trims whitespace, including the line end that a split text or a file leaves. */
export function trimmed(text: string): string {
  let from = 0;
  while (from < text.length && BLANKS.includes(text.charAt(from))) from += 1;
  return text.slice(from).trimEnd();
}

/** Case-insensitive enum match (`ios` is `IOS`), if only one value matches. */
function readEnum(values: readonly string[], text: string): string {
  if (values.includes(text)) return text;
  const same = values.filter((value) => value.toLowerCase() === text.toLowerCase());
  return same.length === 1 && same[0] !== undefined ? same[0] : text;
}

/** The check of the declared pattern or format; undefined for free text. */
function checkOf({ pattern, format }: Schema): ((text: string) => boolean) | undefined {
  const form = format === undefined ? true : stringFormats[format];
  if (pattern === undefined && form === true) return undefined;
  const wanted = pattern === undefined ? undefined : regexOf(pattern);
  return (text) => (!wanted || wanted.test(text)) && (form === true || form.test(text));
}

/**
 * An unescaped plus sign in a query arrives as a space; date-times and email addresses get it back. Only ASCII letters
 * become capitals: the ligature U+FB00 would become FF, which may be the ID of something else.
 */
function candidates({ format }: Schema, text: string): readonly string[] {
  const isLossy = format === 'date-time' || format === 'email';
  return [
    text,
    ...(isLossy ? [text.replaceAll(' ', '+')] : []),
    text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  ];
}

/** Each pattern is compiled once, with the flags that Ajv uses. */
function regexOf(pattern: string): RegExp {
  const regex = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, regex);
  return regex;
}
