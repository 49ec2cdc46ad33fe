// Replies to a list of reviews, one by one: what has a reply already is left alone, and each row has its own outcome.
import { TIME_BUDGET_EXHAUSTED } from '../core/deadline.ts';
import { Failure, isOfPlan, isRefusalOfOne } from '../core/errors.ts';
import { plainText, truncated } from '../core/sentence.ts';
import type { StepRunner } from '../core/stepRunner.ts';
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import { inputOf, type RecipeContext } from './storeApi.ts';

/** A review as a plan sees it. */
export interface SeenReview {
  /** What the customer wrote: a plan is outdated if that has changed. */
  readonly review: readonly string[];
  /** The text of the reply; absent if there is none. */
  readonly reply?: string;
}

/** What a store does with the replies to its reviews. */
export interface ReplyStore {
  /** Throws 404 if there is no such review. */
  readonly read: (reviewId: string) => Promise<SeenReview>;
  /** Replaces a reply that is there. */
  readonly send: (reviewId: string, text: string) => Promise<void>;
}

interface GivenReply {
  readonly reviewId: string;
  readonly replyText: string;
}

interface Row {
  readonly reviewId: string;
  readonly outcome: 'replied' | 'unchanged' | 'skipped' | 'planned' | 'failed' | 'notTried';
  readonly message: string;
}

/** Longest beginning of a review that a plan shows, in characters. */
const SHOWN = 80;
/** Time before the deadline in which no further reply is begun, in milliseconds. */
const RESERVE = 5_000;

interface Found extends GivenReply {
  readonly seen?: SeenReview;
  /** Why this row is not tried. */
  readonly failure?: Failure;
}

/** All reviews are read before the first reply is sent, so that a plan covers all of them. */
export async function replyToAll(context: RecipeContext, store: ReplyStore): Promise<RelayResponse> {
  const steps = context.startSteps();
  const found = await readAll(steps, store, inputOf<readonly GivenReply[]>(context, 'replies') ?? []);
  const rows: Row[] = [];
  let stopped: string | undefined;
  for (const each of found) {
    if (context.deadline.left() < RESERVE) stopped ??= TIME_BUDGET_EXHAUSTED;
    const { row, ends } = stopped === undefined ? await tryOne(context, steps, store, each) : notTried(each, stopped);
    rows.push({ ...row, message: plainText(row.message) });
    stopped ??= ends;
  }
  const count = (...outcomes: readonly Row['outcome'][]): number =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return jsonResponse(200, {
    ...{ replied: count('replied'), skipped: count('unchanged', 'skipped'), failed: count('failed', 'notTried') },
    replies: rows,
    steps: steps.reports,
  });
}

/** A review that is not there fails its row alone; any other failure of a read ends the call, which has changed nothing. */
async function readAll(steps: StepRunner, store: ReplyStore, given: readonly GivenReply[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const reply of given) {
    const { reviewId } = reply;
    const first = found.findIndex((each) => each.reviewId === reviewId);
    if (first >= 0) {
      const failure = new Failure('invalid_request', `The review is in row ${first + 1} already.`);
      found.push({ ...reply, failure });
      continue;
    }
    try {
      const seen = await steps.read(
        `Read review ${reviewId}`,
        () => store.read(reviewId),
        (each) => (each.reply === undefined ? 'It has no reply.' : 'It has a reply.'),
      );
      found.push({ ...reply, seen });
    } catch (thrown) {
      const isOwn = thrown instanceof Failure && (thrown.code === 'not_found' || isRefusalOfOne(thrown));
      if (!isOwn) throw thrown;
      found.push({ ...reply, failure: thrown });
    }
  }
  return found;
}

interface Tried {
  readonly row: Row;
  /** Why the remaining rows are not tried. */
  readonly ends?: string;
}

async function tryOne(context: RecipeContext, steps: StepRunner, store: ReplyStore, found: Found): Promise<Tried> {
  const { reviewId } = found;
  try {
    const [outcome, message] = await replyToOne(context, steps, store, found);
    return { row: { reviewId, outcome, message } };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone' || isOfPlan(thrown)) throw thrown;
    const row: Row = { reviewId, outcome: 'failed', message: thrown.message };
    const isOwn = thrown === found.failure || isRefusalOfOne(thrown) || thrown.code === 'not_found';
    return isOwn ? { row } : { row, ends: `The row before it failed: ${thrown.message}` };
  }
}

async function replyToOne(
  context: RecipeContext,
  steps: StepRunner,
  store: ReplyStore,
  { reviewId, replyText, seen, failure }: Found,
): Promise<readonly [Row['outcome'], string]> {
  if (failure) throw failure;
  if (seen?.reply === replyText) return ['unchanged', 'The review has this reply already.'];
  if (seen?.reply !== undefined && inputOf<boolean>(context, 'replace') !== true)
    return ['skipped', 'The review has another reply already. Replace would replace it.'];
  const send = async (): Promise<true> => {
    await store.send(reviewId, replyText);
    return true;
  };
  const sent = await steps.write(`Reply to review ${reviewId}`, send, undefined, seen && beginningOf(seen));
  return sent ? ['replied', 'The reply was sent.'] : ['planned', 'The reply would be sent.'];
}

/** Who approves a reply has to see what it replies to. */
function beginningOf({ review }: SeenReview): string | undefined {
  const words = review.filter(Boolean).join(': ');
  return words.length > SHOWN ? `${truncated(words, SHOWN)} ...` : words || undefined;
}

function notTried({ reviewId }: GivenReply, stopped: string): Tried {
  const message = `${stopped} Call this again with the same list: reviews with a reply are skipped.`;
  return { row: { reviewId, outcome: 'notTried', message } };
}
