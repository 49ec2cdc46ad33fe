// Settings of callers, next keys and Key Vault: how each is parsed, and the messages for invalid ones.
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { callerDigests } from '../../../functions/config/callers.ts';
import type { Config } from '../../../functions/config/config.ts';
import type { Settings } from '../../../functions/config/settings.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { openRelay } from '../../support/relay.ts';

const SHA = createHash('sha256').update('a key').digest('hex');
const VAULT = 'https://my-vault.vault.azure.net/keys/my-key';
const apple = { APPLE__KEY_ID: 'ABC123DEFG', APPLE__PRIVATE_KEY: 'a key' };
const samsung = { SAMSUNG__SERVICE_ACCOUNT_ID: 'an-account', SAMSUNG__PRIVATE_KEY: 'a key' };

/** All messages about the settings, whatever their severity. */
function reported(settings: Settings): string[] {
  const { faults, accounts } = readConfig(settings);
  return [...faults, ...accounts.flatMap(({ problems, warnings }) => [...problems, ...warnings])];
}
function callersOf(settings: Settings): Config['callers'] {
  return readConfig(settings).callers;
}

describe('A caller', () => {
  test('is read with its name, digest, policy and accounts', () => {
    const settings = {
      CALLER__MARKETING__KEY_SHA256: SHA,
      CALLER__MARKETING__ALLOW: 'read',
      CALLER__MARKETING__ACCOUNTS: 'apple/games',
    };
    expect(callersOf(settings)).toEqual([
      {
        name: 'marketing',
        keyDigest: SHA,
        allow: { text: 'read', setting: 'CALLER__MARKETING__ALLOW' },
        accounts: { text: 'apple/games', setting: 'CALLER__MARKETING__ACCOUNTS' },
      },
    ]);
    expect(reported(settings)).toEqual([]);
  });

  test.each([
    { CALLER__A__PRINCIPAL: '11111111-2222-4333-8444-555555556666', RELAY__EASY_AUTH: 'on' },
    { CALLER__A__ROLE: 'Relay.Review', RELAY__EASY_AUTH: 'on' },
    { CALLER__A__KEY_SHA256: SHA.toUpperCase() },
    { CALLER__A__KEY_SHA256: SHA, CALLER__A__ROLE: 'Relay.Review', RELAY__EASY_AUTH: 'on' },
    { CALLER__A__KEY_SHA256: ` ${SHA}\n` },
  ])('can be known by any of three: %#', (settings) => {
    expect([callersOf(settings).length, reported(settings)]).toEqual([1, []]);
  });

  test('without a policy of its own has that of the relay', () => {
    const [caller] = callersOf({ CALLER__A__KEY_SHA256: SHA, RELAY__ALLOW: 'ListApps' });
    expect(caller?.allow).toEqual({ text: 'ListApps', setting: 'RELAY__ALLOW' });
  });

  test('without accounts of its own may use all', () => {
    expect(callersOf({ CALLER__A__KEY_SHA256: SHA })[0]?.accounts).toBeUndefined();
  });

  test('whose list of accounts is empty may use none', () => {
    expect(callersOf({ CALLER__A__KEY_SHA256: SHA, CALLER__A__ACCOUNTS: '' })[0]?.accounts?.text).toBe('');
  });

  test.each<[string, Settings, RegExp]>([
    ['nothing to be known by', { CALLER__A__ALLOW: 'read' }, /^CALLER__A__KEY_SHA256 is missing$/],
    ['a key in place of its digest', { CALLER__A__KEY_SHA256: 'a-key' }, /^CALLER__A__KEY_SHA256 must be the SHA-256/],
    ['a digest that is too short', { CALLER__A__KEY_SHA256: SHA.slice(1) }, /^CALLER__A__KEY_SHA256 must be/],
    ['a digest that is too long', { CALLER__A__KEY_SHA256: `${SHA}0` }, /^CALLER__A__KEY_SHA256 must be/],
    ['a digest in base64', { CALLER__A__KEY_SHA256: Buffer.from(SHA, 'hex').toString('base64') }, /64 hexadecimal/],
    [
      'a mail address for a principal',
      { CALLER__A__PRINCIPAL: 'a@b.example', RELAY__EASY_AUTH: 'on' },
      /^CALLER__A__PRINCIPAL must be the object ID/,
    ],
    [
      'a role with a blank',
      { CALLER__A__ROLE: 'Relay Review', RELAY__EASY_AUTH: 'on' },
      /^CALLER__A__ROLE must be the name of an app role$/,
    ],
    [
      'a policy in other signs',
      { CALLER__A__ROLE: 'R', CALLER__A__ALLOW: 'read;write', RELAY__EASY_AUTH: 'on' },
      /^CALLER__A__ALLOW must be access/,
    ],
    [
      'accounts in other signs',
      { CALLER__A__ROLE: 'R', CALLER__A__ACCOUNTS: 'a;b', RELAY__EASY_AUTH: 'on' },
      /^CALLER__A__ACCOUNTS must be account names/,
    ],
    [
      'a mistyped field',
      { CALLER__A__ROLE: 'R', CALLER__A__ALOW: 'x', RELAY__EASY_AUTH: 'on' },
      /^CALLER__A__ALOW is not a setting; there are CALLER__A__KEY_SHA256/,
    ],
    [
      'no name, and a policy',
      { CALLER__ALLOW: '*' },
      /^CALLER__ALLOW does not name a caller: .*CALLER__NAME__ALLOW.*RELAY__ALLOW/,
    ],
    ['no name, and a key', { CALLER__KEY_SHA256: SHA }, /^CALLER__KEY_SHA256 does not name a caller/],
    [
      'the key of another',
      { CALLER__A__KEY_SHA256: SHA, CALLER__B__KEY_SHA256: SHA.toUpperCase() },
      /^CALLER__A__KEY_SHA256 and CALLER__B__KEY_SHA256 are the same/,
    ],
  ])('with %s is reported', (_, settings, expected) => {
    expect(reported(settings)).toEqual([expect.stringMatching(expected)]);
  });

  test('and every other fault is reported at once', () => {
    expect(
      reported({ CALLER__A__ALLOW: ';', CALLER__B__ROLE: ' r r', RELAY__EASY_AUTH: 'yes', RELAY__ALOW: '' }),
    ).toHaveLength(5);
  });
});

describe('The relay', () => {
  test.each([
    ['on', true],
    ['off', false],
    [' on ', true],
    ['', false],
  ])('takes %j for Easy Auth', (text, easyAuth) => {
    const config = readConfig({ RELAY__EASY_AUTH: text });
    expect([config.easyAuth, config.faults]).toEqual([easyAuth, []]);
  });

  test.each(['ON', 'true', '1', 'yes'])('does not guess what %j means for Easy Auth', (text) => {
    const config = readConfig({ RELAY__EASY_AUTH: text });
    expect([config.easyAuth, config.faults]).toEqual([false, ['RELAY__EASY_AUTH must be on or off']]);
  });

  test('names the accounts of everyone who is not listed', () => {
    expect(readConfig({ RELAY__ACCOUNTS: 'games' }).defaultCaller.accounts).toEqual({
      text: 'games',
      setting: 'RELAY__ACCOUNTS',
    });
  });

  test('treats an empty list of accounts as none', () => {
    expect(readConfig({ RELAY__ACCOUNTS: '' }).defaultCaller.accounts?.text).toBe('');
  });

  test('with any such error responds only to the health check, and reports the fix', async () => {
    const relay = openRelay({ ...apple, CALLER__A__ALLOW: '*', RELAY__EASY_AUTH: 'yes' });
    const [health, apps] = [await relay.call('Health'), await relay.call('ListApps')];
    await relay.close();
    expect([health.status, apps.status, apps.json.error.code]).toEqual([200, 503, 'not_configured']);
    expect(apps.json.error.details.map(({ message }: { message: string }) => message)).toEqual([
      'RELAY__EASY_AUTH must be on or off',
      'CALLER__A__KEY_SHA256 is missing',
    ]);
  });
});

describe('A second key', () => {
  test.each<[string, Settings, string]>([
    ['of Apple', { ...apple, APPLE__KEY_ID_NEXT: 'NEXT123456', APPLE__PRIVATE_KEY_NEXT: 'k' }, 'NEXT123456'],
    ['of Samsung, of the same service account', { ...samsung, SAMSUNG__PRIVATE_KEY_NEXT: 'k' }, 'an-account'],
    [
      'of Samsung, of another service account',
      { ...samsung, SAMSUNG__SERVICE_ACCOUNT_ID_NEXT: 'another', SAMSUNG__PRIVATE_KEY_NEXT: 'k' },
      'another',
    ],
    ['in Key Vault', { ...apple, APPLE__KEY_ID_NEXT: 'NEXT123456', APPLE__KEY_VAULT_KEY_NEXT: VAULT }, 'NEXT123456'],
  ])('%s is read', (_, settings, id) => {
    expect(reported(settings)).toEqual([]);
    expect(readConfig(settings).accounts[0]?.nextKey?.id).toBe(id);
  });

  test('of a further account is its own', () => {
    const settings = {
      ...apple,
      APPLE__GAMES__KEY_ID: 'A',
      APPLE__GAMES__PRIVATE_KEY: 'k',
      APPLE__GAMES__KEY_ID_NEXT: 'B',
      APPLE__GAMES__PRIVATE_KEY_NEXT: 'k',
    };
    expect(readConfig(settings).accounts.map(({ name, nextKey }) => [name, nextKey?.setting])).toEqual([
      ['default', undefined],
      ['games', 'APPLE__GAMES__PRIVATE_KEY_NEXT'],
    ]);
  });

  test.each<[string, Settings, RegExp]>([
    ['an ID alone', { ...apple, APPLE__KEY_ID_NEXT: 'A' }, /^APPLE__PRIVATE_KEY_NEXT is missing$/],
    [
      'no ID, which Apple finds a key by',
      { ...apple, APPLE__PRIVATE_KEY_NEXT: 'k' },
      /^APPLE__KEY_ID_NEXT is missing$/,
    ],
    [
      'an ID with a blank',
      { ...apple, APPLE__KEY_ID_NEXT: 'A B', APPLE__PRIVATE_KEY_NEXT: 'k' },
      /^APPLE__KEY_ID_NEXT must be the key ID/,
    ],
    [
      'a service account alone',
      { ...samsung, SAMSUNG__SERVICE_ACCOUNT_ID_NEXT: 'a' },
      /^SAMSUNG__PRIVATE_KEY_NEXT is missing$/,
    ],
    [
      'no good address in Key Vault',
      { ...samsung, SAMSUNG__KEY_VAULT_KEY_NEXT: 'my-key' },
      /^SAMSUNG__KEY_VAULT_KEY_NEXT must be the address/,
    ],
  ])('with %s is reported', (_, settings, expected) => {
    expect(reported(settings)).toEqual([expect.stringMatching(expected)]);
  });

  test('that is empty counts as none', () => {
    const settings = { ...apple, APPLE__KEY_ID_NEXT: '', APPLE__PRIVATE_KEY_NEXT: ' ' };
    expect([reported(settings), readConfig(settings).accounts[0]?.nextKey]).toEqual([[], undefined]);
  });
});

describe('A key in Key Vault', () => {
  test.each([
    VAULT,
    `${VAULT}/0123456789abcdef0123456789abcdef`,
    'https://my-vault.vault.azure.cn/keys/my-key',
    'https://my-vault.vault.usgovcloudapi.net/keys/my-key',
    'https://my-hsm.managedhsm.azure.net/keys/my-key',
  ])('is read from %s, and no private key is needed', (address) => {
    const settings = { APPLE__KEY_ID: 'A', APPLE__KEY_VAULT_KEY: address };
    expect(reported(settings)).toEqual([]);
    expect(readConfig(settings).accounts[0]?.key).toMatchObject({ vaultKey: address, privateKey: undefined });
  });

  test.each([
    'my-key',
    'http://my-vault.vault.azure.net/keys/my-key',
    'https://my-vault.vault.azure.net/secrets/my-key',
    'https://my-vault.vault.azure.net/keys/',
    'https://my-vault.vault.azure.net/keys/my-key/latest',
    'https://my-vault.vault.azure.net/keys/my-key?x=1',
    'https://my-vault.vault.azure.net:8443/keys/my-key',
    'https://my-vault.vault.azure.net.evil.example/keys/my-key',
    'https://evil.example/keys/my-key',
    'https://evil.example/.vault.azure.net/keys/my-key',
    'https://user@my-vault.vault.azure.net/keys/my-key',
    'https://a.my-vault.vault.azure.net/keys/my-key',
    'https://127.0.0.1/keys/my-key',
    '@Microsoft.KeyVault(SecretUri=https://my-vault.vault.azure.net/secrets/my-key)',
  ])('is not taken from %s: the relay shows its identity to Azure’s own vaults alone', (address) => {
    expect(reported({ APPLE__KEY_ID: 'A', APPLE__KEY_VAULT_KEY: address })).toEqual([
      expect.stringMatching(/^APPLE__KEY_VAULT_KEY must be the address of a key in Azure Key Vault, such as https:/),
    ]);
  });
});

test('A private key in the config is sealed', () => {
  const config = readConfig({
    APPLE__KEY_ID: 'A',
    APPLE__PRIVATE_KEY: 'planted-private-key',
    APPLE__KEY_ID_NEXT: 'B',
    APPLE__PRIVATE_KEY_NEXT: 'planted-next-key',
    RELAY__FUNCTION_KEY: 'planted-function-key',
  });
  expect(config.accounts[0]?.key.privateKey?.reveal()).toBe('planted-private-key');
  expect(`${inspect(config, { depth: null, showHidden: true })}${JSON.stringify(config)}`).not.toContain('planted');
});

test('A host that checks keys itself gets the digests of all callers, and nothing else', () => {
  const other = createHash('sha256').update('another key').digest('hex');
  const digests = callerDigests({
    CALLER__A__KEY_SHA256: SHA,
    CALLER__B__KEY_SHA256: ` ${other.toUpperCase()}\n`,
    CALLER__C__KEY_SHA256: SHA.slice(2),
    CALLER__D__ROLE: 'Relay.Review',
    CALLER__KEY_SHA256: other,
  });
  expect(digests.map((each) => each.toString('hex'))).toEqual([SHA, other]);
});
