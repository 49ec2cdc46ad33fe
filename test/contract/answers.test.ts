// What callers get of the operations that only Apple's contract has: by name, by path, with flat inputs and with Apple's own documents.
import azure from '@azure/functions';
import { catalog } from '../../connector/catalog.ts';
import { createRelay } from '../../functions/composition.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { contractFunctions } from '../../functions/hosting/contractFunctions.ts';
import { toContractHandler } from '../../functions/hosting/contractRoute.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { everyTypeId } from '../../scripts/simulator/apple/data/everyType.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { openRelay } from '../support/relay.ts';

let sandbox: Sandbox;
let relay: ReturnType<typeof openRelay>;
let close: () => Promise<void>;
let handler: azure.HttpHandler;
beforeAll(async () => {
  sandbox = await startSandbox({ everyType: true });
  const settings = { ...sandbox.settings, RELAY__ALLOW: 'read, publish', RELAY__PAGE: 'on' };
  relay = openRelay(settings, { pollDelay: () => 1 });
  const made = createRelay(readConfig(settings), catalog);
  close = made.close;
  const [served] = contractFunctions;
  if (!served) throw new Error('No store has a contract');
  handler = toContractHandler(served, createDispatcher(made.dependencies), () => undefined);
});
afterAll(async () => {
  await relay?.close();
  await close?.();
  await sandbox?.close();
});

const app = everyTypeId('apps');
function byName(operation: string, parameters?: object, body?: object) {
  return relay.call('CallOperation', { body: { operation, parameters, body } });
}

/** As the host calls the function behind all others. */
async function byPath(method: string, path: string, body?: object, prefix = '/api') {
  const json = body && { headers: { 'content-type': 'application/json' }, body: { string: JSON.stringify(body) } };
  const request = new azure.HttpRequest({ method, url: `https://relay.test${prefix}/apple${path}`, ...json });
  const context = new azure.InvocationContext({ functionName: 'ZzAppleContract', logHandler: () => undefined });
  const answered = new azure.HttpResponse((await handler(request, context)) as object);
  const text = await answered.text();
  return { status: answered.status, json: text && JSON.parse(text) };
}

/** What the store got last. */
function sent() {
  const last = sandbox.seen.at(-1);
  return { to: `${last?.method} ${last?.url}`, body: last?.body ? JSON.parse(last.body) : undefined };
}

test('Flat inputs become the document that Apple wants, attributes and relationships', async () => {
  const inputs = { agreementText: 'Be kind.', appId: app, territoryIds: ['USA', 'DEU'] };
  const { status } = await byName('endUserLicenseAgreements_createInstance', {}, inputs);
  expect([status, sent()]).toEqual([
    201,
    {
      to: 'POST /v1/endUserLicenseAgreements',
      body: {
        data: {
          type: 'endUserLicenseAgreements',
          attributes: { agreementText: 'Be kind.' },
          relationships: {
            app: { data: { type: 'apps', id: app } },
            territories: {
              data: [
                { type: 'territories', id: 'USA' },
                { type: 'territories', id: 'DEU' },
              ],
            },
          },
        },
      },
    },
  ]);
});

test("Apple's own document is taken as it is, at Apple's own path", async () => {
  const id = everyTypeId('appTags');
  const body = { data: { type: 'appTags', id, attributes: { visibleInAppStore: true } } };
  const { status } = await byPath('PATCH', `/v1/appTags/${id}`, body);
  expect([status, sent()]).toEqual([200, { to: `PATCH /v1/appTags/${id}`, body }]);
});

test('Null in a document clears an attribute and a relationship', async () => {
  const id = everyTypeId('gameCenterLeaderboards');
  const path = `/v2/gameCenterLeaderboards/${id}/relationships/challenge`;
  const { status } = await byPath('PATCH', path, { data: null });
  expect([status, sent()]).toEqual([204, { to: `PATCH ${path}`, body: { data: null } }]);
});

test('A DELETE takes the IDs in its query, or the document in its body', async () => {
  const path = `/v1/users/${everyTypeId('users')}/relationships/visibleApps`;
  const body = { data: [{ type: 'apps', id: app }] };
  const one = await byPath('DELETE', `${path}?visibleAppIds=${app}`);
  expect([one.status, sent()]).toEqual([204, { to: `DELETE ${path}`, body }]);
  const other = await byPath('DELETE', path, body);
  expect([other.status, sent()]).toEqual([204, { to: `DELETE ${path}`, body }]);
});

test('A body of a DELETE that is no such document is refused', async () => {
  const before = sandbox.seen.length;
  const path = `/v1/users/${everyTypeId('users')}/relationships/visibleApps`;
  const { status, json } = await byPath('DELETE', path, { data: [{ type: 'builds', id: app }] });
  expect([status, json.error.code, sandbox.seen.length]).toEqual([400, 'invalid_request', before]);
});

test('Resources that the same call creates stand beside the document, with names of their own', async () => {
  const included = [{ type: 'territories', id: '$' + '{one}' }];
  const inputs = { inAppPurchaseId: '1', baseTerritoryId: 'USA', manualPriceIds: ['$' + '{one}'], included };
  await byName('inAppPurchasePriceSchedules_createInstance', {}, inputs);
  const { body } = sent();
  expect([Object.keys(body), body.included]).toEqual([['data', 'included'], included]);
  expect(body.data.relationships.manualPrices.data).toEqual([{ type: 'inAppPurchasePrices', id: '$' + '{one}' }]);
});

test('A list is read whole with All pages', async () => {
  const { json } = await byPath('GET', '/v1/territories?all=true&limit=2');
  expect([json.data.length > 2, json.pagination.complete]).toEqual([true, true]);
});

test('The link to the next page leads to the relay, to the same path', async () => {
  const { json } = await byPath('GET', '/v1/territories?limit=2');
  expect(json.links.next).toMatch(/^https:\/\/relay\.test\/api\/apple\/v1\/territories\?.*cursor=/);
});

test('What is wrong is named before anything is sent, every fault at once', async () => {
  const before = sandbox.seen.length;
  const { status, json } = await byPath('GET', `/v1/apps/${app}/appTags?limit=900&colour=red&include=nothing`);
  const places = json.error.details.map(({ target }: { target: string }) => target).sort();
  expect([status, places]).toEqual([400, ['query.colour', 'query.include', 'query.limit']]);
  expect(sandbox.seen.length).toBe(before);
});

test('A read that hands out a secret is not allowed by read and publish', async () => {
  const id = everyTypeId('betaAppReviewDetails');
  const { status, json } = await byPath('GET', `/v1/betaAppReviewDetails/${id}`);
  expect([status, json.error.code]).toEqual([403, 'operation_not_allowed']);
});

test.each([
  ['a path that Apple does not have', 'GET', '/v1/nothing', /has no such path/],
  ['a method that Apple does not have there', 'DELETE', `/v1/apps/${app}`, /takes GET, PATCH at this path/],
  ['no path', 'GET', '', /has no such path/],
])('%s is not found, and nothing is sent', async (_, method, path, message) => {
  const before = sandbox.seen.length;
  const { status, json } = await byPath(method, path);
  expect([status, json.error.code, sandbox.seen.length]).toEqual([404, 'not_found', before]);
  expect(json.error.message).toMatch(message);
});

test.each(['..%2Fusers', '%2e%2e', 'a%2Fb', 'a%3Fb', '%E0%A4%A'])('The ID %s leads nowhere else', async (id) => {
  const before = sandbox.seen.length;
  const { status } = await byPath('GET', `/v1/apps/${id}/appTags`);
  expect([[400, 404].includes(status), sandbox.seen.length]).toEqual([true, before]);
});

test('A path matches whatever its case, with or without a slash at its end', async () => {
  const { status } = await byPath('GET', `/V1/APPS/${app}/APPTAGS/`);
  expect([status, sent().to]).toEqual([200, `GET /v1/apps/${app}/appTags`]);
});

test('A route prefix may be called like the store', async () => {
  const { status } = await byPath('GET', `/v1/apps/${app}/appTags`, undefined, '/apple');
  expect([status, sent().to]).toEqual([200, `GET /v1/apps/${app}/appTags`]);
});

test('A write of unknown outcome names the read of the contract that shows it', async () => {
  sandbox.fail({ store: 'apple', kind: 'status', status: 500, method: 'PATCH' });
  const id = everyTypeId('nominations');
  const { json } = await byName('nominations_updateInstance', { id }, { archived: true });
  expect(json.error.code).toBe('outcome_unknown');
  expect(json.error.details).toContainEqual(
    expect.objectContaining({ code: 'verify_with', target: 'nominations_getInstance' }),
  );
});

test('Offer codes are CSV, for a caller of class credential alone', async () => {
  const id = everyTypeId('subscriptionOfferCodeOneTimeUseCodes');
  const open = openRelay({ ...sandbox.settings, RELAY__ALLOW: 'credential' });
  const asked = { operation: 'subscriptionOfferCodeOneTimeUseCodes_values_getToOneRelated', parameters: { id } };
  const reported = await open.call('CallOperation', { body: asked });
  expect([reported.status, reported.headers['content-type'], reported.text.split('\n')[0]]).toEqual([
    200,
    'text/csv',
    'CODE',
  ]);
  expect(reported.audits).toHaveLength(1);
  expect((await relay.call('CallOperation', { body: asked })).status).toBe(403);
  await open.close();
});

test('The page lists them in brief, in the groups of Apple, and each with its inputs when it is opened', async () => {
  const { json } = await relay.call('ListOperations', { query: { contract: 'true' } });
  expect(json.operations).toHaveLength(1173);
  expect(json.operations.find(({ id }: { id: string }) => id === 'merchantIds_updateInstance')).toMatchObject({
    ...{ group: 'MerchantIds', brief: true, allowed: true, method: 'PATCH', address: 'apple/v1/merchantIds/{id}' },
  });
  const one = await relay.call('ListOperations', { query: { id: 'merchantIds_updateInstance' } });
  const inputs = one.json.operations[0].inputs.map(({ name }: { name: string }) => name);
  expect(inputs).toEqual(['id', 'account', 'name']);
});
