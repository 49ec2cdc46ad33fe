// Keeps an answer small enough for the context of a model: rows first, `next` to go on, never a broken JSON.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { aliasOf } from '../../connector/emit/mcpTools.ts';
import { Failure } from '../core/errors.ts';

/** The inputs that lead on, to be added to those of the same call. */
export type Next = Readonly<Record<string, string | number>>;

interface Bounded {
  readonly data: unknown;
  readonly next?: Next | undefined;
  readonly shortened: boolean;
}

/** Longest data of a result, in characters: about 15,000 tokens. */
const LONGEST_DATA = 60_000;
/** What every result has beside its rows, in characters. */
const RESERVED = 2_000;
/** Longest text when a single row is too long, in characters. */
const LONGEST_TEXT = 1_000;

/** Leaves out the links of the store, the rows that were given before, and those that do not fit. */
export function boundedData(operation: Operation, answer: unknown, skip: number): Bounded {
  const nextPage = nextPageOf(operation, answer);
  const data = withoutLinks(answer);
  const path = (operation.pages?.items ?? operation.list)?.split('/');
  const rows = path && valueAt(data, path);
  if (!path || !Array.isArray(rows)) return { ...fitted(data), next: nextPage };
  const left = rows.slice(skip);
  const { included, ...others } = isJsonObject(data) ? data : {};
  const base = JSON.stringify(withRows(others, path, [])).length + RESERVED;
  const { kept, shortened } = rowsThatFit(left, included, LONGEST_DATA - base);
  const whole = withRows(others, path, kept);
  const related = includedOf(kept, included);
  const isCut = kept.length < left.length;
  const bounded = related ? { ...whole, included: related } : whole;
  if (JSON.stringify(bounded).length > 2 * LONGEST_DATA) throw tooLarge();
  return {
    data: bounded,
    next: isCut ? { skip: skip + kept.length } : nextPage,
    shortened,
  };
}

/** The first row is always there, with its texts shortened if it would not fit. */
function rowsThatFit(rows: readonly unknown[], included: unknown, budget: number) {
  const kept: unknown[] = [];
  const known = new Set<string>();
  let size = 0;
  for (const row of rows) {
    const more = newlyIncluded([row], included, known);
    size +=
      JSON.stringify(row).length + 1 + more.reduce((sum: number, each) => sum + JSON.stringify(each).length + 1, 0);
    if (size > budget) break;
    kept.push(row);
  }
  if (kept.length > 0 || rows.length === 0) return { kept, shortened: false };
  return { kept: [fitted(rows[0]).data], shortened: true };
}

/** The related resources that these rows name. */
function includedOf(rows: readonly unknown[], included: unknown): readonly unknown[] | undefined {
  return Array.isArray(included) ? newlyIncluded(rows, included, new Set()) : undefined;
}

function newlyIncluded(rows: readonly unknown[], included: unknown, known: Set<string>): readonly unknown[] {
  if (!Array.isArray(included)) return [];
  const named = new Set(rows.flatMap(identifiersIn));
  return included.filter((each) => {
    const [name] = isJsonObject(each) ? [`${each.type}/${each.id}`] : [];
    if (name === undefined || !named.has(name) || known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** JSON:API resource identifiers in a value: `type/id`. */
function identifiersIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(identifiersIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.type === 'string' && typeof value.id === 'string' ? [`${value.type}/${value.id}`] : [];
  return [...own, ...Object.values(value).flatMap(identifiersIn)];
}

/** A value without rows that is too long gets shorter texts. */
function fitted(data: unknown): { readonly data: unknown; readonly shortened: boolean } {
  if (JSON.stringify(data).length <= LONGEST_DATA) return { data, shortened: false };
  const shorter = withShortTexts(data);
  if (JSON.stringify(shorter).length <= LONGEST_DATA) return { data: shorter, shortened: true };
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

/** The input that selects the next page, from the address of that page. */
function nextPageOf({ pages }: Operation, answer: unknown): Next | undefined {
  if (!pages || !isJsonObject(answer) || typeof answer.nextLink !== 'string') return undefined;
  const value = URL.canParse(answer.nextLink) ? new URL(answer.nextLink).searchParams.get(pages.input) : null;
  return value === null ? undefined : { [aliasOf(pages.input)]: value };
}

/** A store's links lead to addresses that only the relay can call; relationships without data are links alone. */
function withoutLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLinks);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name, each]) => !(name === 'nextLink' || (name === 'links' && isJsonObject(each))))
    .map(([name, each]) => [name, withoutLinks(each)] as const)
    .filter(([name, each]) => !(name === 'relationships' && isHollow(each)));
  return Object.fromEntries(entries);
}

/** Each relationship is without data. */
function isHollow(relationships: unknown): boolean {
  return (
    isJsonObject(relationships) &&
    Object.values(relationships).every((each) => isJsonObject(each) && Object.keys(each).length === 0)
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (isJsonObject(found) ? found[name] : undefined), value);
}

function withRows(value: JsonObject, [name = '', ...rest]: readonly string[], rows: readonly unknown[]): JsonObject {
  const below = value[name];
  return { ...value, [name]: rest.length === 0 ? rows : withRows(isJsonObject(below) ? below : {}, rest, rows) };
}
