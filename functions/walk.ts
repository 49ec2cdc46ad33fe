// All pages of a list in one answer: the relay walks them while there is time, and says where it stopped.
import type { Pages } from '../connector/operation.ts';
import { collect } from './body.ts';
import { Failure } from './errors.ts';
import { type Answer, json } from './message.ts';
import { type Step, toStore } from './roundtrip.ts';

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST_ITEMS = 1_000;
/** One page, and all that is kept of them, in bytes: a walk holds what it merges. */
const LARGEST_PAGE = 16_777_216;
const LARGEST_WALK = 67_108_864;
/** Left of the deadline, in milliseconds, for the answer itself: no page is begun after that. */
const RESERVE = 5_000;

const at = (document: unknown, place: string): unknown =>
  place.split('/').reduce<unknown>((value, name) => (isPart(value) ? value[name] : undefined), document);

const put = (document: Part, place: string, value: unknown): Part => {
  const [first = '', ...rest] = place.split('/');
  const inner = document[first];
  return { ...document, [first]: rest.length === 0 ? value : put(isPart(inner) ? inner : {}, rest.join('/'), value) };
};

interface Page {
  readonly document: Part;
  readonly items: readonly unknown[];
  readonly bytes: number;
}

const bytesOf = async ({ body }: Answer): Promise<Buffer | undefined> =>
  body === undefined || body instanceof Uint8Array ? Buffer.from(body ?? '') : collect(body, LARGEST_PAGE);

const readPage = async (step: Step, { items }: Pages): Promise<Page> => {
  const bytes = await bytesOf(await toStore(step));
  if (!bytes) throw new Failure('store_invalid_answer', 'A page of the list is too large. Ask for smaller pages.');
  const document = JSON.parse(bytes.toString('utf8'));
  const found = at(document, items);
  return { document, items: Array.isArray(found) ? found : [], bytes: bytes.length };
};

interface Walked {
  readonly count: number;
  readonly read: number;
  readonly asked: string | number | undefined;
}

/** What to ask for after this page; undefined at the end of the list. */
const following = (page: Page, { next }: Pages, { count, read, asked }: Walked): string | undefined => {
  if (page.items.length === 0) return undefined;
  if ('at' in next) {
    const value = at(page.document, next.at);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
  if ('pages' in next) {
    const number = Number(asked ?? 1);
    return number < Number(at(page.document, next.pages)) ? String(number + 1) : undefined;
  }
  if (count >= Number(at(page.document, next.total))) return undefined;
  return String(next.from === 0 ? count : read + 1);
};

/** So many items to a page that whole pages come as near to the most as they can: a cursor stands between two pages. */
const pageSize = (most: number, largest: number): number => Math.floor(most / Math.ceil(most / largest));

const asking = (step: Step, { input, in: place, size }: Pages, value: string | undefined, most: number): Step => {
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

const withoutRepeats = (included: readonly unknown[]): unknown[] => [
  ...new Map(included.map((each) => [isPart(each) ? `${each.type}/${each.id}` : each, each])).values(),
];

/** What was walked so far. */
interface Walk {
  readonly items: readonly unknown[];
  readonly included: readonly unknown[];
  readonly pages: number;
  readonly bytes: number;
  readonly last: Page;
  /** What to ask for next; undefined at the end of the list. */
  readonly next: string | undefined;
  /** Why the walk ended before the end of the list. */
  readonly stopped?: string;
}

const withPage = (walked: Walk | undefined, page: Page, pages: Pages, asked: Walked['asked']): Walk => {
  const items = [...(walked?.items ?? []), ...page.items];
  const read = (walked?.pages ?? 0) + 1;
  const { included } = page.document;
  return {
    items,
    included: [...(walked?.included ?? []), ...(Array.isArray(included) ? included : [])],
    pages: read,
    bytes: (walked?.bytes ?? 0) + page.bytes,
    last: page,
    next: following(page, pages, { count: items.length, read, asked }),
  };
};

const limitOf = ({ items, last, bytes }: Walk, most: number, left: number): string | undefined => {
  if (items.length + last.items.length > most) return 'The most items that were asked for are here.';
  if (bytes > LARGEST_WALK) return 'The answer would become too large.';
  return left < RESERVE ? 'The time of the call was used up.' : undefined;
};

/** One page more. A later page that the store refuses ends the walk, and what is there is not lost. */
const onward = async (walked: Walk, step: Step, pages: Pages, most: number): Promise<Walk> => {
  const limit = limitOf(walked, most, step.deadline.left());
  if (limit !== undefined) return { ...walked, stopped: limit };
  try {
    return withPage(walked, await readPage(asking(step, pages, walked.next, most), pages), pages, walked.next);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone') throw thrown;
    return { ...walked, stopped: thrown.message };
  }
};

const answerOf = ({ items, included, pages: read, last, next, stopped }: Walk, pages: Pages): Answer => {
  const { nextLink: _, ...document } = put(last.document, pages.items, items);
  const told = { complete: next === undefined, pages: read, items: items.length, ...(stopped && { stopped, next }) };
  return json(200, { ...document, ...(included.length > 0 && { included: withoutRepeats(included) }), walk: told });
};

/** Walks from the page that the call names to the end of the list, the most items, or the end of the time. */
export const walk = async (step: Step, pages: Pages): Promise<Answer> => {
  const { query, body } = step.valid;
  const most = Number(query.maxItems ?? MOST_ITEMS);
  const inputs = pages.in === 'body' && isPart(body) ? body : query;
  const first = await readPage(asking(step, pages, undefined, most), pages);
  let walked = withPage(undefined, first, pages, inputs[pages.input] as Walked['asked']);
  while (walked.next !== undefined && walked.stopped === undefined) walked = await onward(walked, step, pages, most);
  return answerOf(walked, pages);
};
