// The operations in the OpenAPI document of a caller: those that it can call.
import { keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { openRelay } from '../../support/relay.ts';

const KEY = 'key-of-a-galaxy-reader';
let sandbox: Sandbox;
let relay: ReturnType<typeof openRelay>;
beforeAll(async () => {
  sandbox = await startSandbox();
  relay = openRelay({
    ...sandbox.settings,
    CALLER__GALAXY__KEY_SHA256: keyDigestOf(KEY).toString('hex'),
    CALLER__GALAXY__ALLOW: 'read',
    CALLER__GALAXY__ACCOUNTS: 'samsung/*',
  });
});
afterAll(async () => {
  await relay?.close();
  await sandbox?.close();
});

test('A store without an account of the caller is not in it', async () => {
  const { json } = await relay.call('ReadOpenApi', { keyDigest: keyDigestOf(KEY) });
  const items = Object.values<Record<string, { operationId: string; security?: unknown }>>(json.paths);
  const shown = items.flatMap((item) => Object.values(item));
  const keyed = shown.filter(({ security }) => security === undefined).map(({ operationId }) => operationId);
  expect(keyed).toEqual(expect.arrayContaining(['ListGalaxyApps', 'ListAllApps', 'ReadAppStatus']));
  expect(keyed.filter((id) => ['ListApps', 'ReadWeather', 'ListAppStoreTransactions'].includes(id))).toEqual([]);
  expect((await relay.call('ListApps', { keyDigest: keyDigestOf(KEY) })).status).toBe(403);
  expect((await relay.call('ListGalaxyApps', { keyDigest: keyDigestOf(KEY) })).status).toBe(200);
});
