// All pages of a list in one answer: the relay walks them while there is time, and says where it stopped.
import type { Pages } from '../connector/operation.ts';
import { isPart } from '../connector/part.ts';
import { Failure } from './errors.ts';
import { type Answer, json } from './message.ts';
import { type Asked, asking, following, type Page, put, readPage } from './paging.ts';
import type { Step } from './roundtrip.ts';

const MOST_ITEMS = 1_000;
/** All that is kept of the pages, in bytes. */
const LARGEST_WALK = 67_108_864;
/** Left of the deadline, in milliseconds, for the answer itself: no page is begun after that. */
const RESERVE = 5_000;

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

const withPage = (walked: Walk | undefined, page: Page, pages: Pages, asked: Asked): Walk => {
  const items = [...(walked?.items ?? []), ...page.items];
  const { included } = page.document;
  return {
    items,
    included: [...(walked?.included ?? []), ...(Array.isArray(included) ? included : [])],
    pages: (walked?.pages ?? 0) + 1,
    bytes: (walked?.bytes ?? 0) + page.bytes,
    last: page,
    next: following(page, pages, asked),
  };
};

const limitOf = ({ items, last, bytes }: Walk, most: number, left: number): string | undefined => {
  if (items.length + last.items.length > most) return 'The most items that were asked for are here.';
  if (bytes > LARGEST_WALK) return 'The answer would become too large.';
  return left < RESERVE ? 'The time of the call was used up.' : undefined;
};

/** The first page, or the one after those that were walked. */
const turn = async (walked: Walk | undefined, step: Step, pages: Pages, most: number): Promise<Walk> => {
  const next = asking(step, pages, walked?.next, most);
  const { query, body } = next.valid;
  const inputs = pages.in === 'body' && isPart(body) ? body : query;
  const size = pages.size && Number(query[pages.size.input]);
  const asked = { place: inputs[pages.input] as Asked['place'], size };
  return withPage(walked, await readPage(next, pages), pages, asked);
};

/** One page more. A later page that the store refuses ends the walk, and what is there is not lost. */
const onward = async (walked: Walk, step: Step, pages: Pages, most: number): Promise<Walk> => {
  const limit = limitOf(walked, most, step.deadline.left());
  if (limit !== undefined) return { ...walked, stopped: limit };
  try {
    return await turn(walked, step, pages, most);
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
  const most = Number(step.valid.query.maxItems ?? MOST_ITEMS);
  let walked = await turn(undefined, step, pages, most);
  while (walked.next !== undefined && walked.stopped === undefined) walked = await onward(walked, step, pages, most);
  return answerOf(walked, pages);
};
