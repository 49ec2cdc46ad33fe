// What is watched in App Store Connect as lists, newest first: reviews, builds, feedback of testers, and runs of Xcode Cloud.
import { follow, type List, readLanes, wantedOf } from './lanes.ts';
import type { Entry } from './newest.ts';
import { placeOf } from './place.ts';
import { type Item, present, type Source, source, type Watching } from './source.ts';

export interface Resource {
  readonly type: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of resource has its own attributes, and the store checked none
  readonly attributes?: Readonly<Record<string, any>>;
  readonly relationships?: Readonly<Record<string, { readonly data?: { readonly id: string } | null }>>;
}

export interface AppleList {
  readonly data: readonly Resource[];
  readonly included?: readonly Resource[];
  readonly meta?: { readonly paging?: { readonly nextCursor?: string } };
}

/** Apple's cursors are letters, digits and a few signs; a longer one would not fit into a state. */
const CURSOR = /^[\w.~+/=-]{1,256}$/;
const PAGE = 200;

export type Inputs = Readonly<Record<string, unknown>>;

/** The resource that another one points at, in the same answer. */
export const along = ({ included = [] }: AppleList, { relationships }: Resource, name: string): Resource | undefined =>
  included.find(({ id }) => id === relationships?.[name]?.data?.id);

interface Listing {
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

const listOf = ({ ask, share }: Watching, listing: Listing): List => ({
  onward: CURSOR,
  page: async (cursor) => {
    const inputs = { ...listing.inputs, limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await share([listing.operation, inputs], async () => {
      const list = await ask<AppleList>(listing.operation, inputs);
      return {
        entries: list.data.flatMap((resource) => entryOf(listing, resource, list)),
        next: list.meta?.paging?.nextCursor,
      };
    });
    return { ...page, entries: wantedOf(page.entries, listing.isWanted) };
  },
});

/** A source that follows lists; which of them may depend on its inputs. */
const lists = (interval: number, of: (watching: Pick<Watching, 'input'>) => readonly Listing[]): Source =>
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
        watching.now,
        watching.deadline,
      ),
  );

const upTo = (stars: number | undefined): Inputs =>
  stars === undefined ? {} : { 'filter[rating]': Array.from({ length: stars }, (_, at) => String(at + 1)) };

export const reviews = lists(300, ({ input }) => {
  const appId = input<string>('app');
  const unanswered = input<boolean>('unanswered') === true;
  return [
    {
      operation: 'ListReviews',
      inputs: {
        id: appId,
        sort: ['-createdDate'],
        ...upTo(input<number>('mostStars')),
        'filter[territory]': input('territories'),
        ...(unanswered && { 'exists[publishedResponse]': false }),
      },
      date: 'createdDate',
      item: ({ id, attributes = {} }) => ({
        reviewId: id,
        appId,
        rating: present(attributes.rating),
        title: present(attributes.title),
        body: present(attributes.body),
        reviewer: present(attributes.reviewerNickname),
        territory: present(attributes.territory),
        created: attributes.createdDate,
      }),
    },
  ];
});

/** Apple sorts by the time of the upload, and a later one may be ready first: it is then one that arrives late. */
export const builds = lists(120, ({ input }) => {
  const appId = input<string>('app');
  return [
    {
      operation: 'ListBuilds',
      inputs: {
        'filter[app]': appId,
        'filter[processingState]': input('results') ?? ['VALID', 'FAILED', 'INVALID'],
        sort: ['-uploadedDate'],
        include: ['preReleaseVersion'],
      },
      date: 'uploadedDate',
      item: (build, list) => {
        const { id, attributes = {} } = build;
        const of = along(list, build, 'preReleaseVersion')?.attributes ?? {};
        return {
          buildId: id,
          appId,
          build: present(attributes.version),
          version: present(of.version),
          platform: present(of.platform),
          result: present(attributes.processingState),
          uploaded: attributes.uploadedDate,
          expires: present(attributes.expirationDate),
        };
      },
    },
  ];
});

const feedbackKinds = [
  ['crash', 'ListCrashFeedback'],
  ['screenshot', 'ListScreenshotFeedback'],
] as const;

export const feedback = lists(300, ({ input }) => {
  const appId = input<string>('app');
  const wanted = input<string>('kind');
  return feedbackKinds
    .filter(([kind]) => wanted === undefined || wanted === kind)
    .map(([kind, operation]) => ({
      operation,
      inputs: { id: appId, sort: ['-createdDate'], include: ['build'] },
      date: 'createdDate',
      item: (sent, list) => {
        const { id, attributes = {} } = sent;
        return {
          feedbackId: id,
          kind,
          appId,
          comment: present(attributes.comment),
          email: present(attributes.email),
          build: present(along(list, sent, 'build')?.attributes?.version),
          deviceModel: present(attributes.deviceModel),
          osVersion: present(attributes.osVersion),
          platform: present(attributes.appPlatform),
          screenshot: present(attributes.screenshots?.[0]?.url),
          created: attributes.createdDate,
        };
      },
    }));
});

/** The newest number comes first; what still runs is told once it is finished. */
export const runs = lists(120, ({ input }) => {
  const workflowId = input<string>('workflow');
  const results = input<readonly string[]>('results');
  return [
    {
      operation: 'ListXcodeCloudBuilds',
      inputs: { id: workflowId, sort: ['-number'] },
      date: 'createdDate',
      isWanted: ({ result }) => !results || results.includes(String(result)),
      item: ({ id, attributes = {} }) =>
        attributes.executionProgress === 'COMPLETE'
          ? {
              runId: id,
              workflowId,
              number: present(attributes.number),
              result: present(attributes.completionStatus),
              reason: present(attributes.startReason),
              errors: present(attributes.issueCounts?.errors),
              testFailures: present(attributes.issueCounts?.testFailures),
              commit: present(attributes.sourceCommit?.commitSha),
              message: present(attributes.sourceCommit?.message),
              created: attributes.createdDate,
              finished: present(attributes.finishedDate),
            }
          : undefined,
    },
  ];
});
