// The doctor says where durable state is, whether it is sealed, and whether it can be reached.
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { openState } from '../../../functions/state/openState.ts';
import { stateFindings } from '../../../scripts/doctor/state.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { doctorLines, openPlace } from './environment.ts';

const azurite = azuriteOfFile();
const { around, close } = openPlace();
afterAll(close);

const gone =
  'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=bm8ga2V5;TableEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a';
async function found(settings: Readonly<Record<string, string>>, remote = false) {
  return doctorLines(await stateFindings(remote, around(settings)));
}

test('State in memory is reported as such', async () => {
  expect(await found({})).toEqual(['ok: Durable state is kept in the memory of each instance (RELAY__STATE=memory).']);
});

test('State in a storage that no setting names is a problem', async () => {
  expect(await found({ RELAY__STATE: 'storage' })).toEqual(['fail: Durable state has no storage account.']);
});

test('State that is not sealed is warned of, and nothing is asked without --remote', async () => {
  expect(await found({ RELAY__STATE: 'storage', AzureWebJobsStorage: gone })).toEqual([
    'ok: Durable state is kept in Azure Storage, by a connection string.',
    'warn: It is not sealed, so nothing secret is kept in it.',
    'ok: Whether it can be reached is tried with --remote.',
  ]);
});

test('A storage that cannot be reached is reported, without its key', async () => {
  const lines = await found({ RELAY__STATE: 'storage', AzureWebJobsStorage: gone }, true);
  expect(lines.at(-1)).toMatch(/^fail: The storage of the relay cannot be reached/);
  expect(lines.join()).not.toContain('bm8ga2V5');
}, 30_000);

withAzurite(`A storage that can be reached is reported${ifAzurite}`, async () => {
  const settings = { RELAY__STATE: 'storage', RELAY__STATE_KEY: 'k'.repeat(44) };
  expect(await found({ ...settings, AzureWebJobsStorage: azurite().connectionString }, true)).toEqual([
    'ok: Durable state is kept in Azure Storage, by a connection string.',
    'ok: It is sealed.',
    'ok: Its tables and queues can be reached.',
  ]);
});

withAzurite(`Messages that failed too often are counted, and not shown${ifAzurite}`, async () => {
  const { connectionString } = azurite();
  const state = openState(systemTime, { connectionString: secret(connectionString) });
  for (const id of ['1', '2']) await state.queue('storerelayjobs-poison').send({ id, secret: 'hidden' });
  const settings = { RELAY__STATE: 'storage', RELAY__STATE_KEY: 'k'.repeat(44), AzureWebJobsStorage: connectionString };
  const lines = await found(settings, true);
  expect(lines.at(-1)).toBe('warn: 2 messages in the queue storerelayjobs-poison failed too often.');
  expect(lines.join()).not.toContain('hidden');
  expect(await state.queue('storerelayjobs-poison').count()).toBe(2);
});
