// Keeps an answer small enough for the context of a model: rows first, `next` to go on, never a broken JSON.
import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import { rowsAt } from '../../connector/emit/mcpAnswer.ts';
import { Failure } from '../core/errors.ts';
import { truncated } from '../core/sentence.ts';
import { type CutAnswer, cutLinks } from './cutLinks.ts';
import { leadOn, type Onward, type ToolCall } from './nextCall.ts';
import { parseAnswer, readPlain } from './plainData.ts';

/** An answer that is JSON. */
interface JsonAnswer {
  readonly text: string;
  /** The text was found to be JSON before: an answer that is too long for that is forwarded as it comes. */
  readonly isScanned: boolean;
  /** Number of its rows that were omitted because of their type. */
  readonly leftOut?: number | undefined;
}

interface Bounded extends Onward {
  /** The data as JSON: each row is written once. */
  readonly json: string;
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
/** Blanks that would fill a context: JSON has line breaks between values only, and such a quote ends a name. */
const [INDENT, AROUND_COLON] = [/\n[ \t]*/g, /(?<=\w") : /g] as const;
/** Stands for the rows in the JSON around them; random, so that no store writes it. */
const ROWS = randomUUID();

/**
 * Leaves out the links of the store, the rows that were given before, and those that do not fit. What is short and was
 * scanned before is not parsed: that would cost more than the call itself. Throws `store_invalid_answer` if an answer
 * that was not scanned is no JSON.
 */
export function boundedData(call: ToolCall, { text, isScanned, leftOut }: JsonAnswer): Bounded {
  const cut = cutLinks(text);
  const { pages } = call.operation;
  const isShort = call.skip === 0 && cut.isPlain && cut.text.length <= LONGEST_DATA - RESERVED;
  if (!isShort || (pages && !pages.linked)) return parsedData(call, cut, leftOut);
  const json = isScanned ? withoutBlanks(cut.text) : JSON.stringify(parseAnswer(cut.text));
  return { json, shortened: false, ...leadOn(call, cut) };
}

function withoutBlanks(text: string): string {
  return text.includes('\n') ? text.replace(INDENT, '').replace(AROUND_COLON, ':') : text;
}

function parsedData(call: ToolCall, cut: CutAnswer, leftOut: number | undefined): Bounded {
  const { plain: data, nextLink = cut.nextLink } = readPlain(cut.text);
  const onward = leadOn(call, { nextLink, document: data, leftOut });
  const path = rowsAt(call.operation)?.split('/').filter(Boolean);
  const rows = path && valueAt(data, path);
  if (!path || !Array.isArray(rows)) return Object.assign({}, fitted(data), onward);
  const left = rows.slice(call.skip);
  const { kept, ...written } = rowsAnswer(data, path, left);
  return Object.assign({}, written, kept < left.length ? { next: { skip: call.skip + kept } } : onward);
}

/** As many of the rows as fit, in the document that they are of, with the resources that they name. */
function rowsAnswer(data: unknown, path: readonly string[], rows: readonly unknown[]) {
  const { included, ...others } = isJsonObject(data) ? data : {};
  const around = JSON.stringify(path.length === 0 ? [ROWS] : withRows(others, path, [ROWS]));
  const related = relatedResources(included);
  const { kept, named, shortened } = rowsThatFit(rows, related, LONGEST_DATA - around.length - RESERVED);
  const withKept = around.replace(`"${ROWS}"`, () => kept.join(','));
  const resources = [...(related ?? [])].flatMap(([name, resource]) => (named.has(name) ? [resource] : []));
  const json = related ? `${withKept.slice(0, -1)},"included":[${resources.join(',')}]}` : withKept;
  if (json.length > 2 * LONGEST_DATA) throw tooLargeForTool();
  return { json, kept: kept.length, shortened };
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
  throw tooLargeForTool();
}

/** The failure of an answer of which not even a part fits. */
export function tooLargeForTool(): Failure {
  return new Failure('payload_too_large', 'The answer is too large for a tool. Ask for fewer rows or fewer fields.');
}

function withShortTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${truncated(value, LONGEST_TEXT)}...` : value;
  if (Array.isArray(value)) return value.map(withShortTexts);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withShortTexts(each)]));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (isJsonObject(found) ? found[name] : undefined), value);
}

function withRows(value: JsonObject, [name = '', ...rest]: readonly string[], rows: readonly unknown[]): JsonObject {
  const below = value[name];
  return { ...value, [name]: rest.length === 0 ? rows : withRows(isJsonObject(below) ? below : {}, rest, rows) };
}
