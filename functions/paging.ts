// One page of a list: read whole, with what to ask for after it.
import type { Pages } from '../connector/operation.ts';
import { isPart, type Part } from '../connector/part.ts';
import type { Schema } from '../connector/schema.ts';
import { collect } from './body.ts';
import { Failure } from './errors.ts';
import type { Answer } from './message.ts';
import { type Step, toStore } from './roundtrip.ts';
import { parseTyped } from './typed.ts';

/** One page, in bytes: a walk holds what it merges. */
const LARGEST_PAGE = 16_777_216;

const at = (document: unknown, place: string): unknown =>
  place.split('/').reduce<unknown>((value, name) => (isPart(value) ? value[name] : undefined), document);

export const put = (document: Part, place: string, value: unknown): Part => {
  const [first = '', ...rest] = place.split('/');
  const inner = document[first];
  return { ...document, [first]: rest.length === 0 ? value : put(isPart(inner) ? inner : {}, rest.join('/'), value) };
};

export interface Page {
  readonly document: Part;
  readonly items: readonly unknown[];
  readonly bytes: number;
}

const bytesOf = async ({ body }: Answer): Promise<Buffer | undefined> =>
  body === undefined || body instanceof Uint8Array ? Buffer.from(body ?? '') : collect(body, LARGEST_PAGE);

const parsed = (responds: Schema, bytes: Buffer): Part => {
  try {
    return parseTyped(responds, bytes.toString('utf8')) as Part;
  } catch (cause) {
    throw new Failure('store_invalid_answer', 'A page of the list is not valid JSON. Try again later.', { cause });
  }
};

export const readPage = async (step: Step, { items }: Pages): Promise<Page> => {
  const bytes = await bytesOf(await toStore(step));
  if (!bytes) throw new Failure('store_invalid_answer', 'A page of the list is too large. Ask for smaller pages.');
  const document = parsed(step.operation.responds, bytes);
  const found = at(document, items);
  return { document, items: Array.isArray(found) ? found : [], bytes: bytes.length };
};

/** What the page was asked for: its place in the list, and how many items it may hold. */
export interface Asked {
  readonly place: string | number | undefined;
  readonly size: number | undefined;
}

/** What to ask for after this page; undefined at the end of the list. */
export const following = (page: Page, { next }: Pages, { place, size }: Asked): string | undefined => {
  if (page.items.length === 0) return undefined;
  if ('at' in next) {
    const value = at(page.document, next.at);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
  if ('pages' in next) {
    const number = Number(place ?? 1);
    return number < Number(at(page.document, next.pages)) ? String(number + 1) : undefined;
  }
  // counted from the beginning of the list, wherever the walk began
  const from = Number(place ?? next.from);
  const [after, read] =
    next.from === 0
      ? [from + page.items.length, from + page.items.length]
      : [from + 1, (from - 1) * (size ?? page.items.length) + page.items.length];
  return read < Number(at(page.document, next.total)) ? String(after) : undefined;
};

/** So many items to a page that whole pages come as near to the most as they can: a cursor stands between two pages. */
const pageSize = (most: number, largest: number): number => Math.floor(most / Math.ceil(most / largest));

export const asking = (
  step: Step,
  { input, in: place, size }: Pages,
  value: string | undefined,
  most: number,
): Step => {
  const { query, body } = step.valid;
  const sized = size && query[size.input] === undefined ? { [size.input]: pageSize(most, size.most) } : {};
  if (place === 'body') {
    const inputs = { ...(isPart(body) ? body : {}), ...(value !== undefined && { [input]: value }) };
    return { ...step, valid: { ...step.valid, body: inputs } };
  }
  return {
    ...step,
    valid: { ...step.valid, query: { ...query, ...sized, ...(value !== undefined && { [input]: value }) } },
  };
};
