// Calls each operation of the connector at the simulator once: it behaves as in Apple's contract, and its response passes Apple's schema.
import { operationNamed } from '../../../../scripts/simulator/apple/contract/operation.ts';
import { routesAt } from '../../../../scripts/simulator/apple/contract/routes.ts';
import { appleSchemas, schemaFaultsBy } from '../../../support/appleSchemas.ts';
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  linkages,
  openSimulatorSession,
  type SimulatorSession,
  type Thing,
  uploadedBuild,
} from '../../../support/simulatorSession.ts';

type Things = Readonly<Record<string, Thing>>;

/** Method, path with the names of known values, the body, and the name under which the response is stored. */
type Step = readonly [string, string, ((known: Things) => unknown)?, string?];

function nothing() {
  return undefined;
}

const nobody: Thing = { type: '', id: '', attributes: {}, relationships: {} };
function the(known: Things, name: string): Thing {
  return known[name] ?? nobody;
}

const sales =
  'filter[vendorNumber]=80012345&filter[reportType]=SALES&filter[reportSubType]=SUMMARY&filter[frequency]=DAILY';
const finance =
  'filter[vendorNumber]=80012345&filter[reportType]=FINANCIAL&filter[regionCode]=ZZ&filter[reportDate]=2026-07';

const steps: readonly Step[] = [
  ['GET', '/v1/apps?include=builds,appStoreVersions,betaGroups&limit=3'],
  ['GET', '/v1/apps/{app}?include=appInfos,ciProduct,inAppPurchasesV2,subscriptionGroups,reviewSubmissions'],
  ['GET', '/v1/apps/{app}/customerReviews?include=response,reviewTerritory'],
  ['GET', '/v1/customerReviews/{review}?include=response'],
  [
    'POST',
    '/v1/customerReviewResponses',
    (k) => entity('customerReviewResponses', { responseBody: 'Thank you.' }, { review: the(k, 'review') }),
    'response',
  ],
  ['GET', '/v1/customerReviews/{review}/response?include=review'],
  ['DELETE', '/v1/customerReviewResponses/{response}'],
  ['GET', '/v1/apps/{app}/appStoreVersions?include=build,appStoreVersionPhasedRelease,appStoreVersionLocalizations'],
  ['GET', '/v1/appStoreVersions/{version}?include=app,build'],
  ['GET', '/v1/builds?include=app,preReleaseVersion,betaGroups,buildBetaDetail&sort=-uploadedDate'],
  ['GET', '/v1/builds/{build}?include=betaBuildLocalizations,appStoreVersion'],
  ['GET', '/v1/betaGroups?include=app,betaTesters,builds'],
  [
    'POST',
    '/v1/betaGroups',
    (k) => entity('betaGroups', { name: 'Friends', publicLinkEnabled: true }, { app: the(k, 'app') }),
    'group',
  ],
  ['POST', '/v1/betaGroups/{group}/relationships/builds', (k) => linkages(the(k, 'build'))],
  [
    'POST',
    '/v1/betaTesters',
    (k) => entity('betaTesters', { email: 'new@example.com' }, { betaGroups: [the(k, 'group')] }),
    'tester',
  ],
  ['GET', '/v1/betaTesters?filter[email]=new@example.com&include=apps,betaGroups'],
  ['DELETE', '/v1/betaGroups/{group}/relationships/betaTesters', (k) => linkages(the(k, 'tester'))],
  ['POST', '/v1/betaGroups/{group}/relationships/betaTesters', (k) => linkages(the(k, 'tester'))],
  [
    'POST',
    '/v1/betaTesterInvitations',
    (k) => entity('betaTesterInvitations', {}, { app: the(k, 'app'), betaTester: the(k, 'tester') }),
  ],
  ['DELETE', '/v1/betaTesters/{tester}'],
  [
    'POST',
    '/v1/betaBuildLocalizations',
    (k) => entity('betaBuildLocalizations', { locale: 'fr-FR', whatsNew: 'Essayez tout.' }, { build: the(k, 'build') }),
    'testText',
  ],
  ['PATCH', '/v1/betaBuildLocalizations/{testText}', (k) => changeResource(the(k, 'testText'), { whatsNew: 'Tout.' })],
  ['POST', '/v1/betaAppReviewSubmissions', (k) => entity('betaAppReviewSubmissions', {}, { build: the(k, 'build') })],
  ['POST', '/v1/buildBetaNotifications', (k) => entity('buildBetaNotifications', {}, { build: the(k, 'build') })],
  ['PATCH', '/v1/builds/{build}', (k) => changeResource(the(k, 'build'), { usesNonExemptEncryption: true })],
  ['GET', '/v1/builds/{build}/buildBetaDetail?include=build'],
  ['GET', '/v1/apps/{app}/betaFeedbackCrashSubmissions?include=build,tester'],
  ['GET', '/v1/apps/{app}/betaFeedbackScreenshotSubmissions?include=build,tester'],
  ['GET', '/v1/betaFeedbackCrashSubmissions/{crash}/crashLog'],
  [
    'POST',
    '/v1/appStoreVersions',
    (k) => entity('appStoreVersions', { platform: 'IOS', versionString: '9.0.0' }, { app: the(k, 'app') }),
    'draft',
  ],
  ['PATCH', '/v1/appStoreVersions/{draft}', (k) => changeResource(the(k, 'draft'), { releaseType: 'MANUAL' })],
  ['PATCH', '/v1/appStoreVersions/{draft}/relationships/build', (k) => ({ data: linkages(the(k, 'newest')).data[0] })],
  ['GET', '/v1/appStoreVersions/{draft}/appStoreVersionLocalizations?include=appStoreVersion', nothing, 'text'],
  ['PATCH', '/v1/appStoreVersionLocalizations/{text}', (k) => changeResource(the(k, 'text'), { whatsNew: 'Much.' })],
  [
    'POST',
    '/v1/appStoreVersionLocalizations',
    (k) => entity('appStoreVersionLocalizations', { locale: 'it', ...full }, { appStoreVersion: the(k, 'draft') }),
  ],
  ['PATCH', '/v1/appStoreVersionLocalizations/{text2}', (k) => changeResource(the(k, 'text2'), { whatsNew: 'Viel.' })],
  [
    'POST',
    '/v1/appStoreVersionPhasedReleases',
    (k) => entity('appStoreVersionPhasedReleases', {}, { appStoreVersion: the(k, 'draft') }),
  ],
  ['GET', '/v1/appStoreVersions/{draft}/appStoreVersionPhasedRelease'],
  [
    'PATCH',
    '/v1/appStoreVersionPhasedReleases/{phased}',
    (k) => changeResource(the(k, 'phased'), { phasedReleaseState: 'PAUSED' }),
  ],
  ['PATCH', '/v1/reviewSubmissions/{open}', (k) => changeResource(the(k, 'open'), { canceled: true })],
  [
    'POST',
    '/v1/reviewSubmissions',
    (k) => entity('reviewSubmissions', { platform: 'IOS' }, { app: the(k, 'app') }),
    'submission',
  ],
  [
    'POST',
    '/v1/reviewSubmissionItems',
    (k) =>
      entity('reviewSubmissionItems', {}, { reviewSubmission: the(k, 'submission'), appStoreVersion: the(k, 'draft') }),
  ],
  ['GET', '/v1/reviewSubmissions?filter[app]={app}&include=items,appStoreVersionForReview'],
  ['GET', '/v1/reviewSubmissions/{submission}?include=app,items'],
  [
    'POST',
    '/v1/appStoreVersionReleaseRequests',
    (k) => entity('appStoreVersionReleaseRequests', {}, { appStoreVersion: the(k, 'approved') }),
  ],
  ['GET', '/v1/apps/{app}/customerReviewSummarizations?filter[platform]=IOS&include=territory'],
  [
    'POST',
    '/v1/analyticsReportRequests',
    (k) => entity('analyticsReportRequests', { accessType: 'ONE_TIME_SNAPSHOT' }, { app: the(k, 'app') }),
  ],
  ['GET', '/v1/apps/{app}/analyticsReportRequests?include=reports'],
  ['GET', '/v1/analyticsReportRequests/{request}/reports?filter[category]=COMMERCE', nothing, 'report'],
  ['GET', '/v1/analyticsReports/{report}/instances?filter[granularity]=DAILY', nothing, 'instance'],
  ['GET', '/v1/analyticsReportInstances/{instance}/segments'],
  ['GET', `/v1/salesReports?${sales}`],
  ['GET', `/v1/financeReports?${finance}`],
  [
    'POST',
    '/v1/webhooks',
    (k) => entity('webhooks', { ...hook, secret: 'a secret of this test' }, { app: the(k, 'app') }),
    'webhook',
  ],
  ['GET', '/v1/apps/{app}/webhooks?include=app'],
  ['GET', '/v1/webhooks/{webhook}?include=app'],
  ['PATCH', '/v1/webhooks/{webhook}', (k) => changeResource(the(k, 'webhook'), { name: 'Renamed' })],
  ['POST', '/v1/webhookPings', (k) => entity('webhookPings', {}, { webhook: the(k, 'webhook') })],
  ['GET', '/v1/webhooks/{webhook}/deliveries?include=event', nothing, 'delivery'],
  ['POST', '/v1/webhookDeliveries', (k) => entity('webhookDeliveries', {}, { template: the(k, 'delivery') })],
  ['DELETE', '/v1/webhooks/{webhook}'],
  ['GET', '/v1/users?include=visibleApps'],
  ['PATCH', '/v1/users/{user}', (k) => changeResource(the(k, 'user'), { roles: ['MARKETING'] })],
  ['DELETE', '/v1/users/{user}'],
  [
    'POST',
    '/v1/userInvitations',
    () => entity('userInvitations', { email: 'o@example.com', firstName: 'Ola', lastName: 'Grau', roles: ['SALES'] }),
  ],
  ['GET', '/v1/apps/{app}/inAppPurchasesV2'],
  ['GET', '/v1/apps/{app}/subscriptionGroups?include=subscriptions'],
  ['GET', '/v1/subscriptionGroups/{plans}/subscriptions?include=group'],
  ['GET', '/v1/ciProducts?include=app'],
  ['GET', '/v1/ciProducts/{product}/workflows?include=product'],
  ['GET', '/v1/ciWorkflows/{workflow}/buildRuns?sort=-number&include=workflow,product'],
  ['POST', '/v1/ciBuildRuns', (k) => entity('ciBuildRuns', {}, { workflow: the(k, 'workflow') }), 'run'],
  ['GET', '/v1/ciBuildRuns/{run}?include=workflow,sourceBranchOrTag'],
  ['GET', '/v1/apps/{app}/appInfos?include=appInfoLocalizations'],
  ['GET', '/v1/apps/{app}/perfPowerMetrics?filter[metricType]=LAUNCH'],
];

const full = { description: 'Tutto.', keywords: 'uno,due', supportUrl: 'https://example.com/it', whatsNew: 'Molto.' };
const hook = {
  name: 'Flow',
  url: 'https://flow.example.com',
  enabled: true,
  eventTypes: ['BUILD_UPLOAD_STATE_UPDATED'],
};

/** Values that the steps need at the start, read through the store's own operations. */
async function learn(session: SimulatorSession): Promise<Record<string, Thing>> {
  const app = await appNamed(session, 'Tidewater Almanac');
  const of = (path: string): Promise<Thing> => firstOf(session, `/v1/apps/${app.id}/${path}`);
  const product = await firstOf(session, `/v1/ciProducts?filter[app]=${app.id}`);
  const approved = await appNamed(session, 'Fjordvandring');
  const open = await appNamed(session, 'Orchard Timer');
  const version = await of('appStoreVersions?filter[platform]=IOS');
  return {
    app,
    product,
    version,
    review: await of('customerReviews'),
    build: await firstOf(session, `/v1/builds?filter[app]=${app.id}&filter[preReleaseVersion.platform]=IOS`),
    newest: await uploadedBuild(session, app, '9.0.0'),
    crash: await of('betaFeedbackCrashSubmissions'),
    phased: await session.read(`/v1/appStoreVersions/${version.id}/appStoreVersionPhasedRelease`),
    open: await firstOf(session, `/v1/reviewSubmissions?filter[app]=${open.id}`),
    approved: await firstOf(session, `/v1/apps/${approved.id}/appStoreVersions`),
    request: await of('analyticsReportRequests'),
    user: await firstOf(session, '/v1/users?filter[username]=lev@example.com'),
    plans: await of('subscriptionGroups'),
    workflow: await firstOf(session, `/v1/ciProducts/${product.id}/workflows`),
  };
}

function operationOf([method, path]: Step) {
  const pattern = (path.split('?')[0] ?? '').replace(/\{\w+\}/, '{id}');
  const route = routesAt(pattern).find((each) => each.method === method);
  return operationNamed(route?.name ?? `${method} ${pattern} is not Apple's`);
}

let session: SimulatorSession;
let known: Record<string, Thing>;
beforeAll(async () => {
  session = await openSimulatorSession();
  known = await learn(session);
});
afterAll(() => session.close());

/** The schema of a response, unless it is a file. The package capitalizes all types, but not all schemas. */
function schemaOf(answer = ''): string | undefined {
  return answer === 'Gzip'
    ? undefined
    : [answer, answer.charAt(0).toLowerCase() + answer.slice(1)].find((name) => name in appleSchemas);
}

test.each(steps.map((step) => [step[0], step[1], step] as const))('%s %s', async (method, path, step) => {
  const [, , body, name] = step;
  const { status, answer } = operationOf(step);
  const filled = path.replace(/\{(\w+)\}/g, (_, of: string) => the(known, of).id);
  const received = await session.call(method, filled, body?.(known));
  expect([received.status, received.status === status ? '' : received.text]).toEqual([status, '']);
  const schema = schemaOf(answer);
  if (schema) expect(schemaFaultsBy(schema, received.json)).toEqual([]);
  if (schema && path.includes('include=')) expect(received.json.included?.length).toBeGreaterThan(0);
  const [first, second] = [received.json.data].flat();
  if (name && first) known[name] = first;
  if (name && second) known[`${name}2`] = second;
});

test('All 74 operations were asked, and Apple has a schema for each answer that is no file', () => {
  const operations = new Map(steps.map((step) => [operationOf(step).name, operationOf(step).answer]));
  expect(operations.size).toBe(74);
  const files = [...operations.values()].filter((answer) => answer !== undefined && !schemaOf(answer));
  expect(files).toEqual(['Gzip', 'Gzip']);
});
