// The reviews of an app in Galaxy Store as a feed, newest first. Samsung does not document the order; the client that this operation was taken from relies on it.
import { allAppsSource, oneOrAll } from '../../triggers/allApps.ts';
import { type Feed, followFeeds, readFeedStates, wantedEntries } from '../../triggers/feeds.ts';
import type { FeedEntry } from '../../triggers/newItems.ts';
import { sortKeyOf } from '../../triggers/sortKey.ts';
import {
  type PollContext,
  type PollSource,
  pollSource,
  presentOf,
  type TriggerItem,
} from '../../workflow/pollSource.ts';

interface Comment {
  readonly commentId?: string | number | null;
  readonly rating?: number | string | null;
  readonly commentText?: string | null;
  readonly date?: string | null;
  readonly buyerId?: string | null;
  readonly countryCode?: string | null;
  readonly device?: string | null;
  readonly appVersion?: string | null;
  readonly replyText?: string | null;
}

interface CommentPage {
  readonly data: { readonly comments?: readonly Comment[] | null };
}

const PAGE_NUMBER = /^[1-9]\d{0,5}$/;

const INTERVAL = 300;

const ofOne: PollSource = pollSource(
  INTERVAL,
  (past) => readFeedStates(past, [PAGE_NUMBER]),
  (context, past) => {
    const contentId = context.input<string>('contentId') ?? '';
    return followFeeds([listOf(context, contentId)], past, context);
  },
);

interface Line {
  readonly contentId?: string | null;
  readonly contentName?: string | null;
}

/** An app on sale that has a draft is listed twice. */
const ofAll = allAppsSource(INTERVAL, {
  onward: PAGE_NUMBER,
  members: async (context) => {
    const lines = await context.share(['ListGalaxyApps', 'names'], () =>
      context.call<readonly Line[]>('ListGalaxyApps'),
    );
    const apps = new Map(lines.map(({ contentId, contentName }) => [String(contentId), presentOf(contentName)]));
    return [...apps].map(([id, name]) => ({ key: id, list: listOf(context, id), appFields: { appName: name } }));
  },
});

export const galaxyReviewFeed: PollSource = oneOrAll('contentId', ofOne, ofAll);

/** Two points are one star. */
function starsOf({ rating }: Comment): number | undefined {
  return rating === null || rating === undefined ? undefined : Number(rating) / 2;
}

/** Only the date is known. */
function entryOf(contentId: string | undefined, comment: Comment): readonly FeedEntry[] {
  const at = Date.parse(String(comment.date));
  if (Number.isNaN(at)) return [];
  const item = {
    reviewId: String(comment.commentId),
    contentId,
    rating: starsOf(comment),
    body: presentOf(comment.commentText),
    reviewer: presentOf(comment.buyerId),
    territory: presentOf(comment.countryCode),
    device: presentOf(comment.device),
    version: presentOf(comment.appVersion),
    isAnswered: Boolean(comment.replyText),
    created: presentOf(comment.date),
  };
  return [{ at, place: sortKeyOf(item.reviewId, at), item }];
}

/** Samsung's list has no filters: the flow's filters are applied here, so that all flows share the reads. */
function wanting({ input }: Pick<PollContext, 'input'>): (item: TriggerItem) => boolean {
  const mostStars = input<number>('mostStars');
  const territories = input<readonly string[]>('territories');
  const unanswered = input<boolean>('unanswered') === true;
  return ({ rating, territory, isAnswered }) =>
    (mostStars === undefined || (typeof rating === 'number' && rating <= mostStars)) &&
    (!territories || territories.includes(String(territory))) &&
    !(unanswered && isAnswered);
}

function listOf(context: PollContext, contentId: string): Feed {
  const { page: readPage, share } = context;
  const isWanted = wanting(context);
  const read = (number: number) => async () => {
    const { answer, next } = await readPage<CommentPage>('ListGalaxyReviews', { contentId, pageNo: number });
    return { entries: (answer.data.comments ?? []).flatMap((comment) => entryOf(contentId, comment)), next };
  };
  return {
    onward: PAGE_NUMBER,
    page: async (onward) => {
      const number = Number(onward ?? 1);
      const page = await share(['ListGalaxyReviews', contentId, number], read(number));
      return { ...page, entries: wantedEntries(page.entries, isWanted) };
    },
  };
}
