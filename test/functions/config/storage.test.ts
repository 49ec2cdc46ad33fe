// RELAY__STATE and the storage account: the forms that the Functions host takes, and what is wrong with others.
import { readConfig } from '../../../functions/stores/readConfig.ts';

type Settings = Readonly<Record<string, string>>;

function read(settings: Settings) {
  const { storage, faults } = readConfig({ RELAY__STATE: 'storage', ...settings });
  return { storage, faults };
}

test.each<[string, Settings]>([
  ['nothing is set', {}],
  ['it is memory', { RELAY__STATE: 'memory', AzureWebJobsStorage__accountName: 'account' }],
])('State is in memory where %s', (_, settings) => {
  const { storage, faults } = readConfig(settings);
  expect([storage, faults]).toEqual([undefined, []]);
});

test('An account name means its two endpoints in the public cloud', () => {
  expect(read({ AzureWebJobsStorage__accountName: 'account1', AzureWebJobsStorage__clientId: 'id' })).toEqual({
    storage: {
      tables: 'https://account1.table.core.windows.net',
      queues: 'https://account1.queue.core.windows.net',
      clientId: 'id',
    },
    faults: [],
  });
});

test('Addresses win over the name, for other clouds', () => {
  const [tables, queues] = ['https://a.table.core.chinacloudapi.cn/', 'https://a.queue.core.chinacloudapi.cn/'];
  const settings = {
    AzureWebJobsStorage__accountName: 'account',
    AzureWebJobsStorage__tableServiceUri: tables,
    AzureWebJobsStorage__queueServiceUri: queues,
  };
  expect(read(settings).storage).toEqual({ tables, queues, clientId: undefined });
});

test('A connection string is taken, and shown nowhere', () => {
  const { storage, faults } = read({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' });
  expect(faults).toEqual([]);
  expect(storage && 'connectionString' in storage && storage.connectionString.reveal()).toBe(
    'UseDevelopmentStorage=true',
  );
  expect(JSON.stringify(storage)).not.toContain('UseDevelopmentStorage');
});

test.each<[Settings, RegExp]>([
  [{}, /^RELAY__STATE=storage needs the storage account: AzureWebJobsStorage/],
  [{ AzureWebJobsStorage: ' ' }, /^RELAY__STATE=storage needs/],
  [{ AzureWebJobsStorage__tableServiceUri: 'https://a.table.core.windows.net' }, /^RELAY__STATE=storage needs/],
  [{ AzureWebJobsStorage__accountName: 'evil.example/x' }, /^AzureWebJobsStorage__accountName must be the name/],
  [
    {
      AzureWebJobsStorage__tableServiceUri: 'http://a.table.core.windows.net',
      AzureWebJobsStorage__queueServiceUri: 'https://a.queue.core.windows.net',
    },
    /^The addresses of AzureWebJobsStorage must begin with https/,
  ],
  [
    { AzureWebJobsStorage__tableServiceUri: 'not an address', AzureWebJobsStorage__queueServiceUri: 'https://a' },
    /^The addresses of AzureWebJobsStorage must begin with https/,
  ],
  [{ RELAY__STATE: 'disk' }, /^RELAY__STATE must be memory or storage$/],
  [
    { RELAY__STATE: 'memory', RELAY__STATE_KEY: '@Microsoft.KeyVault(VaultName=v;SecretName=relay-state-key)' },
    /^RELAY__STATE_KEY must be a random text/,
  ],
  [{ RELAY__STATE: 'memory', RELAY__STATE_KEY_NEXT: 'short' }, /^RELAY__STATE_KEY_NEXT must be a random text/],
])('%j is a fault', (settings, fault) => {
  const { storage, faults } = read(settings);
  expect([storage, faults]).toEqual([undefined, [expect.stringMatching(fault)]]);
});
