// The expression functions that the samples use, and no others. Source: Microsoft, workflow definition language functions reference.
import { isDeepStrictEqual } from 'node:util';
import { DAY_MS } from '../../../functions/core/time.ts';
import type { TemplateJson } from '../expression/template.ts';

type Works = (...inputs: readonly TemplateJson[]) => TemplateJson;

export const functions: Readonly<Record<string, Works>> = {
  and: (...values) => values.every((value) => value === true),
  not: (value) => value !== true,
  equals: (one, other) => isDeepStrictEqual(one, other),
  greater: (one, other) => number(one) > number(other),
  if: (condition, one = null, other = null) => (condition === true ? one : other),
  coalesce: (...values) => values.find((value) => value !== null) ?? null,
  empty: isEmpty,
  length: lengthOf,
  first: (values) => (typeof values === 'string' ? values.slice(0, 1) : (list(values)[0] ?? null)),
  join: (values, between) => list(values).map(shownValue).join(text(between)),
  json: (value) => JSON.parse(text(value)),
  string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  concat: (...values) => values.map(shownValue).join(''),
  substring: (value, start, size) => text(value).slice(number(start), number(start) + number(size)),
  replace: (value, from, to) => text(value).replaceAll(text(from), text(to)),
  startsWith: (value, start) => text(value).toLowerCase().startsWith(text(start).toLowerCase()),
  encodeURIComponent: (value) => encodeURIComponent(text(value)),
  add: (one, other) => number(one) + number(other),
  mul: (one, other) => number(one) * number(other),
  addDays: (time, days, format) => formatted(addDays(dateOf(time), number(days)), format),
};

/** String conversion: empty for null, and a capital letter for booleans. */
export function shownValue(value: TemplateJson): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function number(value: TemplateJson | undefined): number {
  if (typeof value !== 'number') throw new Error(`Expected a number, found ${JSON.stringify(value)}.`);
  return value;
}

function list(value: TemplateJson | undefined): readonly TemplateJson[] {
  if (!Array.isArray(value)) throw new Error(`Expected a list, found ${JSON.stringify(value)}.`);
  return value;
}

function text(value: TemplateJson | undefined): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, found ${JSON.stringify(value)}.`);
  return value;
}

function lengthOf(value: TemplateJson | undefined): number {
  return typeof value === 'string' ? value.length : list(value).length;
}

function isEmpty(value: TemplateJson | undefined): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && !Array.isArray(value) ? Object.keys(value).length === 0 : lengthOf(value) === 0;
}

function dateOf(value: TemplateJson | undefined): Date {
  const date = new Date(text(value));
  if (Number.isNaN(date.getTime())) throw new Error(`${value} is not a time.`);
  return date;
}

function formatted(date: Date, format: TemplateJson | undefined): string {
  if (format === undefined) return date.toISOString();
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const written = text(format).replace('yyyy', year).replace('MM', month).replace('dd', day);
  if (/[a-zA-Z]/.test(written)) throw new Error(`The format ${format} is not supported in samples.`);
  return written;
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS);
}
