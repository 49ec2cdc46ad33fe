// What is watched in App Store Connect as lists: reviews, builds, feedback of testers, and runs of Xcode Cloud.

import { everyApp, oneOrAll } from './allApps.ts';
import { appsOf, namedApp } from './appleApps.ts';
import { along, CURSOR, type Inputs, type Listing, listOf, lists } from './appStoreList.ts';
import { present, type Watching } from './pollSource.ts';

const upTo = (stars: number | undefined): Inputs =>
  stars === undefined ? {} : { 'filter[rating]': Array.from({ length: stars }, (_, at) => String(at + 1)) };

/** Lists of which Apple has one for each app: those of one app, or of all apps in turn. */
const perApp = (interval: number, of: (watching: Pick<Watching, 'input'>, appId: string) => readonly Listing[]) =>
  oneOrAll(
    'app',
    lists(interval, (watching) => of(watching, watching.input<string>('app') ?? '')),
    everyApp(interval, {
      onward: CURSOR,
      members: async (watching) =>
        (await appsOf(watching)).flatMap(({ id, name }) =>
          of(watching, id).map((listing) => ({
            key: `${id} ${listing.operation}`,
            list: listOf(watching, listing),
            tells: { appName: name },
          })),
        ),
    }),
  );

export const reviews = perApp(300, ({ input }, appId) => {
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
        ...(appId !== undefined && { 'filter[app]': appId }),
        'filter[processingState]': input('results') ?? ['VALID', 'FAILED', 'INVALID'],
        sort: ['-uploadedDate'],
        // without an app the one list has the builds of all
        include: ['preReleaseVersion', ...(appId === undefined ? ['app'] : [])],
      },
      date: 'uploadedDate',
      item: (build, list) => {
        const { id, attributes = {} } = build;
        const of = along(list, build, 'preReleaseVersion')?.attributes ?? {};
        return {
          buildId: id,
          ...(appId === undefined ? namedApp(build, list) : { appId }),
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

export const feedback = perApp(300, ({ input }, appId) => {
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
