// Keeps an answer small enough for the context of a model: rows first, `next` to go on, never a broken JSON.
import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { rowsAt } from '../../connector/emit/mcpAnswer.ts';
import { Failure } from '../core/errors.ts';
import { cutLinks } from './cutLinks.ts';
import { type Next, nextPageInputs, type ToolCall } from './nextCall.ts';
import { readPlain } from './plainData.ts';

interface Bounded {
  /** The data as JSON: each row is written once. */
  readonly json: string;
  readonly next?: Next | undefined;
  readonly shortened: boolean;
}

/** Related resources as JSON, by type and ID. */
type Related = ReadonlyMap<string, string>;

/** Longest data of a result, in characters: about 15,000 tokens. */
const LONGEST_DATA = 60_000;
/** What every result has beside its rows, in characters. */
const RESERVED = 2_000;
/** Longest text when a single row is too long, in characters. */
const LONGEST_TEXT = 1_000;
/** Stands for the rows in the JSON around them; random, so that no store writes it. */
const ROWS = randomUUID();

/**
 * Leaves out the links of the store, the rows that were given before, and those that do not fit. `text` is valid JSON;
 * `leftOut` of its rows were omitted because of their type.
 * What is short enough is not parsed: that would cost more than the call itself.
 */
export function boundedData(call: ToolCall, text: string, leftOut?: number): Bounded {
  const { skip, operation } = call;
  const { pages } = operation;
  const cut = cutLinks(text);
  const isShort = skip === 0 && cut.isPlain && cut.text.length <= LONGEST_DATA - RESERVED;
  if (isShort && (!pages || pages.linked))
    return { json: compact(cut.text), next: nextPageInputs(call, cut), shortened: false };
  const { plain: data, nextLink = cut.nextLink } = readPlain(cut.text);
  const nextPage = nextPageInputs(call, { nextLink, document: data, leftOut });
  const path = rowsAt(operation)?.split('/').filter(Boolean);
  const rows = path && valueAt(data, path);
  if (!path || !Array.isArray(rows)) return { ...fitted(data), next: nextPage };
  const left = skip > 0 ? rows.slice(skip) : rows;
  const { included, ...others } = isJsonObject(data) ? data : {};
  const around = JSON.stringify(path.length === 0 ? [ROWS] : withRows(others, path, [ROWS]));
  const related = relatedResources(included);
  const { kept, named, shortened } = rowsThatFit(left, related, LONGEST_DATA - around.length - RESERVED);
  const withKept = around.replace(`"${ROWS}"`, () => kept.join(','));
  const resources = [...(related ?? [])].flatMap(([name, resource]) => (named.has(name) ? [resource] : []));
  const json = related ? `${withKept.slice(0, -1)},"included":[${resources.join(',')}]}` : withKept;
  if (json.length > 2 * LONGEST_DATA) throw tooLarge();
  return { json, next: kept.length < left.length ? { skip: skip + kept.length } : nextPage, shortened };
}

/** The first row is always there, with its texts shortened if it would not fit. `named` are the resources of the rows. */
function rowsThatFit(rows: readonly unknown[], related: Related | undefined, budget: number) {
  const kept: string[] = [];
  const named = new Set<string>();
  let size = 0;
  for (const row of rows) {
    const json = JSON.stringify(row);
    const more = related
      ? [...new Set(identifiersIn(row))].filter((name) => related.has(name) && !named.has(name))
      : [];
    size += json.length + 1 + more.reduce((sum, name) => sum + (related?.get(name)?.length ?? 0) + 1, 0);
    if (size > budget) break;
    kept.push(json);
    for (const name of more) named.add(name);
  }
  if (kept.length > 0 || rows.length === 0) return { kept, named, shortened: false };
  const first = related ? identifiersIn(rows[0]) : [];
  return { kept: [fitted(rows[0]).json], named: new Set(first), shortened: true };
}

function relatedResources(included: unknown): Related | undefined {
  if (!Array.isArray(included)) return undefined;
  return new Map(included.filter(isJsonObject).map((each) => [`${each.type}/${each.id}`, JSON.stringify(each)]));
}

/** JSON:API resource identifiers in a value: `type/id`. */
function identifiersIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(identifiersIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.type === 'string' && typeof value.id === 'string' ? [`${value.type}/${value.id}`] : [];
  return [...own, ...Object.values(value).flatMap(identifiersIn)];
}

/** A value without rows that is too long gets shorter texts. */
function fitted(data: unknown): { readonly json: string; readonly shortened: boolean } {
  const json = JSON.stringify(data);
  if (json.length <= LONGEST_DATA) return { json, shortened: false };
  const shorter = JSON.stringify(withShortTexts(data));
  if (shorter.length <= LONGEST_DATA) return { json: shorter, shortened: true };
  throw tooLarge();
}

function tooLarge(): Failure {
  return new Failure('payload_too_large', 'The answer is too large for a tool. Ask for fewer rows or fewer fields.');
}

function withShortTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value;
  if (Array.isArray(value)) return value.map(withShortTexts);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withShortTexts(each)]));
}

/** Without the blanks of an indented text, which would fill a context. JSON has line breaks between values only. */
function compact(text: string): string {
  return text.includes('\n') ? JSON.stringify(JSON.parse(text)) : text;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (isJsonObject(found) ? found[name] : undefined), value);
}

function withRows(value: JsonObject, [name = '', ...rest]: readonly string[], rows: readonly unknown[]): JsonObject {
  const below = value[name];
  return { ...value, [name]: rest.length === 0 ? rows : withRows(isJsonObject(below) ? below : {}, rest, rows) };
}
