// Lists of App Store Connect, newest first, as a trigger follows them.
import type { RelatedLink } from '../stores/apple/resource.ts';
import { follow, type List, readLanes, wantedOf } from './feeds.ts';
import type { Entry } from './newItems.ts';
import { type Item, type Source, source, type Watching } from './pollSource.ts';
import { placeOf } from './sortKey.ts';

interface Linked {
  readonly id: string;
}

export interface Resource {
  readonly type: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of resource has its own attributes, and the store checked none
  readonly attributes?: Readonly<Record<string, any>>;
  readonly relationships?: Readonly<
    Record<string, RelatedLink & { readonly data?: Linked | readonly Linked[] | null }>
  >;
}

export interface AppleList {
  readonly data: readonly Resource[];
  readonly included?: readonly Resource[];
}

/** Apple's cursors are letters, digits and a few signs; a longer one would not fit into a state. */
export const CURSOR = /^[\w.~+/=:;,|@%-]{1,256}$/;
const PAGE = 200;

export type Inputs = Readonly<Record<string, unknown>>;

/** The resource that another one points at, in the same answer. */
export const along = (list: AppleList, resource: Resource, name: string): Resource | undefined => {
  const id = idAt(resource, name);
  return list.included?.find((each) => each.id === id);
};

/** The ID of the one resource at a relationship. */
export const idAt = ({ relationships }: Resource, name: string): string | undefined =>
  [relationships?.[name]?.data ?? []].flat()[0]?.id;

/** One of Apple's lists: how it is asked for, and what an item of it looks like. */
export interface Listing {
  readonly operation: string;
  readonly inputs: Inputs;
  /** The date that the list is ordered by. */
  readonly date: string;
  readonly item: (resource: Resource, list: AppleList) => Item | undefined;
  /** What the store cannot filter. It is left out for this flow only: the page is shared. */
  readonly isWanted?: (item: Item) => boolean;
}

const entryOf = ({ date, item }: Listing, resource: Resource, list: AppleList): readonly Entry[] => {
  const at = Date.parse(String(resource.attributes?.[date]));
  if (Number.isNaN(at)) return [];
  const made = item(resource, list);
  return [{ at, place: placeOf(resource.id, at), ...(made && { item: made }) }];
};

export const listOf = ({ page: read, share }: Watching, listing: Listing): List => ({
  onward: CURSOR,
  page: async (cursor) => {
    const inputs = { ...listing.inputs, limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await share([listing.operation, inputs], async () => {
      const { answer: list, next } = await read<AppleList>(listing.operation, inputs);
      return { entries: list.data.flatMap((resource) => entryOf(listing, resource, list)), next };
    });
    return { ...page, entries: wantedOf(page.entries, listing.isWanted) };
  },
});

/** A source that follows lists; which of them may depend on its inputs. */
export const lists = (interval: number, of: (watching: Pick<Watching, 'input'>) => readonly Listing[]): Source =>
  source(
    interval,
    (past, watching) =>
      readLanes(
        past,
        of(watching).map(() => CURSOR),
      ),
    (watching, past) =>
      follow(
        of(watching).map((listing) => listOf(watching, listing)),
        past,
        watching,
      ),
  );
