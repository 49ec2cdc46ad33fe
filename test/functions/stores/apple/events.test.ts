// Payloads of App Store Connect's webhooks: the signature, and every type of event as flat fields.

import { secret } from '../../../../functions/core/secret.ts';
import { flatEvent, instanceOf, readAppleEvent } from '../../../../functions/stores/apple/eventPayload.ts';
import { isSignedByApple } from '../../../../functions/stores/apple/eventSignature.ts';
import { appleEvents } from '../../../../functions/stores/apple/events.ts';

const timestamp = '2026-11-28T10:00:00Z';
const home = 'https://api.appstoreconnect.apple.com/v1';

/** The form of Apple's samples; the IDs are invented. Source: https://developer.apple.com/documentation/appstoreconnectapi/webhook-notifications */
function withData(of: string, id = 'res-1') {
  return { instance: { data: { type: of, id }, links: { self: `${home}/${of}/${id}` } } };
}
/** Background assets have no `data`. */
function withoutData(of: string, id = 'res-1') {
  return { instance: { type: of, id, links: { self: `${home}/${of}/${id}` } } };
}
const marketplaceApp = { marketplaceApp: { data: { type: 'apps', id: '1' } } };
const distribution = 'https://api-appstoreconnect.itunes.apple.com/v1/alternativeDistributionPackages/res-1';

const samples: readonly (readonly [
  type: string,
  attributes: object,
  relationships: object | undefined,
  flat: object,
])[] = [
  [
    'appStoreVersionAppVersionStateUpdated',
    { oldValue: 'WAITING_FOR_REVIEW', newValue: 'IN_REVIEW', timestamp },
    withData('appStoreVersions'),
    { resourceType: 'appStoreVersions', resourceId: 'res-1', oldState: 'WAITING_FOR_REVIEW', newState: 'IN_REVIEW' },
  ],
  [
    'buildBetaDetailExternalBuildStateUpdated',
    { oldExternalBuildState: 'IN_BETA_REVIEW', newExternalBuildState: 'BETA_APPROVED', timestamp },
    withData('buildBetaDetails'),
    { resourceType: 'buildBetaDetails', resourceId: 'res-1', oldState: 'IN_BETA_REVIEW', newState: 'BETA_APPROVED' },
  ],
  [
    'betaFeedbackScreenshotSubmissionCreated',
    { timestamp },
    withData('betaFeedbackScreenshotSubmissions'),
    { resourceType: 'betaFeedbackScreenshotSubmissions', resourceId: 'res-1' },
  ],
  [
    'betaFeedbackCrashSubmissionCreated',
    { timestamp },
    withData('betaFeedbackCrashSubmissions'),
    { resourceType: 'betaFeedbackCrashSubmissions', resourceId: 'res-1' },
  ],
  [
    'buildUploadStateUpdated',
    { newState: 'COMPLETE', timestamp },
    withData('buildUploads'),
    { resourceType: 'buildUploads', resourceId: 'res-1', newState: 'COMPLETE' },
  ],
  ...(['State', 'ExternalBetaReleaseState', 'AppStoreReleaseState'] as const).map(
    (part) =>
      [
        `backgroundAssetVersion${part}Updated`,
        { oldState: 'PROCESSING', newState: 'COMPLETE', timestamp },
        withoutData('backgroundAssetVersions'),
        { resourceType: 'backgroundAssetVersions', resourceId: 'res-1', oldState: 'PROCESSING', newState: 'COMPLETE' },
      ] as const,
  ),
  [
    'backgroundAssetVersionInternalBetaReleaseCreated',
    { timestamp },
    withoutData('backgroundAssetVersionInternalBetaReleases'),
    { resourceType: 'backgroundAssetVersionInternalBetaReleases', resourceId: 'res-1' },
  ],
  [
    'alternativeDistributionPackageVersionCreated',
    { appId: '1', timestamp },
    { ...withData('alternativeDistributionPackageVersions'), ...marketplaceApp },
    { resourceType: 'alternativeDistributionPackageVersions', resourceId: 'res-1' },
  ],
  [
    'alternativeDistributionPackageAvailableUpdated',
    { available: true, territories: ['DEU'], appId: '1', timestamp },
    {
      instance: { data: { type: 'alternativeDistributionPackages', id: 'res-1' }, links: { self: distribution } },
      ...marketplaceApp,
    },
    { resourceType: 'alternativeDistributionPackages', resourceId: 'res-1' },
  ],
  [
    'alternativeDistributionTerritoryAvailabilityUpdated',
    { available: false, territories: ['FRA'], appId: '1', timestamp },
    marketplaceApp,
    {},
  ],
];

function payload(type: string, attributes: object, relationships?: object): string {
  return JSON.stringify({
    data: { type, id: 'event-1', version: 1, attributes, ...(relationships && { relationships }) },
  });
}

test('Every type that a webhook may have is among the samples', () => {
  const types = samples.map(([type, attributes]) => readAppleEvent(payload(type, attributes)).type);
  expect(types.sort()).toEqual([...appleEvents.eventTypes].sort());
  expect(types).toHaveLength(12);
});

test.each(samples)('%s is one flat item', (type, attributes, relationships, flat) => {
  const raw = payload(type, attributes, relationships);
  expect(flatEvent('6400', raw)).toEqual({
    eventId: 'event-1',
    eventType: readAppleEvent(raw).type,
    occurredAt: '2026-11-28T10:00:00.000Z',
    appId: '6400',
    ...flat,
    url: 'https://appstoreconnect.apple.com/apps/6400',
    attributes: JSON.stringify(attributes),
  });
});

test('The ping is a test event, and no other is', () => {
  const raw = payload('webhookPingCreated', { timestamp });
  expect(readAppleEvent(raw)).toEqual({ id: 'event-1', type: 'WEBHOOK_PING_CREATED', isTest: true });
  expect(samples.filter(([type, attributes]) => readAppleEvent(payload(type, attributes)).isTest)).toEqual([]);
});

test('An event of a type that is new has its name as a type, too', () => {
  const raw = payload('somethingNewHappened', { newState: 'DONE' }, withData('someThings'));
  expect(readAppleEvent(raw).type).toBe('SOMETHING_NEW_HAPPENED');
  expect(flatEvent('1', raw)).toMatchObject({ newState: 'DONE', resourceType: 'someThings' });
});

test.each([
  ['no JSON', 'hello'],
  ['a list', '[]'],
  ['null', 'null'],
  ['an ID that leads elsewhere', '{"data":{"type":"buildUploadStateUpdated","id":"../../x"}}'],
  ['an ID that is a number', '{"data":{"id":12345678901234567890}}'],
])('A payload with %s is known by its digest', (_, raw) => {
  const { id, isTest } = readAppleEvent(raw);
  expect([id.length, isTest]).toEqual([64, false]);
  expect(readAppleEvent(raw)).toEqual(readAppleEvent(raw));
});

test.each([
  ['../apps', 'x'],
  ['apps', '../x'],
  ['apps', 'x?y=1'],
  ['apps', ''],
  ['', 'x'],
])('An instance of the type "%s" with the ID "%s" is not read', (type, id) => {
  expect(instanceOf(payload('buildUploadStateUpdated', {}, { instance: { data: { type, id } } }))).toBeUndefined();
});

describe('A signature', () => {
  const key = secret('This is my secret');
  const body = Buffer.from('Hello, World!');
  const good = '7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e54657';
  const isGood = (value: string | undefined, raw = body) =>
    isSignedByApple(raw, (name) => (name === 'x-apple-signature' ? value : undefined), key);

  // the example of Apple's page
  test('of the right secret and bytes is accepted', () => {
    expect([isGood(`hmacsha256=${good}`), isGood(`HMACSHA256=${good.toUpperCase()} `)]).toEqual([true, true]);
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['without its method', good],
    ['of another method', `hmacsha1=${good}`],
    ['shortened', `hmacsha256=${good.slice(0, 62)}`],
    ['longer', `hmacsha256=${good}00`],
    ['changed', `hmacsha256=${good.replace(/^7/, '8')}`],
    ['of no digits', `hmacsha256=${'z'.repeat(64)}`],
  ])('that is %s is refused', (_, value) => {
    expect(isGood(value)).toBe(false);
  });

  test('of other bytes is refused', () => {
    expect(isGood(`hmacsha256=${good}`, Buffer.from('Hello, World'))).toBe(false);
  });
});
