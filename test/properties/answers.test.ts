// Odd answers of the stores: whatever recipe or trigger reads them, it never breaks down, and no sentence says undefined.

import type { ServerResponse } from 'node:http';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { catalog } from '../../connector/catalog.ts';
import { isJsonObject } from '../../connector/core/json.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { png } from '../functions/recipes/apple-pictures.ts';
import { bothOf } from '../support/clock.ts';
import { apk, galaxyApps as galaxy } from '../support/galaxyRecipeSession.ts';
import { listen, type ReceivedMessage } from '../support/listen.ts';
import { openRelay } from '../support/relay.ts';
import { jsonPlacesIn, kinds, NO_CONTENT, type OddChange, oneOther, others } from './odd.ts';

const HOUR = 3_600_000;

interface Fetched {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function fetchFrom(origin: string, { method, path, headers, body }: ReceivedMessage): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const { connection: _, 'accept-encoding': __, ...kept } = headers;
    const asked = request(`${origin}${path}`, { method, headers: kept }, async (answered) => {
      const { statusCode: status = 0, headers: shown } = answered;
      resolve({ status, headers: shown as Fetched['headers'], body: await buffer(answered) });
    });
    asked.once('error', reject).end(body);
  });
}

function isJson({ headers }: Fetched): boolean {
  return (headers['content-type'] ?? '').includes('json');
}

/** Whether an answer is broken off: a long one, so that it is read while it comes. */
type Cut = (message: ReceivedMessage) => boolean;
const LONG = 150_000;

/** The same JSON, with blanks before its end, of which only the first part comes. */
function breakOff(response: ServerResponse, json: unknown): void {
  const text = JSON.stringify(json);
  const part = Buffer.from(text.slice(0, -1) + ' '.repeat(LONG));
  response.write(part, () => response.destroy());
}

/** A store in front of a simulated one, whose answers it changes. */
/** Nothing of what one connection or one encoding has. */
function ownHeaders({ headers }: Fetched): Readonly<Record<string, string>> {
  const { 'content-length': _, 'transfer-encoding': __, 'content-encoding': ___, connection: ____, ...own } = headers;
  return own;
}

async function openOdd(origin: string) {
  const state: { change: OddChange; seen: number; cut: Cut } = { change: (json) => json, seen: 0, cut: () => false };
  const changed = (json: unknown): unknown => {
    state.seen += jsonPlacesIn(json);
    return state.change(json);
  };
  const reply = async (response: ServerResponse, message: ReceivedMessage): Promise<void> => {
    const fetched = await fetchFrom(origin, message);
    const isAnswer = fetched.status < 300 && isJson(fetched) && !message.path.startsWith('/auth/');
    const headers = ownHeaders(fetched);
    if (!isAnswer || fetched.body.length === 0)
      return void response.writeHead(fetched.status, headers).end(fetched.body);
    const json = changed(JSON.parse(String(fetched.body)));
    if (json === NO_CONTENT) return void response.writeHead(204).end();
    response.writeHead(fetched.status, headers);
    if (isJsonObject(json) && state.cut(message)) breakOff(response, json);
    else response.end(JSON.stringify(json) ?? '');
  };
  const server = await listen((response, message) => reply(response, message).catch(() => response.destroy()));
  return { ...server, state };
}

/** Both stores with odd answers, and a relay in front of them whose clock the test has. */
async function openSession() {
  const clock = { now: Date.parse('2026-11-22T12:00:00Z') };
  const now = (): number => clock.now;
  const sandbox = await startSandbox({ now, hourLimit: 1_000_000 });
  const [apple, samsung] = await Promise.all([
    openOdd(sandbox.origins.apple.api),
    openOdd(sandbox.origins.samsung.api),
  ]);
  const settings = {
    ...sandbox.settings,
    APPLE__ORIGIN: apple.origin,
    SAMSUNG__ORIGIN: samsung.origin,
    RELAY__ALLOW: '*, anything',
  };
  const pollDelay = (): number => {
    clock.now += 30_000;
    return 1;
  };
  const relay = openRelay(settings, { ...bothOf(now), pollDelay });
  const appNamed = async (name: string): Promise<string> =>
    (await relay.call('ListApps', { query: { 'filter[name]': name } })).json.data[0].id;
  /** Every answer of a store from now on. */
  const set = (change: OddChange): void => {
    for (const each of [apple, samsung]) each.state.change = change;
  };
  const cut = (which: Cut): void => {
    for (const each of [apple, samsung]) each.state.cut = which;
  };
  const seen = (): number => apple.state.seen + samsung.state.seen;
  const close = async (): Promise<void> => {
    for (const each of [relay, apple, samsung, sandbox]) await each.close();
  };
  const sampleFile = `${apple.origin}/storage/samples/1000/Sparrow.ipa`;
  return { ...relay, clock, appNamed, set, cut, seen, close, sampleFile };
}
type RelaySession = Awaited<ReturnType<typeof openSession>>;

interface Given {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: string | Buffer;
}

const sparrow = { appId: 'Sparrow Ledger' };
const start = { body: { contentId: galaxy.sparrow, action: 'start', rate: 10 } };
const plan = { dryRun: true };
const texts = [{ locale: 'en-US', name: 'Premium' }];
const purchase = {
  ...{ productId: 'com.example.coins', referenceName: 'Coins', purchaseType: 'CONSUMABLE' },
  texts,
};
const page = { name: 'Sailors', texts: [{ locale: 'en-US', promotionalText: 'For sailors.' }] };
const offer = { appId: 'Tidewater Almanac', name: 'Welcome', price: '1.99', numberOfCodes: 5 };
const subscriptionOffer = {
  ...{ ...offer, productId: 'com.example.tidewater.plus.month', customerEligibilities: ['NEW'] },
  ...{ offerMode: 'PAY_AS_YOU_GO', duration: 'ONE_MONTH', customCode: 'WELCOME' },
};
const purchaseOffer = {
  ...{ ...offer, productId: 'com.example.tidewater.stamps', customerEligibilities: ['NON_SPENDER'] },
  expirationDate: '2026-12-31',
};
const experiment = { name: 'Icons', trafficProportion: 30, treatments: ['A'], locales: ['en-US'] };
const subscription = {
  ...{ productId: 'com.example.premium', referenceName: 'Premium', subscriptionPeriod: 'ONE_MONTH', price: '4.99' },
  ...{ group: 'Premium', groupTexts: texts, texts },
};
const written = { texts: [{ language: 'ENG', whatsNew: 'Faster.' }] };
const picture = { locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'a.png' };
const preview = { locale: 'en-US', displayType: 'APP_IPHONE_67' };
const pictures = { ...sparrow, pictures: [{ locale: 'en-US', fileUrl: 'picture' }] };
const testing = {
  ...sparrow,
  groups: ['Public beta'],
  whatToTest: [{ locale: 'en-US', whatsNew: 'The start page.' }],
  usesNonExemptEncryption: false,
};
const analytics = { reportName: 'App Store Discovery and Engagement Standard', format: 'json' };

/** A name of an app instead of its ID; the test looks it up. */
const calls: readonly (readonly [id: string, given: Given, before?: Given])[] = [
  ['GetSalesReport', { query: { vendorNumber: '80012345', frequency: 'DAILY' } }],
  ['GetFinanceReport', { query: { vendorNumber: '80012345', reportDate: '2026-09' } }],
  ['GetAnalyticsReport', { query: { app: 'Tidewater Almanac', ...analytics } }],
  [
    'CollectAnalyticsReport',
    { query: { app: 'Tidewater Almanac', reportName: analytics.reportName, from: '2026-11-01', wait: 'true' } },
  ],
  ['GetGalaxyMetrics', { query: { contentId: galaxy.tidewater, days: '7' } }],
  ['GetGalaxyMetrics', { query: { days: '7', byCountry: 'true' } }],
  ['CheckVersion', { query: { ...sparrow, buildId: 'build' } }],
  ['CheckVersion', { query: { appId: 'Fjordvandring' } }],
  ['CheckGalaxyApp', { query: { contentId: galaxy.sparrow } }],
  ['ListExpirations', { query: { olderBuilds: 'true' } }],
  ['SubmitVersionForReview', { body: { ...sparrow, buildId: 'build', ...plan } }],
  ['SubmitVersionForReview', { body: { ...sparrow, buildId: 'build' } }],
  ['ReleaseVersion', { body: { appId: 'Fjordvandring', ...plan } }],
  ['ReleaseVersion', { body: { appId: 'Fjordvandring' } }],
  ...['start', 'pause', 'resume', 'complete'].map(
    (action) => ['ControlPhasedRelease', { body: { appId: 'Tidewater Almanac', action } }] as const,
  ),
  ['ControlPhasedRelease', { body: { ...sparrow, action: 'start', ...plan } }],
  ['SetWhatsNew', { body: { ...sparrow, otherwise: 'Faster.', ...plan } }],
  ['SetWhatsNew', { body: { ...sparrow, texts: [{ locale: 'de-DE', whatsNew: 'Schneller.' }], createMissing: true } }],
  ['ReplyToReviews', { body: { replies: [{ reviewId: 'review', replyText: 'Thank you.' }], replace: true } }],
  [
    'ReplyToGalaxyReviews',
    {
      body: { contentId: galaxy.tidewater, replies: [{ reviewId: '4000001', replyText: 'Thank you.' }], replace: true },
    },
  ],
  ['CreateInAppPurchase', { body: { ...sparrow, ...purchase, ...plan } }],
  ['CreateInAppPurchase', { body: { ...sparrow, ...purchase, price: '4.99' } }],
  ['CreateSubscription', { body: { ...sparrow, ...subscription, ...plan } }],
  ['CreateSubscription', { body: { ...sparrow, ...subscription } }],
  ['CreateSubscriptionOfferCodes', { body: { ...subscriptionOffer, ...plan } }],
  ['CreateSubscriptionOfferCodes', { body: subscriptionOffer }],
  ['CreateInAppPurchaseOfferCodes', { body: { ...purchaseOffer, ...plan } }],
  ['CreateInAppPurchaseOfferCodes', { body: purchaseOffer }],
  ['CreateCustomProductPage', { body: { ...sparrow, ...page, ...plan } }],
  ['CreateCustomProductPage', { body: { ...sparrow, ...page } }],
  ['CreateExperiment', { body: { ...sparrow, ...experiment, ...plan } }],
  ['CreateExperiment', { body: { ...sparrow, ...experiment } }],
  ['AddTester', { body: { ...sparrow, email: 'new@example.com', groups: ['Public beta'] } }],
  [
    'AddTesters',
    {
      body: {
        ...sparrow,
        testers: [{ email: 'one@example.com' }, { email: 'two@example.com' }],
        groups: ['Public beta'],
      },
    },
  ],
  ['ListAppStoreChoices', { path: { list: 'versions' }, query: { of: 'Sparrow Ledger' } }],
  ['ListGalaxyBinaryChoices', { query: { contentId: galaxy.sparrow, appStatus: 'REGISTRATION' } }],
  ['ListGalaxyItemChoices', { query: { packageName: 'com.example.tidewater' } }],
  ['UploadScreenshot', { query: { ...sparrow, ...picture, dryRun: 'true' }, bytes: png(1290, 2796, 20_000, 7) }],
  ['UploadScreenshot', { query: { ...sparrow, ...picture }, bytes: png(1290, 2796, 20_000, 8) }],
  [
    'UploadScreenshot',
    { query: { ...sparrow, ...picture, screenshotSets: 'true' }, bytes: png(1290, 2796, 20_000, 9) },
  ],
  ['PublishGalaxyUpdate', { query: { contentId: galaxy.tidewater, gms: 'Y', fileName: 'a.apk', dryRun: 'true' } }],
  [
    'PublishGalaxyUpdate',
    {
      query: { contentId: galaxy.sparrow, gms: 'Y', fileName: 'b.apk', rolloutRate: '10', publicationType: '01' },
      bytes: apk(),
    },
  ],
  ['ControlStagedRollout', start],
  [
    'ControlStagedRollout',
    { body: { contentId: galaxy.sparrow, action: 'raise', rate: 50, appStatus: 'REGISTRATION' } },
    start,
  ],
  ['ControlStagedRollout', { body: { contentId: galaxy.sparrow, action: 'finish', appStatus: 'REGISTRATION' } }, start],
  ['SetGalaxyWhatsNew', { body: { contentId: galaxy.sparrow, ...written } }],
  ['ListGalaxyAppChoices', {}],
  ['ListAllApps', { query: { details: 'true' } }],
  ['GetWeeklyFigures', { query: { vendorNumbers: 'default=80012345', currency: 'EUR', rates: 'USD=0.9,JPY=0.006' } }],
  ['ReadAppStatus', { query: { appleApp: 'Tidewater Almanac', galaxyApp: galaxy.sparrow } }],
  ['SendAppStoreRequest', { body: { method: 'GET', path: '/v1/apps' } }],
  ['SendGalaxyStoreRequest', { body: { method: 'GET', path: '/seller/contentList' } }],
  ['WhenReviewAdded', { query: { app: 'Tidewater Almanac' } }],
  ['WhenVersionStateChanges', { query: { app: 'Tidewater Almanac' } }],
  ['WhenBuildProcessed', { query: { app: 'Tidewater Almanac' } }],
  ['WhenFeedbackReceived', { query: { app: 'Tidewater Almanac' } }],
  [
    'WhenSalesReportReady',
    { query: { vendorNumber: '80012345', reportType: 'SALES', reportSubType: 'SUMMARY', frequency: 'DAILY' } },
  ],
  ['WhenXcodeCloudBuildFinished', { query: { workflow: 'workflow' } }],
  ['WhenExpirationNears', { query: { daysBefore: '300' } }],
  ['WhenGalaxyReviewAdded', { query: { contentId: galaxy.tidewater } }],
  ['WhenGalaxyAppStatusChanges', {}],
  ['WhenAppStoreEvent', { body: { appId: 'Sparrow Ledger', callback: 'http://127.0.0.1:9/flow' } }],
  ['WhenAppStorePurchase', { body: { appId: 'Sparrow Ledger', callback: 'http://127.0.0.1:9/flow' } }],
  [
    'UploadBuild',
    {
      query: { wait: 'true' },
      body: { appId: 'Sparrow Ledger', fileUrl: 'file', platform: 'IOS', versionString: '9.1', buildNumber: '900' },
    },
  ],
  ['UploadScreenshots', { body: { ...pictures, ...plan } }],
  ['UploadScreenshots', { query: { wait: 'true' }, body: { ...pictures, replace: true } }],
  ['UploadPreview', { query: { ...sparrow, ...preview, fileUrl: 'video', dryRun: 'true' } }],
  ['UploadPreview', { query: { ...sparrow, ...preview, fileUrl: 'video', replace: 'true', wait: 'true' } }],
  ['SendBuildToTesters', { body: { ...testing, ...plan } }],
  ['SendBuildToTesters', { query: { wait: 'true' }, body: { ...testing, waitForReview: true, notify: true } }],
  ['CallOperation', { body: { operation: 'ListApps', parameters: { include: 'appInfos' } } }],
];

/** What reads no answer of a store. */
const ownAlone = [
  'ListAccounts',
  'Health',
  'ReadRelayVersion',
  'ReadDefinition',
  'ReadOpenApi',
  'ReadPage',
  'ReadPageFile',
  'ReadState',
  'ListOperations',
  'ListEventSubscriptions',
  'EndEventSubscription',
  'ReceiveAppStoreEvent',
  'EndAppStorePurchaseSubscription',
  'ReceiveAppStorePurchase',
  'ListAppStorePurchaseSubscriptions',
  'CountFailedEvents',
  'RetryFailedEvents',
  'WhenGalaxyPurchase',
  'ListGalaxyPurchaseSubscriptions',
  'EndGalaxyPurchaseSubscription',
  'ReceiveGalaxyPurchase',
  'VerifySignedTransaction',
  'ListJobs',
  'ReadJob',
  'ReadJobResult',
  'CancelJob',
  'RetryJob',
];

/** Needs a subscription: test/functions/webhooks/events.test.ts tries it. */
const ofSubscription = ['TestEventSubscription'];

/** Its answers are messages of another protocol: test/functions/mcp/results.test.ts tries them. */
const ofProtocol = ['InvokeMcp'];

test('Every recipe and trigger is tried', () => {
  const tried = new Set([...calls.map(([id]) => id), ...ofSubscription, ...ofProtocol]);
  const all = catalog.flatMap(({ id, recipe }) => (recipe && !ownAlone.includes(id) ? [id] : []));
  expect(all.filter((id) => !tried.has(id))).toEqual([]);
});

const APP_NAMES = ['Tidewater Almanac', 'Sparrow Ledger', 'Fjordvandring'];

async function idsFor(session: RelaySession): Promise<ReadonlyMap<string, string>> {
  const apps = await Promise.all(APP_NAMES.map(async (name) => [name, await session.appNamed(name)] as const));
  const products = await session.call('ListXcodeCloudProducts');
  const id = products.json.data[0].id;
  const workflows = await session.call('ListXcodeCloudWorkflows', { path: { id } });
  const found = new Map([...apps, ['workflow', workflows.json.data[0].id as string], ['file', session.sampleFile]]);
  found.set('video', session.sampleFile.replace('Sparrow.ipa', 'start.mp4'));
  found.set('picture', session.sampleFile.replace('Sparrow.ipa', 'start.png'));
  const appId = found.get('Sparrow Ledger');
  session.clock.now += HOUR; // its build is then processed, and the version lacks nothing
  await session.call('SetWhatsNew', { body: { appId, otherwise: 'Quicker.' } });
  const reviews = await session.call('ListReviews', { path: { id: String(found.get('Tidewater Almanac')) } });
  found.set('review', reviews.json.data[0].id);
  const builds = await session.call('ListBuilds', { query: { 'filter[app]': String(appId), sort: '-uploadedDate' } });
  return found.set('build', builds.json.data[0].id);
}

/** Words that a value leaves in a sentence where it is not there. */
const NOT_THERE = /\b(undefined|null|NaN)\b|\[object/;
const SPOKEN = new Set(['message', 'sentence', 'name', 'detail', 'reason', 'problem']);

function spoken(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return SPOKEN.has(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => spoken(each, name));
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, each]) => spoken(each, key)) : [];
}

/** What is wrong with an answer of the relay; the words of `request` are those of the store. */
function faultsIn({
  status,
  json,
  line,
}: Pick<Awaited<ReturnType<RelaySession['call']>>, 'status' | 'json' | 'line'>): readonly string[] {
  return [
    ...(status === 500 || json?.error?.code === 'unexpected' ? [`unexpected: ${line?.cause}`] : []),
    ...spoken(json).filter((text) => NOT_THERE.test(text)),
  ];
}

function resolved<T>(value: T, ids: ReadonlyMap<string, string>): T {
  if (Array.isArray(value)) return value.map((each) => resolved(each, ids)) as T;
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolved(each, ids)])) as T;
  return (ids.get(String(value)) ?? value) as T;
}

const NONE = { status: 200, json: undefined, line: undefined };
function isTrigger(id: string): boolean {
  return catalog.find((each) => each.id === id)?.trigger !== undefined;
}
const passesOn = ['SendAppStoreRequest', 'SendGalaxyStoreRequest', 'CallOperation'];

describe.each(calls.map(([id, given, before], at) => [`${id} (${at + 1})`, id, given, before] as const))(
  '%s',
  (_, id, given, before) => {
    let session: RelaySession;
    let ids: ReadonlyMap<string, string>;
    let state: string | undefined;
    beforeAll(async () => {
      session = await openSession();
      ids = await idsFor(session);
      if (before) await session.call(id, before);
      if (isTrigger(id)) state = (await send()).json.next;
    });

    afterAll(() => session?.close());

    const send = () => {
      const query = { ...resolved(given.query ?? {}, ids), ...(state !== undefined && { state }) };
      const body = given.bytes ?? resolved(given.body, ids);
      return session.call(id, { path: given.path ?? {}, query, ...(body !== undefined && { body }) });
    };

    /** What passes a long answer on as it comes breaks it off in the same place. */
    const sendCut = () =>
      send().catch((thrown) => (id === 'CallOperation' ? { ...NONE, thrown } : Promise.reject(thrown)));

    const under = async (change: OddChange): Promise<readonly string[]> => {
      session.clock.now += HOUR;
      session.set(change);
      const answered = await send();
      session.set((json) => json);
      return passesOn.includes(id) && answered.status < 400 ? [] : faultsIn(answered);
    };

    test('as the store sends them', async () => {
      session.clock.now += HOUR;
      expect((await send()).status).toBe(catalog.find((each) => each.id === id)?.notifies ? 201 : 200);
    });

    test.each(Object.keys(kinds))('of answers %s', async (kind) => {
      expect(await under(kinds[kind] as OddChange)).toEqual([]);
    });

    test('of reads that break off once', async () => {
      session.clock.now += HOUR;
      const broken = new Set<string>();
      session.cut(({ method, path }) => method === 'GET' && !broken.has(path) && broken.add(path).has(path));
      const answered = await sendCut();
      session.cut(() => false);
      expect(answered.json?.error?.code).not.toBe('store_unreachable');
      expect(faultsIn(answered)).toEqual([]);
    });

    test('of answers that break off', async () => {
      session.clock.now += HOUR;
      session.cut(() => true);
      const answered = await sendCut();
      session.cut(() => false);
      expect(faultsIn(answered)).toEqual([]);
    });

    test('of answers with another value at any one place', async () => {
      const property = fc.asyncProperty(fc.nat(), fc.constantFrom(...others), async (place, other) => {
        const before = session.seen();
        await under((json) => json);
        const places = Math.max(1, session.seen() - before);
        expect(await under(oneOther(place % places, other))).toEqual([]);
      });
      // always the same places: a run that fails can be run again
      await fc.assert(property, { numRuns: 15, seed: 1 });
    });
  },
);
