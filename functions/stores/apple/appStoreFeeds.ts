// Feeds from App Store Connect: reviews, builds, tester feedback, and Xcode Cloud runs.

import { allAppsSource, oneOrAll } from '../../triggers/allApps.ts';
import { type PollContext, presentOf } from '../../workflow/pollSource.ts';
import { CURSOR, type FeedInputs, type FeedOptions, feedOf, feedSource, relatedResource } from './appStoreList.ts';
import { namedApp, watchedAppsOf } from './watchedApps.ts';

export const reviewFeed = perApp(300, ({ input }, appId) => {
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
        rating: presentOf(attributes.rating),
        title: presentOf(attributes.title),
        body: presentOf(attributes.body),
        reviewer: presentOf(attributes.reviewerNickname),
        territory: presentOf(attributes.territory),
        created: attributes.createdDate,
      }),
    },
  ];
});

/** Apple sorts by upload time, and a later build may be processed first; the earlier one is then a late item. */
export const buildFeed = feedSource(120, ({ input }) => {
  const appId = input<string>('app');
  return [
    {
      operation: 'ListBuilds',
      inputs: {
        ...(appId !== undefined && { 'filter[app]': appId }),
        'filter[processingState]': input('results') ?? ['VALID', 'FAILED', 'INVALID'],
        sort: ['-uploadedDate'],
        // without an app, one list has the builds of all apps
        include: ['preReleaseVersion', ...(appId === undefined ? ['app'] : [])],
      },
      date: 'uploadedDate',
      item: (build, list) => {
        const { id, attributes = {} } = build;
        const of = relatedResource(list, build, 'preReleaseVersion')?.attributes ?? {};
        return {
          buildId: id,
          ...(appId === undefined ? namedApp(build, list) : { appId }),
          build: presentOf(attributes.version),
          version: presentOf(of.version),
          platform: presentOf(of.platform),
          result: presentOf(attributes.processingState),
          uploaded: attributes.uploadedDate,
          expires: presentOf(attributes.expirationDate),
        };
      },
    },
  ];
});

const feedbackKinds = [
  ['crash', 'ListCrashFeedback'],
  ['screenshot', 'ListScreenshotFeedback'],
] as const;

export const feedbackFeed = perApp(300, ({ input }, appId) => {
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
          comment: presentOf(attributes.comment),
          email: presentOf(attributes.email),
          build: presentOf(relatedResource(list, sent, 'build')?.attributes?.version),
          deviceModel: presentOf(attributes.deviceModel),
          osVersion: presentOf(attributes.osVersion),
          platform: presentOf(attributes.appPlatform),
          screenshot: presentOf(attributes.screenshots?.[0]?.url),
          created: attributes.createdDate,
        };
      },
    }));
});

/** Sorted by number, highest first; a run is reported when it is finished. */
export const runFeed = feedSource(120, ({ input }) => {
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
              number: presentOf(attributes.number),
              result: presentOf(attributes.completionStatus),
              reason: presentOf(attributes.startReason),
              errors: presentOf(attributes.issueCounts?.errors),
              testFailures: presentOf(attributes.issueCounts?.testFailures),
              commit: presentOf(attributes.sourceCommit?.commitSha),
              message: presentOf(attributes.sourceCommit?.message),
              created: attributes.createdDate,
              finished: presentOf(attributes.finishedDate),
            }
          : undefined,
    },
  ];
});

function upTo(stars: number | undefined): FeedInputs {
  return stars === undefined ? {} : { 'filter[rating]': Array.from({ length: stars }, (_, at) => String(at + 1)) };
}

/** Lists that Apple has per app: those of one app, or of all apps in rotation. */
function perApp(interval: number, of: (context: Pick<PollContext, 'input'>, appId: string) => readonly FeedOptions[]) {
  return oneOrAll(
    'app',
    feedSource(interval, (context) => of(context, context.input<string>('app') ?? '')),
    allAppsSource(interval, {
      onward: CURSOR,
      members: async (context) =>
        (await watchedAppsOf(context)).flatMap(({ id, name }) =>
          of(context, id).map((listing) => ({
            key: `${id} ${listing.operation}`,
            list: feedOf(context, listing),
            appFields: { appName: name },
          })),
        ),
    }),
  );
}
