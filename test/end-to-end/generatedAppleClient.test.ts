// A library that a third party generated from Apple's document reads and writes through the relay, unchanged.
import { catalog } from '../../connector/catalog.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { declaredOperationAt } from '../properties/inside.ts';
import { appleSchemas, schemaFaultsBy } from '../support/appleSchemas.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { type Library, of, openLibrary } from '../support/generatedAppleClient.ts';
import { changeResource, entity, linkages } from '../support/simulatorSession.ts';

let sandbox: Sandbox;
let entryPoint: EntryPoint;
let library: Library;
beforeAll(async () => {
  sandbox = await startSandbox();
  entryPoint = await openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
  library = openLibrary(`${entryPoint.origin}/api/apple`, TEST_FUNCTION_KEY);
});
afterAll(async () => {
  await entryPoint?.close();
  await sandbox?.close();
});

test('The library lists apps, with filters, an order and a limit', async () => {
  const all = await library.list('Apps.appsGetCollection', { query: { sort: ['-name'], limit: 3 } });
  expect(all).toHaveLength(3);
  const bundleIds = all.slice(0, 2).map(({ attributes }) => attributes.bundleId);
  const some = await library.list('Apps.appsGetCollection', {
    query: { 'filter[bundleId]': bundleIds, sort: ['-name'] },
  });
  expect(some).toEqual(all.slice(0, 2));
});

test('The library reads an app with its related resources', async () => {
  const { id } = await library.first('Apps.appsGetCollection', { query: { limit: 1 } });
  const app = await library.call('Apps.appsGetInstance', {
    path: { id },
    query: { include: ['builds'], 'fields[apps]': ['name', 'builds'] },
  });
  expect(app.id).toBe(id);
  expect(Object.keys(app.attributes)).toEqual(['name']);
});

test('The library reads a version down to its screenshots', async () => {
  const app = await library.appNamed('Bramble Recipes');
  const version = await library.first('Apps.appsAppStoreVersionsGetToManyRelated', of(app));
  expect(await library.call('AppStoreVersions.appStoreVersionsGetInstance', of(version))).toMatchObject({
    id: version.id,
  });
  const texts = await library.first(
    'AppStoreVersions.appStoreVersionsAppStoreVersionLocalizationsGetToManyRelated',
    of(version),
  );
  expect(texts.attributes.locale).toMatch(/^[a-z]{2}/);
  const sets = await library.list(
    'AppStoreVersionLocalizations.appStoreVersionLocalizationsAppScreenshotSetsGetToManyRelated',
    of(texts),
  );
  expect(sets.every(({ type }) => type === 'appScreenshotSets')).toBe(true);
});

test.each([
  ['Builds.buildsGetCollection', 'builds'],
  ['BetaGroups.betaGroupsGetCollection', 'betaGroups'],
  ['BetaTesters.betaTestersGetCollection', 'betaTesters'],
  ['CiProducts.ciProductsGetCollection', 'ciProducts'],
  ['Users.usersGetCollection', 'users'],
])('The library lists with %s', async (method, type) => {
  const found = await library.list(method, { query: { limit: 5 } });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((each) => each.type === type)).toBe(true);
});

test('The library answers a review, reads the answer, and takes it back', async () => {
  const review = await library.first(
    'Apps.appsCustomerReviewsGetToManyRelated',
    of(await library.appNamed('Bramble Recipes'), { 'exists[publishedResponse]': false, sort: ['-createdDate'] }),
  );
  expect(await library.call('CustomerReviews.customerReviewsGetInstance', of(review))).toMatchObject({ id: review.id });
  const body = entity('customerReviewResponses', { responseBody: 'Thank you.' }, { review });
  const reply = await library.call('CustomerReviewResponses.customerReviewResponsesCreateInstance', { body });
  expect(await library.call('CustomerReviews.customerReviewsResponseGetToOneRelated', of(review))).toMatchObject({
    id: reply.id,
  });
  await library.call('CustomerReviewResponses.customerReviewResponsesDeleteInstance', of(reply));
  expect(await library.call('CustomerReviews.customerReviewsResponseGetToOneRelated', of(review))).toBeNull();
});

test('The library makes a version and gives it texts', async () => {
  const app = await library.appNamed('Otter Swim Coach');
  const attributes = { platform: 'IOS', versionString: '99.1' };
  const version = await library.call('AppStoreVersions.appStoreVersionsCreateInstance', {
    body: entity('appStoreVersions', attributes, { app }),
  });
  const renamed = changeResource(version, { versionString: '99.2' });
  expect(
    (await library.call('AppStoreVersions.appStoreVersionsUpdateInstance', { ...of(version), body: renamed }))
      .attributes.versionString,
  ).toBe('99.2');
  const texts = await library.first(
    'AppStoreVersions.appStoreVersionsAppStoreVersionLocalizationsGetToManyRelated',
    of(version),
  );
  const news = changeResource(texts, { description: 'Swims.' });
  const reported = await library.call('AppStoreVersionLocalizations.appStoreVersionLocalizationsUpdateInstance', {
    ...of(texts),
    body: news,
  });
  expect(reported.attributes.description).toBe('Swims.');
});

test('The library gives a version a build of its number', async () => {
  const app = await library.appNamed('Marea Surf');
  const version = await library.first('Apps.appsAppStoreVersionsGetToManyRelated', of(app));
  const fitting = {
    'filter[app]': [app.id],
    'filter[processingState]': ['VALID'],
    'filter[preReleaseVersion.platform]': ['IOS'],
    'filter[preReleaseVersion.version]': [String(version.attributes.versionString)],
  };
  const { type, id } = await library.first('Builds.buildsGetCollection', { query: fitting });
  const body = { data: { type, id } };
  await library.call('AppStoreVersions.appStoreVersionsBuildUpdateToOneRelationship', { ...of(version), body });
});

test('The library makes a group, adds a tester and a build, and invites', async () => {
  const app = await library.appNamed('Bramble Recipes');
  const build = await library.first('Builds.buildsGetCollection', {
    query: { 'filter[app]': [app.id], 'filter[expired]': [false] },
  });
  const group = await library.call('BetaGroups.betaGroupsCreateInstance', {
    body: entity('betaGroups', { name: 'Library' }, { app }),
  });
  const person = { email: 'library@example.com', firstName: 'Li', lastName: 'Brary' };
  const tester = await library.call('BetaTesters.betaTestersCreateInstance', {
    body: entity('betaTesters', person, { betaGroups: [group] }),
  });
  await library.call('BetaGroups.betaGroupsBuildsCreateToManyRelationship', { ...of(group), body: linkages(build) });
  const invitation = entity('betaTesterInvitations', {}, { app, betaTester: tester });
  expect(
    (await library.call('BetaTesterInvitations.betaTesterInvitationsCreateInstance', { body: invitation })).type,
  ).toBe('betaTesterInvitations');
  await library.call('BetaTesters.betaTestersDeleteInstance', of(tester));
});

test('The library keeps a webhook, from making to deleting', async () => {
  const app = await library.appNamed('Tidewater Almanac');
  const attributes = {
    name: 'Library',
    url: 'https://library.example.com',
    enabled: true,
    secret: 'a secret of this test',
    eventTypes: ['BUILD_UPLOAD_STATE_UPDATED'],
  };
  const webhook = await library.call('Webhooks.webhooksCreateInstance', {
    body: entity('webhooks', attributes, { app }),
  });
  await library.call('WebhookPings.webhookPingsCreateInstance', { body: entity('webhookPings', {}, { webhook }) });
  expect(
    await library.list(
      'Webhooks.webhooksDeliveriesGetToManyRelated',
      of(webhook, { 'filter[deliveryState]': ['PENDING'] }),
    ),
  ).toHaveLength(1);
  expect(
    (
      await library.call('Webhooks.webhooksUpdateInstance', {
        ...of(webhook),
        body: changeResource(webhook, { enabled: false }),
      })
    ).attributes.enabled,
  ).toBe(false);
  await library.call('Webhooks.webhooksDeleteInstance', of(webhook));
});

test('The library invites a person to the team, and starts a build of Xcode Cloud', async () => {
  const person = { email: 'team@example.com', firstName: 'Te', lastName: 'Am', roles: ['SALES'] };
  expect(
    (await library.call('UserInvitations.userInvitationsCreateInstance', { body: entity('userInvitations', person) }))
      .attributes,
  ).toMatchObject(person);
  const product = await library.first('CiProducts.ciProductsGetCollection');
  const workflow = await library.first('CiProducts.ciProductsWorkflowsGetToManyRelated', of(product));
  const run = await library.call('CiBuildRuns.ciBuildRunsCreateInstance', {
    body: entity('ciBuildRuns', {}, { workflow }),
  });
  expect(await library.call('CiBuildRuns.ciBuildRunsGetInstance', of(run))).toMatchObject({ id: run.id });
});

test('These were more than twenty operations, of every method, and each reached the store by its own path', () => {
  const reached = sandbox.seen.map((message) => declaredOperationAt(catalog, message));
  const ids = new Set(reached.map((operation) => operation?.id));
  expect(ids.has(undefined)).toBe(false);
  expect(ids.size).toBeGreaterThan(20);
  expect(new Set(reached.map((operation) => operation?.method))).toEqual(new Set(['GET', 'POST', 'PATCH', 'DELETE']));
});

test("Responses of the relay conform to Apple's schemas", async () => {
  const all = await entryPoint.call('/api/apple/v1/apps?limit=2&include=appStoreVersions,builds,betaGroups');
  // the relay's own link to the next page stands beside what Apple knows
  const { nextLink, ...apples } = all.json;
  expect(nextLink).toBe(apples.links.next);
  expect(schemaFaultsBy('AppsResponse', apples)).toEqual([]);
  const app = await entryPoint.call(`/api/apple/v1/apps/${all.json.data[0].id}`);
  expect(schemaFaultsBy('AppResponse', app.json)).toEqual([]);
});

test("A typed response has the same types in Apple's document", () => {
  const { properties: ours } = catalog.find(({ id }) => id === 'ReadApp')?.responds.properties?.data ?? {};
  const { properties: apples } = appleSchemas.App as {
    properties: Record<string, { properties: Record<string, { type?: string; enum?: string[] }> }>;
  };
  for (const part of ['attributes', 'relationships'] as const) {
    const [mine = {}, theirs = {}] = [ours?.[part]?.properties, apples[part]?.properties];
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(Object.keys(mine)));
    for (const [name, { type }] of Object.entries(mine))
      expect([name, type]).toEqual([name, theirs[name]?.type ?? type]);
  }
  expect(Object.keys(ours?.attributes?.properties ?? {}).sort()).toEqual(
    Object.keys(apples.attributes?.properties ?? {}).sort(),
  );
});
