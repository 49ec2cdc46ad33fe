// The simulator is as strict as Apple's contract: unknown parameters, values and bodies, and exceeded limits are rejected with their location.
import { schemaFaultsBy } from '../../../support/appleSchemas.ts';
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

let session: SimulatorSession;
let app: Thing;
beforeAll(async () => {
  session = await openSimulatorSession();
  app = await appNamed(session, 'Tidewater Almanac');
});
afterAll(() => session.close());

describe('A query is refused', () => {
  test.each([
    ['/v1/builds?filter[nonsense]=1', 'PARAMETER_ERROR.ILLEGAL', 'filter[nonsense]'],
    ['/v1/apps/{app}/appStoreVersions?sort=versionString', 'PARAMETER_ERROR.ILLEGAL', 'sort'],
    ['/v1/reviewSubmissions?filter[app]={app}&sort=state', 'PARAMETER_ERROR.ILLEGAL', 'sort'],
    ['/v1/apps/{app}?cursor=eyJvZmZzZXQiOiIxIn0', 'PARAMETER_ERROR.ILLEGAL', 'cursor'],
    ['/v1/builds?filter[processingState]=DONE', 'PARAMETER_ERROR.INVALID', 'filter[processingState]'],
    ['/v1/apps/{app}/customerReviews?sort=title', 'PARAMETER_ERROR.INVALID', 'sort'],
    ['/v1/apps/{app}/customerReviews?filter[territory]=USA,XXX', 'PARAMETER_ERROR.INVALID', 'filter[territory]'],
    ['/v1/users?limit=201', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['/v1/builds?limit[betaGroups]=51', 'PARAMETER_ERROR.INVALID', 'limit[betaGroups]'],
    ['/v1/betaGroups?limit[builds]=1001', 'PARAMETER_ERROR.INVALID', 'limit[builds]'],
    ['/v1/reviewSubmissions', 'PARAMETER_ERROR.REQUIRED', 'filter[app]'],
    ['/v1/apps/{app}/customerReviewSummarizations', 'PARAMETER_ERROR.REQUIRED', 'filter[platform]'],
  ])('%s with %s', async (path, code, parameter) => {
    const reported = await session.call('GET', path.replace('{app}', app.id));
    expect(reported.status).toBe(400);
    expect(reported.json.errors).toMatchObject([{ code, source: { parameter } }]);
    expect(schemaFaultsBy('ErrorResponse', reported.json)).toEqual([]);
  });

  test('but for the few limits that are higher than others', async () => {
    expect((await session.call('GET', '/v1/betaGroups?limit[builds]=1000')).status).toBe(200);
    expect((await session.call('GET', '/v1/subscriptions/1/pricePoints?limit=8000')).status).toBe(404);
    expect((await session.call('GET', '/v1/subscriptions/1/pricePoints?limit=8001')).status).toBe(400);
  });
});

test("A collection that only exists below an app returns Apple's error", async () => {
  const { status, json } = await session.call('GET', '/v1/webhooks');
  const allowed = 'Allowed operations are: CREATE, DELETE, GET_INSTANCE, UPDATE';
  expect(status).toBe(403);
  expect(json.errors).toMatchObject([
    { code: 'FORBIDDEN_ERROR', detail: `The resource 'webhooks' does not allow 'GET_COLLECTION'. ${allowed}` },
  ]);
});

test('The only method of the old submissions is reported in the singular', async () => {
  const { json } = await session.call('POST', '/v1/appStoreVersionSubmissions', entity('appStoreVersionSubmissions'));
  expect(json.errors[0]?.detail).toMatch(/Allowed operation is: DELETE$/);
});

const hook = { name: 'Flow', url: 'https://flow.example.com', enabled: true, secret: 'a secret of this test' };
const eventTypes = ['BUILD_UPLOAD_STATE_UPDATED'];

describe('A body is refused', () => {
  const refused: readonly (readonly [string, object, string, string])[] = [
    [
      'without an attribute that is required',
      { ...hook },
      'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
      '/data/attributes/eventTypes',
    ],
    [
      'with a word that is not in the list',
      { ...hook, eventTypes: ['buildUploadStateUpdated'] },
      'ENTITY_ERROR.ATTRIBUTE.TYPE',
      '/data/attributes/eventTypes/0',
    ],
    [
      'with a value of another type',
      { ...hook, eventTypes, enabled: 'yes' },
      'ENTITY_ERROR.ATTRIBUTE.TYPE',
      '/data/attributes/enabled',
    ],
    [
      'with an address that is none',
      { ...hook, eventTypes, url: 'nowhere' },
      'ENTITY_ERROR.ATTRIBUTE.INVALID',
      '/data/attributes/url',
    ],
    [
      'with an attribute that Apple does not know',
      { ...hook, eventTypes, colour: 'red' },
      'ENTITY_ERROR.ATTRIBUTE.UNKNOWN',
      '/data/attributes/colour',
    ],
  ];

  test.each(refused)('%s', async (_, attributes, code, pointer) => {
    const reported = await session.call('POST', '/v1/webhooks', entity('webhooks', attributes, { app }));
    expect(reported.status).toBe(409);
    expect(reported.json.errors).toMatchObject([{ code, source: { pointer } }]);
    expect(schemaFaultsBy('ErrorResponse', reported.json)).toEqual([]);
  });

  test('without a relationship that is required, with every fault at once', async () => {
    const { json } = await session.call('POST', '/v1/webhooks', entity('webhooks', { ...hook }));
    expect(json.errors.map(({ code }) => code)).toEqual([
      'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
      'ENTITY_ERROR.RELATIONSHIP.REQUIRED',
    ]);
  });

  test('with a relationship to something that does not exist', async () => {
    const reported = await session.call(
      'POST',
      '/v1/webhooks',
      entity('webhooks', { ...hook, eventTypes }, { app: { ...app, id: '1' } }),
    );
    expect(storeRefusal(reported)).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
  });

  test('if it is not JSON, or has no data', async () => {
    expect(storeRefusal(await session.call('POST', '/v1/webhooks', {}))).toEqual([422, 'ENTITY_UNPROCESSABLE']);
    expect(storeRefusal(await session.call('POST', '/v1/webhooks', null))).toEqual([422, 'ENTITY_UNPROCESSABLE']);
  });

  test('if its ID differs from that in the path', async () => {
    const user = await firstOf(session, '/v1/users');
    const reported = await session.call('PATCH', `/v1/users/${user.id}`, changeResource({ ...user, id: 'other' }, {}));
    expect(reported.status).toBe(409);
  });

  test('without a content type, in plain text', async () => {
    expect((await session.call('POST', '/v1/webhooks')).status).toBe(415);
  });
});

test('What Apple lets be empty can be emptied with null', async () => {
  const version = await firstOf(session, `/v1/apps/${(await appNamed(session, 'Tessera Notes')).id}/appStoreVersions`);
  const reported = await session.call(
    'PATCH',
    `/v1/appStoreVersions/${version.id}`,
    changeResource(version, { copyright: null }),
  );
  expect(reported.status).toBe(200);
  expect(reported.json.data.attributes).not.toHaveProperty('copyright');
});

test('What several resources share is included once', async () => {
  const path = `/v1/apps/${app.id}/customerReviews?include=reviewTerritory`;
  const { data, included } = (await session.call('GET', path)).json;
  const named = [data].flat().map(({ relationships }) => JSON.stringify(relationships.reviewTerritory?.data));
  expect(included).toHaveLength(new Set(named).size);
  expect(new Set(named).size).toBeLessThan(named.length);
});

test('An individual key reaches neither reports nor users nor provisioning', async () => {
  const report =
    'filter[vendorNumber]=80012345&filter[reportType]=SALES&filter[reportSubType]=SUMMARY&filter[frequency]=DAILY';
  expect(storeRefusal(await session.call('GET', `/v1/salesReports?${report}`, undefined, 'GAMES__'))[0]).toBe(403);
  expect(storeRefusal(await session.call('GET', '/v1/users', undefined, 'GAMES__'))).toEqual([403, 'FORBIDDEN_ERROR']);
  expect(storeRefusal(await session.call('GET', '/v1/devices', undefined, 'GAMES__'))).toEqual([401, 'NOT_AUTHORIZED']);
  expect((await session.call('GET', '/v1/devices')).status).toBe(200);
});
