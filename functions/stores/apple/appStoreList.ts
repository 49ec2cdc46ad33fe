// Feeds over App Store Connect lists, newest first.

import { type Feed, followFeeds, readFeedStates, wantedEntries } from '../../triggers/feeds.ts';
import type { FeedEntry } from '../../triggers/newItems.ts';
import { sortKeyOf } from '../../triggers/sortKey.ts';
import { type PollContext, type PollSource, pollSource, type TriggerItem } from '../../workflow/pollSource.ts';
import type { RelatedLink } from './resource.ts';

interface Linked {
  readonly id: string;
}

export interface FeedResource {
  readonly type: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of resource has its own attributes, and the store checked none
  readonly attributes?: Readonly<Record<string, any>>;
  readonly relationships?: Readonly<
    Record<string, RelatedLink & { readonly data?: Linked | readonly Linked[] | null }>
  >;
}

export interface AppleList {
  readonly data: readonly FeedResource[];
  readonly included?: readonly FeedResource[];
}

/** Apple's cursors are letters, digits and a few signs; a longer one would not fit into a checkpoint. */
export const CURSOR = /^[\w.~+/=:;,|@%-]{1,256}$/;
const PAGE = 200;

export type FeedInputs = Readonly<Record<string, unknown>>;

/** One of Apple's lists: how to request it, and how to map its items. */
export interface FeedOptions {
  readonly operation: string;
  readonly inputs: FeedInputs;
  /** The date that the list is sorted by. */
  readonly date: string;
  readonly item: (resource: FeedResource, list: AppleList) => TriggerItem | undefined;
  /** A filter that the store does not support. It is applied for this flow only: the page is shared between flows. */
  readonly isWanted?: (item: TriggerItem) => boolean;
}

/** The included resource that a resource refers to. */
export function relatedResource(list: AppleList, resource: FeedResource, name: string): FeedResource | undefined {
  const id = feedRelatedId(resource, name);
  return list.included?.find((each) => each.id === id);
}

/** The ID in a to-one relationship. */
export function feedRelatedId({ relationships }: FeedResource, name: string): string | undefined {
  return [relationships?.[name]?.data ?? []].flat()[0]?.id;
}

/** A source that reads lists; which ones may depend on its inputs. */
export function feedSource(
  interval: number,
  of: (context: Pick<PollContext, 'input'>) => readonly FeedOptions[],
): PollSource {
  return pollSource(
    interval,
    (past, context) =>
      readFeedStates(
        past,
        of(context).map(() => CURSOR),
      ),
    (context, past) =>
      followFeeds(
        of(context).map((listing) => feedOf(context, listing)),
        past,
        context,
      ),
  );
}

export function feedOf({ page: read, share }: PollContext, listing: FeedOptions): Feed {
  return {
    onward: CURSOR,
    page: async (cursor) => {
      const inputs = { ...listing.inputs, limit: PAGE, ...(cursor !== undefined && { cursor }) };
      const page = await share([listing.operation, inputs], async () => {
        const { answer: list, next } = await read<AppleList>(listing.operation, inputs);
        return { entries: list.data.flatMap((resource) => entryOf(listing, resource, list)), next };
      });
      return { ...page, entries: wantedEntries(page.entries, listing.isWanted) };
    },
  };
}

function entryOf({ date, item }: FeedOptions, resource: FeedResource, list: AppleList): readonly FeedEntry[] {
  const at = Date.parse(String(resource.attributes?.[date]));
  if (Number.isNaN(at)) return [];
  const made = item(resource, list);
  return [{ at, place: sortKeyOf(resource.id, at), ...(made && { item: made }) }];
}
