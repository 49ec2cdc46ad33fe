// The doctor's findings about settings and keys, without any request.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureFindings } from '../../../scripts/doctor/azure.ts';
import { keyFindings } from '../../../scripts/doctor/keys.ts';
import { nodeFindings } from '../../../scripts/doctor/node.ts';
import { findingsAsJson, printed } from '../../../scripts/doctor/print.ts';
import { settingsFindings } from '../../../scripts/doctor/settings.ts';
import { paintFor } from '../../../scripts/local-host/startScreen.ts';
import { makeEcPair, pem, sharedRsaPair } from '../../support/keys.ts';
import { doctorLines, doctorRoot, openPlace } from './environment.ts';

const { folder, around, close } = openPlace();
afterAll(close);

const key = pem(makeEcPair().privateKey, 'pkcs8');
const apple = { APPLE__KEY_ID: 'KEYID12345', APPLE__ISSUER_ID: 'issuer', APPLE__PRIVATE_KEY: key };
function settings(...given: Parameters<typeof around>) {
  return doctorLines(settingsFindings(around(...given)));
}
function keys(...given: Parameters<typeof around>) {
  return doctorLines(keyFindings(around(...given)));
}
const posix = process.platform === 'win32' ? test.skip : test;

test('valid settings cause no finding', () => {
  const found = settings({}, apple);
  expect(found).toContain('ok: Accounts: apple default.');
  expect(found.filter((line) => !line.startsWith('ok'))).toEqual([]);
});

test('no account at all is a reason for npm run setup', () => {
  expect(settingsFindings(around({}))).toContainEqual(
    expect.objectContaining({ level: 'warn', cure: 'Run npm run setup.' }),
  );
});

test.each<[Readonly<Record<string, string>>, string]>([
  [{ APPLE__ISSUER_ID: 'issuer' }, 'fail: APPLE__KEY_ID is missing.'],
  [{ ...apple, APPLE__KEYID: 'x' }, 'fail: APPLE__KEYID is not a setting'],
  [{ RELAY__ALLOW: 'read, nonsense' }, 'fail: RELAY__ALLOW names nonsense, which is neither'],
  [
    { RELAY__ALLOW: 'Send*' },
    'warn: RELAY__ALLOW: Send* does not allow SendAppStoreRequest and SendGalaxyStoreRequest',
  ],
  [{ relay__allow: 'read' }, 'fail: relay__allow must be written in capitals'],
  [{ ...apple, APPLE__KEY_ID_NEXT: 'x' }, 'warn: APPLE__PRIVATE_KEY_NEXT is missing'],
])('%j: %s', (given, line) => {
  expect(settings(given)).toContainEqual(expect.stringContaining(line));
});

test('names of other tools are reported, with the one that won', () => {
  const given = { ASC_KEY_ID: 'KEYID12345', ASC_ISSUER_ID: 'issuer', ASC_PRIVATE_KEY: key };
  expect(settings(given)).toContain('ok: APPLE__KEY_ID is taken from ASC_KEY_ID.');
});

test('a Key Vault reference that was not resolved is named', () => {
  const given = { ...apple, APPLE__KEY_ID: '@Microsoft.KeyVault(VaultName=v;SecretName=s)' };
  expect(settings(given)).toContain('fail: APPLE__KEY_ID is a Key Vault reference that is not resolved.');
});

posix('a file that others can read is named, with the cure', () => {
  expect(settingsFindings(around({}, apple, 0o644))).toContainEqual({
    section: 'Settings',
    level: 'warn',
    finding: 'local.settings.json can be read by others on this machine.',
    cure: 'Run chmod 600 local.settings.json.',
  });
});

test('a value that the environment overrules is named', () => {
  const found = settings({ APPLE__KEY_ID: 'OTHER' }, apple);
  expect(found).toContainEqual(expect.stringContaining('warn: The environment has other values for APPLE__KEY_ID,'));
});

test('a file that is not JSON is named, and not quoted', () => {
  const found = settings({}, '{"Values": {"X": "planted",}}').join('\n');
  expect(found).toContain('fail: local.settings.json cannot be read: it is not JSON.');
  expect(found).not.toContain('planted');
});

test('of a key its kind and the end of its ID are shown', () => {
  expect(keys(apple)).toEqual(['ok: The key of apple default (ID …2345) is an EC key on P-256.']);
});

test('the next key is looked at, too', () => {
  const next = { APPLE__KEY_ID_NEXT: 'NEXT', APPLE__PRIVATE_KEY_NEXT: 'nonsense' };
  expect(keys({ ...apple, ...next })[1]).toMatch(/^fail: The key of apple default, next key is not a private key/);
});

test('a key of the wrong kind is named', () => {
  const wrong = pem(sharedRsaPair().privateKey, 'pkcs1');
  expect(keys({ ...apple, APPLE__PRIVATE_KEY: wrong })[0]).toMatch(/^fail: The key of apple default is an RSA key/);
});

test('of thousands of accounts the one with a bad key is listed', () => {
  const named = (at: number): Readonly<Record<string, string>> => ({
    [`APPLE__A${at}__KEY_ID`]: 'KEYID12345',
    [`APPLE__A${at}__ISSUER_ID`]: 'issuer',
    [`APPLE__A${at}__PRIVATE_KEY`]: at === 1_234 ? 'no key' : key,
  });
  const many = Object.assign({}, ...Array.from({ length: 2_000 }, (_, at) => named(at)));
  expect(keys({}, many)).toEqual([
    'ok: 1,999 keys are as they should be.',
    expect.stringMatching(/^fail: The key of apple a1234 is not a private key/),
  ]);
  expect(settings({}, many)).toContainEqual(
    expect.stringMatching(/^ok: Accounts: apple a0, .*, apple a49 and 1,950 more\.$/),
  );
});

test('a key in Key Vault is reported as such', () => {
  const given = { APPLE__KEY_ID: 'KEYID12345', APPLE__KEY_VAULT_KEY: 'https://my-vault.vault.azure.net/keys/k' };
  expect(keys(given)).toEqual(['ok: The key of apple default (ID …2345) is in Key Vault, and signs there.']);
});

posix('a key file that others can read is named', () => {
  const file = join(folder, 'open.p8');
  writeFileSync(file, key, { mode: 0o644 });
  expect(keys({ ...apple, APPLE__PRIVATE_KEY: file })[1]).toMatch(/^warn: The key file of apple default can be read/);
});

test('what the Functions host serves is what the definition asks for', () => {
  expect(doctorLines(azureFindings(around({}))).filter((line) => !line.startsWith('ok'))).toEqual([]);
});

test('another runtime than Node is named', () => {
  const found = doctorLines(azureFindings(around({ FUNCTIONS_WORKER_RUNTIME: 'python' })));
  expect(found).toContain('fail: FUNCTIONS_WORKER_RUNTIME is python.');
});

test('a folder without host.json and one with another prefix are named', () => {
  expect(doctorLines(azureFindings({ ...around({}), root: folder }))).toEqual(['fail: host.json cannot be read.']);
  writeFileSync(join(folder, 'apiDefinition.swagger.json'), '{"paths": {"/api/apple/v1/apps": {}}}');
  writeFileSync(
    join(folder, 'host.json'),
    '{"functionTimeout": "00:01:00", "extensions": {"http": {"routePrefix": ""}}}',
  );
  const found = doctorLines(azureFindings({ ...around({}), root: folder }));
  expect(found).toContainEqual(expect.stringContaining('1 operations of the definition are elsewhere'));
  expect(found).toContainEqual(expect.stringContaining('The host ends a call after 60 seconds'));
});

test('an old Node is named, and packages that are missing', () => {
  expect(doctorLines(nodeFindings(doctorRoot, '18.20.0'))[0]).toBe('fail: Node 18.20.0 is too old.');
  expect(doctorLines(nodeFindings(doctorRoot, '22.20.0'))[0]).toBe('ok: Node 22.20.0.');
  expect(doctorLines(nodeFindings(doctorRoot, '24.11.0'))[0]).toBe('ok: Node 24.11.0.');
});

test.each(['20.20.2', '21.7.3', '23.11.1', '25.2.0'])(
  'Node %s works, with the word that it gets no more fixes',
  (version) => {
    expect(nodeFindings(doctorRoot, version)[0]).toMatchObject({
      level: 'warn',
      finding: expect.stringMatching(/works.*reached its end in \w+ \d{4}.*Node\.js 22 or 24 in production/),
      cure: expect.stringContaining('Install Node.js 22 or 24'),
    });
  },
);

describe('What was found', () => {
  const found = [...settingsFindings(around({ APPLE__ISSUER_ID: 'issuer' })), ...keyFindings(around({}))];

  test('has a fix for each problem', () => {
    expect(found.filter(({ level, cure }) => level !== 'ok' && !cure)).toEqual([]);
    expect(found.some(({ level }) => level === 'fail')).toBe(true);
  });

  test('is printed in sections, without colours where there is no terminal', () => {
    const text = printed(found, paintFor({}, {}));
    expect(text).toContain('\nSettings\n  ok    There is no local.settings.json');
    expect(text).toContain('  fail  APPLE__KEY_ID is missing.\n        Cure: Correct it where it is set');
    expect(text).toMatch(/\d to fix, \d to consider\.\n$/);
  });

  test('is counted as JSON', () => {
    const { ok, counts, findings } = JSON.parse(findingsAsJson(found));
    expect([ok, counts.fail > 0, findings]).toEqual([false, true, found]);
  });
});
