// Fallback environment variables: a team with another tool's settings needs no second copy of its key.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesKey, withAliases } from '../../../functions/config/envAliases.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';

const asc = { ASC_KEY_ID: 'ABC123DEFG', ASC_ISSUER_ID: 'an-issuer', ASC_PRIVATE_KEY: 'a key' };
const fastlane = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: 'FAST123LAN',
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: 'another-issuer',
  APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: 'AuthKey.p8',
};
const gsc = { GSC_SERVICE_ACCOUNT_ID: 'an-account', GSC_PRIVATE_KEY_PATH: 'key.pem' };

function keyIds(settings: Record<string, string>) {
  return readConfig(settings).accounts.map(({ key }) => key.id);
}

test('The settings of other tools make an account, and the log says which were used', () => {
  expect(keyIds({ ...asc, ...gsc })).toEqual(['ABC123DEFG', 'an-account']);
  expect(readConfig({ ...asc, ...gsc }).notes).toEqual([
    'APPLE__KEY_ID is taken from ASC_KEY_ID',
    'APPLE__ISSUER_ID is taken from ASC_ISSUER_ID',
    'APPLE__PRIVATE_KEY is taken from ASC_PRIVATE_KEY',
    'SAMSUNG__SERVICE_ACCOUNT_ID is taken from GSC_SERVICE_ACCOUNT_ID',
    'SAMSUNG__PRIVATE_KEY is taken from GSC_PRIVATE_KEY_PATH',
  ]);
});

test("The relay's own settings win, and settings of different keys are never combined", () => {
  const { settings, notes } = withAliases({ ...asc, APPLE__KEY_ID: 'OURS123456' }, storeDefinitions);
  expect([settings.APPLE__ISSUER_ID, settings.APPLE__PRIVATE_KEY, notes]).toEqual([undefined, undefined, []]);
});

test('Of two tools, all settings of the first are used', () => {
  expect(keyIds({ ...asc, ...fastlane })).toEqual(['FAST123LAN']);
  expect(withAliases({ ...asc, ...fastlane }, storeDefinitions).settings.APPLE__PRIVATE_KEY).toBe('AuthKey.p8');
});

test('A named account does not hide them', () => {
  const games = { APPLE__GAMES__KEY_ID: 'GAMES12345', APPLE__GAMES__PRIVATE_KEY: 'a key' };
  expect(keyIds({ ...asc, ...games }).sort()).toEqual(['ABC123DEFG', 'GAMES12345']);
});

test('No note shows a value', () => {
  expect(JSON.stringify(withAliases({ ...asc, ...gsc }, storeDefinitions).notes)).not.toMatch(
    /ABC123DEFG|an-issuer|a key|key\.pem/,
  );
});

const ids = { APP_STORE_CONNECT_API_KEY_KEY_ID: 'FAST123LAN', APP_STORE_CONNECT_API_KEY_ISSUER_ID: 'an-issuer' };

test.each([
  ['APP_STORE_CONNECT_API_KEY_KEY'],
  ['APP_STORE_CONNECT_API_KEY_KEY_CONTENT'],
  ['APP_STORE_CONNECT_API_KEY_KEY_FILEPATH'],
])("fastlane's %s is the key", (name) => {
  const [account] = readConfig({
    ...ids,
    [name]: 'a key',
    APP_STORE_CONNECT_API_KEY_IS_KEY_CONTENT_BASE64: 'true',
  }).accounts;
  expect([account?.key.privateKey?.reveal(), account?.fields.ISSUER_ID, account?.problems]).toEqual([
    'a key',
    'an-issuer',
    [],
  ]);
});

test("the names of fastlane's own library are read", () => {
  const settings = {
    SPACESHIP_CONNECT_API_KEY_ID: 'SPACE12345',
    SPACESHIP_CONNECT_API_ISSUER_ID: 'an-issuer',
    SPACESHIP_CONNECT_API_KEY: 'a key',
  };
  expect(keyIds(settings)).toEqual(['SPACE12345']);
});

describe("fastlane's APP_STORE_CONNECT_API_KEY_PATH", () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-aliases-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const inFile = (name: string, content: string): Record<string, string> => {
    writeFileSync(join(folder, name), content);
    return { APP_STORE_CONNECT_API_KEY_PATH: join(folder, name) };
  };

  test('brings both IDs and the key in a JSON file', () => {
    const path = inFile(
      'key.json',
      `\uFEFF${JSON.stringify({ key_id: 'JSON123456', issuer_id: 'an-issuer', key: 'x' })}`,
    );
    const [account] = readConfig(path).accounts;
    expect([account?.key.id, account?.fields.ISSUER_ID, account?.problems]).toEqual(['JSON123456', 'an-issuer', []]);
    expect(account?.key.privateKey?.reveal()).toBe(path.APP_STORE_CONNECT_API_KEY_PATH);
  });

  test('may name the key file alone, beside the IDs', () => {
    const [account] = readConfig({ ...ids, ...inFile('AuthKey.p8', 'a key') }).accounts;
    expect([account?.key.id, account?.problems]).toEqual(['FAST123LAN', []]);
  });

  test('that names a missing file leaves the store without a key ID, and is no error of the relay', () => {
    const { accounts, faults } = readConfig({ APP_STORE_CONNECT_API_KEY_PATH: join(folder, 'none.json') });
    expect([accounts[0]?.problems, faults]).toEqual([['APPLE__KEY_ID is missing'], []]);
  });
});

test('an empty setting of the relay does not hide it', () => {
  expect(keyIds({ ...asc, APPLE__KEY_ID: '', APPLE__PRIVATE_KEY: ' ' })).toEqual(['ABC123DEFG']);
  expect(namesKey({ ...asc, APPLE__KEY_ID: '' }, 'apple', storeDefinitions)).toBe(true);
});

test.each([
  [asc, 'apple'],
  [fastlane, 'apple'],
  [{ ASC_KEY_ID: 'ABC123DEFG' }, 'apple'],
  [{ APP_STORE_CONNECT_API_KEY_KEY_CONTENT: 'a key' }, 'apple'],
  [{ APP_STORE_CONNECT_API_KEY_PATH: 'none.json' }, 'apple'],
  [{ APPLE__GAMES__KEY_ID: 'x' }, 'apple'],
  [{ apple__key_id: 'x' }, 'apple'],
  [gsc, 'samsung'],
  [{ GSC_PRIVATE_KEY: 'a key' }, 'samsung'],
  [{ SAMSUNG__KEY_VAULT_KEY: 'x' }, 'samsung'],
] as const)('%j names a key of %s, and of no other store', (settings, store) => {
  expect(['apple', 'samsung'].filter((each) => namesKey(settings, each as 'apple', storeDefinitions))).toEqual([store]);
});

test.each([
  [{}],
  [{ APPLE__ORIGIN: 'http://127.0.0.1:1', SAMSUNG__SCOPES: 'gss', APPLE__SCOPE: 'GET /v1/apps' }],
  [{ APPLE__COINS__KIND: 'ipa', APPLE__COINS__KEY_ID: 'x' }],
  [{ ASC_KEY_ID: ' ', APP_STORE_CONNECT_API_KEY_IS_KEY_CONTENT_BASE64: 'true' }],
])('%j names no key', (settings) => {
  expect((['apple', 'samsung'] as const).filter((store) => namesKey(settings, store, storeDefinitions))).toEqual([]);
});
