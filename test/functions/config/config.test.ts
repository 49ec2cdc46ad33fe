// Parsing of the settings: all faults are reported at once, each with its remedy and without its value.
import fc from 'fast-check';
import type { Config } from '../../../functions/config/config.ts';
import type { Settings } from '../../../functions/config/settings.ts';
import { budgetWarnings, instanceMemory } from '../../../functions/core/instanceMemory.ts';
import { appleStore } from '../../../functions/stores/apple/definition.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { galaxyStore } from '../../../functions/stores/samsung/definition.ts';

const apple = { APPLE__KEY_ID: 'ABC123DEFG', APPLE__ISSUER_ID: 'an-issuer', APPLE__PRIVATE_KEY: 'a key' };
const samsung = { SAMSUNG__SERVICE_ACCOUNT_ID: 'an-account', SAMSUNG__PRIVATE_KEY: 'a key', SAMSUNG__SCOPES: 'gss' };

function problemsOf(settings: Settings): string[] {
  return readConfig(settings).accounts.flatMap(({ problems }) => problems);
}
function faultsOf(settings: Settings): readonly string[] {
  return readConfig(settings).faults;
}
function named({ accounts }: Config): string[] {
  return accounts.map(({ store, name }) => `${store} ${name}`);
}

test('Without any setting there is no account and no fault', () => {
  const config = readConfig({});
  expect([config.accounts, config.faults]).toEqual([[], []]);
});

test('Without any setting the real stores are used, and a call has 100 seconds', () => {
  const { origins, deadlineMilliseconds } = readConfig({});
  expect([origins.apple.api, origins.samsung.api]).toEqual([appleStore.origins.api, galaxyStore.origins.api]);
  expect(deadlineMilliseconds).toBe(100_000);
});

test('Settings of other programs are ignored', () => {
  expect(faultsOf({ PATH: '/bin', APPLE_KEY_ID: 'x', APPLEPIE__KEY_ID: 'x', RELAY: 'x', WEBSITE__RELAY: 'x' })).toEqual(
    [],
  );
  expect(readConfig({ APPLE_KEY_ID: 'x', APPLEPIE__KEY_ID: 'x' }).accounts).toEqual([]);
});

test('One account of each store is read', () => {
  const config = readConfig({ ...apple, ...samsung });
  expect(named(config)).toEqual(['apple default', 'samsung default']);
  expect(config.accounts.flatMap(({ problems }) => problems)).toEqual([]);
});

test('An Apple account without an issuer is an individual key, and no fault', () => {
  expect(problemsOf({ APPLE__KEY_ID: 'ABC123DEFG', APPLE__PRIVATE_KEY: 'a key' })).toEqual([]);
});

test('An empty optional setting counts as none', () => {
  const { accounts } = readConfig({
    ...apple,
    ...samsung,
    APPLE__ISSUER_ID: '',
    APPLE__SCOPE: ' ',
    SAMSUNG__SCOPES: '',
  });
  expect(accounts.map(({ fields, nextKey }) => [fields, nextKey])).toEqual([
    [{}, undefined],
    [{}, undefined],
  ]);
  expect(accounts.flatMap(({ problems }) => problems)).toEqual([]);
});

test('An empty setting of the relay counts as none, too', () => {
  const config = readConfig({ RELAY__DEADLINE_SECONDS: ' ', RELAY__FUNCTION_KEY: '', RELAY__EASY_AUTH: '' });
  expect([config.faults, config.deadlineMilliseconds, config.easyAuth]).toEqual([[], 100_000, false]);
});

test('An empty policy allows nothing: it does not count as none', () => {
  expect(readConfig({ RELAY__ALLOW: '' }).defaultCaller.allow).toEqual({ text: '', setting: 'RELAY__ALLOW' });
});

test.each(['APPLE__BÜRO__KEY_ID', 'APPLE__A B__KEY_ID', `APPLE__${'A'.repeat(65)}__KEY_ID`])(
  'An account whose name no call can give is reported: %s',
  (setting) => {
    expect(problemsOf({ [setting]: 'ABC123DEFG' })[0]).toMatch(/^APPLE__.*__ holds a name that no call can give/);
  },
);

test('An account whose settings are all empty is none', () => {
  expect(readConfig({ APPLE__KEY_ID: '', APPLE__PRIVATE_KEY: '' }).accounts).toEqual([]);
});

test('Further accounts put their name between', () => {
  const config = readConfig({ ...apple, APPLE__GAMES__KEY_ID: 'ABC123DEFG', APPLE__GAMES__PRIVATE_KEY: 'a key' });
  expect(named(config)).toEqual(['apple default', 'apple games']);
  expect(config.accounts[1]?.key.setting).toBe('APPLE__GAMES__PRIVATE_KEY');
});

test('Whitespace around a value is removed', () => {
  expect(readConfig({ ...apple, APPLE__KEY_ID: ' ABC123DEFG\n' }).accounts[0]?.key.id).toBe('ABC123DEFG');
});

const UUID = '5a2db0c5-0000-4000-8000-a991e0000001';

test('The form of a next ID is a warning, and does not stop the account', () => {
  const [account] = readConfig({ ...apple, APPLE__KEY_ID_NEXT: UUID, APPLE__PRIVATE_KEY_NEXT: 'x' }).accounts;
  expect(account?.problems).toEqual([]);
  expect(account?.warnings).toEqual([expect.stringMatching(/^APPLE__KEY_ID_NEXT has the form of an issuer ID/)]);
});

test.each(['ABC123DEFG', '2X9R4HXF34', 'SANDBOXGAMES', 'abc.def-1'])('The key ID %s is taken', (id) => {
  expect(problemsOf({ ...apple, APPLE__KEY_ID: id })).toEqual([]);
});

test.each<[string, Settings, readonly RegExp[]]>([
  ['a missing private key', { APPLE__KEY_ID: 'ABC123DEFG' }, [/^APPLE__PRIVATE_KEY is missing$/]],
  ['a missing key ID', { APPLE__PRIVATE_KEY: 'a key' }, [/^APPLE__KEY_ID is missing$/]],
  ['an empty private key', { ...apple, APPLE__PRIVATE_KEY: '' }, [/^APPLE__PRIVATE_KEY is missing$/]],
  ['a blank private key', { ...samsung, SAMSUNG__PRIVATE_KEY: ' \n' }, [/^SAMSUNG__PRIVATE_KEY is missing$/]],
  ['an empty key ID', { ...apple, APPLE__KEY_ID: '' }, [/^APPLE__KEY_ID is missing$/]],
  ['a sentence as key ID', { ...apple, APPLE__KEY_ID: 'Key ID: ABC' }, [/^APPLE__KEY_ID must be the key ID alone/]],
  [
    'a file name as key ID',
    { ...apple, APPLE__KEY_ID: 'AuthKey_2X9R4HXF34.p8' },
    [/^APPLE__KEY_ID is the name of the/],
  ],
  ['a file name without its ending', { ...apple, APPLE__KEY_ID: 'AuthKey_2X9R4HXF34' }, [/^APPLE__KEY_ID is the name/]],
  [
    'a path as key ID',
    { ...apple, APPLE__KEY_ID: '/keys/AuthKey_2X9R4HXF34.p8' },
    [/^APPLE__KEY_ID is the name of the/],
  ],
  ['an issuer ID as key ID', { ...apple, APPLE__KEY_ID: UUID }, [/^APPLE__KEY_ID has the form of an issuer ID/]],
  [
    'a key ID as issuer ID',
    { ...apple, APPLE__ISSUER_ID: '2X9R4HXF34' },
    [/^APPLE__ISSUER_ID has the form of a key ID/],
  ],
  [
    'both IDs swapped',
    { ...apple, APPLE__KEY_ID: UUID, APPLE__ISSUER_ID: '2X9R4HXF34' },
    [/^APPLE__KEY_ID and APPLE__ISSUER_ID are swapped/],
  ],
  [
    'both IDs swapped, of a further account',
    { APPLE__GAMES__KEY_ID: UUID, APPLE__GAMES__ISSUER_ID: '2X9R4HXF34', APPLE__GAMES__PRIVATE_KEY: 'a key' },
    [/^APPLE__GAMES__KEY_ID and APPLE__GAMES__ISSUER_ID are swapped/],
  ],
  [
    "both IDs swapped in fastlane's names",
    {
      APP_STORE_CONNECT_API_KEY_KEY_ID: UUID,
      APP_STORE_CONNECT_API_KEY_ISSUER_ID: '2X9R4HXF34',
      APP_STORE_CONNECT_API_KEY_KEY: 'a key',
    },
    [/^APP_STORE_CONNECT_API_KEY_KEY_ID and APP_STORE_CONNECT_API_KEY_ISSUER_ID are swapped/],
  ],
  [
    'a key as its ID',
    { ...apple, APPLE__KEY_ID: '-----BEGIN PRIVATE KEY-----' },
    [/^APPLE__KEY_ID holds a key, which belongs in PRIVATE_KEY$/],
  ],
  [
    'a file name as service account ID',
    { ...samsung, SAMSUNG__SERVICE_ACCOUNT_ID: 'key.pem' },
    [/^SAMSUNG__SERVICE_ACCOUNT_ID is the name of a file/],
  ],
  [
    'a sentence as issuer',
    { ...apple, APPLE__ISSUER_ID: 'Issuer: x' },
    [/^APPLE__ISSUER_ID must be the issuer ID alone/],
  ],
  ['a mistyped field', { ...apple, APPLE__KEYID: 'x' }, [/^APPLE__KEYID is not a setting; there are APPLE__KEY_ID/]],
  [
    'a mistyped field of a further account',
    { APPLE__GAMES__KEY: 'x', APPLE__GAMES__KEY_ID: 'x', APPLE__GAMES__PRIVATE_KEY: 'x' },
    [/^APPLE__GAMES__KEY is not a setting/],
  ],
  [
    'an unknown scope',
    { ...samsung, SAMSUNG__SCOPES: 'publish' },
    [/^SAMSUNG__SCOPES must be publishing, gss or both/],
  ],
  [
    'everything at once',
    { SAMSUNG__SCOPES: 'x', SAMSUNG__TYPO: 'x' },
    [/SERVICE_ACCOUNT_ID is missing/, /PRIVATE_KEY is missing/, /SCOPES must/, /TYPO is not/],
  ],
])('An account names %s', (_, settings, expected) => {
  const problems = problemsOf(settings);
  expect(problems).toHaveLength(expected.length);
  for (const pattern of expected) expect(problems).toContainEqual(expect.stringMatching(pattern));
});

test.each<[string, Settings, RegExp]>([
  [
    'a deadline of 0',
    { RELAY__DEADLINE_SECONDS: '0' },
    /^RELAY__DEADLINE_SECONDS must be a whole number from 1 to 220/,
  ],
  ['a deadline over that of the host', { RELAY__DEADLINE_SECONDS: '221' }, /^RELAY__DEADLINE_SECONDS/],
  ['a deadline in words', { RELAY__DEADLINE_SECONDS: '10s' }, /^RELAY__DEADLINE_SECONDS/],
  ['too little memory', { RELAY__MEMORY_MB: '15' }, /^RELAY__MEMORY_MB must be a whole number from 16 to 1024/],
  ['too much memory', { RELAY__MEMORY_MB: '1025' }, /^RELAY__MEMORY_MB/],
  ['a policy with strange characters', { RELAY__ALLOW: 'read; write' }, /^RELAY__ALLOW must be access classes/],
  ['a mistyped setting', { RELAY__ALOW: 'read' }, /^RELAY__ALOW is not a setting; there are RELAY__DEADLINE_SECONDS/],
  ['an account of the relay', { RELAY__GAMES__ALLOW: 'read' }, /^RELAY__GAMES__/],
  ['an origin of the relay', { RELAY__ORIGIN: 'https://relay.example' }, /^RELAY__ORIGIN is not a setting/],
])('The relay names %s', (_, settings, expected) => {
  expect(faultsOf(settings)).toEqual([expect.stringMatching(expected)]);
});

test.each(['1', '9', '10', '99', '100', '199', '200', '219', '220'])('A deadline of %s seconds is taken', (seconds) => {
  const config = readConfig({ RELAY__DEADLINE_SECONDS: seconds });
  expect([config.faults, config.deadlineMilliseconds]).toEqual([[], Number(seconds) * 1000]);
});

test.each(['16', '99', '128', '1000', '1024'])('A memory budget of %s MiB is taken', (memory) => {
  const config = readConfig({ RELAY__MEMORY_MB: memory });
  expect([config.faults, config.memoryBytes]).toEqual([[], Number(memory) * 1_048_576]);
});

test('By default the memory budget is a quarter of the instance, at most 128 MiB', () => {
  const { memoryBytes } = readConfig({});
  expect(memoryBytes).toBe(Math.min(128, Math.floor(instanceMemory() / 4)) * 1_048_576);
});

test('A memory budget larger than the instance allows is reported at startup', () => {
  expect(budgetWarnings((instanceMemory() / 2 + 1) * 1_048_576)).toEqual([
    expect.stringMatching(/^RELAY__MEMORY_MB is more than half/),
  ]);
  expect(budgetWarnings((instanceMemory() / 2) * 1_048_576)).toEqual([]);
});

test('No message contains the value of a setting', () => {
  const fields = [
    'APPLE__KEY_ID',
    'APPLE__ISSUER_ID',
    'APPLE__PRIVATE_KEY',
    'APPLE__ORIGIN',
    'SAMSUNG__SCOPES',
    'SAMSUNG__TYPO',
    'RELAY__ALLOW',
    'RELAY__DEADLINE_SECONDS',
    'RELAY__FUNCTION_KEY',
    'RELAY__TYPO',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.stringMatching(/^[#-~]{0,40}$/), (setting, text) => {
      const value = `~${text}~`;
      const { faults, accounts } = readConfig({ [setting]: value });
      expect(JSON.stringify([faults, accounts.map(({ problems }) => problems)])).not.toContain(
        JSON.stringify(value).slice(1, -1),
      );
    }),
  );
});

test('A role or principal without Easy Auth stops the relay: its policy would have no effect', () => {
  const digest = { CALLER__TEAM__KEY_SHA256: '0'.repeat(64) };
  for (const field of ['ROLE', 'PRINCIPAL']) {
    const settings = { ...digest, [`CALLER__TEAM__${field}`]: 'a-name' };
    expect(faultsOf(settings)).toEqual([expect.stringContaining(`CALLER__TEAM__${field} needs RELAY__EASY_AUTH=on`)]);
    expect(faultsOf({ ...settings, RELAY__EASY_AUTH: 'on' })).toEqual([]);
  }
});
