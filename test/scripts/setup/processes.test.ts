// `npm run setup` with flags, as real processes with the simulator: exit codes, written files, and no secret in the output.
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { readKeyWith } from '../../support/readKey.ts';
import { until } from '../local-host/hosted.ts';
import { openSetupEnvironment, runSetup, type SetupEnvironment, type SetupResult, spawnSetup } from './environment.ts';

let stage: SetupEnvironment;
let ended: Readonly<Record<string, SetupResult>>;
const saved: Record<string, Readonly<Record<string, string>>> = {};

const FILE = 'local.settings.json';
function valuesNow(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(stage.path(FILE), 'utf8')).Values;
}

/** Sequential if they write the same file, concurrent otherwise. */
beforeAll(async () => {
  stage = await openSetupEnvironment();
  const { apple, samsung, appleKey, settings } = stage;
  stage.write(
    FILE,
    JSON.stringify({ IsEncrypted: false, Host: { CORS: '*' }, Values: { MINE: '1', APPLE__KEY_ID: '' } }),
  );
  const first = await runSetup(stage, [...apple, '--key-file', appleKey, '--yes']);
  saved.first = valuesNow();
  const second = await runSetup(
    stage,
    [...samsung, '--account', 'games', '--key-stdin', '--yes', '--json'],
    settings.SAMSUNG__PRIVATE_KEY,
  );
  saved.second = valuesNow();
  const [wrong, vault, positional, unknown, pasted, nothing] = await Promise.all([
    runSetup(stage, [...apple, '--key-file', stage.samsungKey, '--write', 'none']),
    runSetup(stage, [...apple, '--key-file', appleKey, '--write', 'keyvault', '--vault', 'my-vault']),
    runSetup(stage, [...apple, settings.APPLE__PRIVATE_KEY ?? '']),
    runSetup(stage, [...apple, `--private-key=${settings.APPLE__PRIVATE_KEY}`]),
    runSetup(stage, [...apple, '--yes', '--key-file', settings.APPLE__PRIVATE_KEY ?? '']),
    runSetup(stage, []),
  ]);
  ended = { first, second, wrong, vault, positional, unknown, pasted, nothing };
}, 60_000);
afterAll(() => stage?.close());

test('a key that the store takes is saved, and the exit code is 0', () => {
  expect(ended.first).toMatchObject({ code: 0, out: expect.stringContaining('App Store Connect accepted the key') });
  expect(saved.first).toMatchObject({ APPLE__KEY_ID: 'SANDBOX001' });
});

test('what is saved is an account that the relay can use, with the key on one line', () => {
  const { accounts } = readConfig(saved.first ?? {});
  expect(accounts).toMatchObject([{ store: 'apple', name: 'default', problems: [] }]);
  const text = saved.first?.APPLE__PRIVATE_KEY ?? '';
  expect(text).not.toContain('\n');
  expect(readKeyWith(text, 'ES256')).toHaveProperty('key');
});

test('everything else in the file is kept, and a second account comes beside the first', () => {
  expect(saved.first).toHaveProperty('MINE', '1');
  expect(saved.second).toMatchObject({ ...saved.first, SAMSUNG__GAMES__SCOPES: 'publishing,gss' });
  expect(JSON.parse(readFileSync(stage.path(FILE), 'utf8')).Host).toEqual({ CORS: '*' });
});

test('the file can be read by its owner alone', () => {
  expect(statSync(stage.path(FILE)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
});

test('as JSON the outcome names the settings, and no value', () => {
  expect(JSON.parse(ended.second?.out ?? '')).toEqual({
    ok: true,
    exitCode: 0,
    store: 'samsung',
    account: 'games',
    verdict: 'ok',
    sentences: [expect.stringContaining('Galaxy Store accepted the key'), expect.stringContaining('was written')],
    settings: ['SERVICE_ACCOUNT_ID', 'SCOPES', 'PRIVATE_KEY'].map((name) => `SAMSUNG__GAMES__${name}`),
    wrote: FILE,
  });
});

test('a key of the other store ends with 3, and says whose it is', () => {
  expect(ended.wrong).toMatchObject({ code: 3, err: expect.stringContaining('RSA key (2048 bits)') });
  expect(ended.wrong?.err).toContain('It may be a key for Galaxy Store: check whether keys were mixed up');
});

test('for Key Vault the lines name the file, and hold no key', () => {
  expect(ended.vault?.code).toBe(0);
  expect(ended.vault?.out).toContain(`--vault-name 'my-vault' --name apple-private-key --file '${stage.appleKey}'`);
  expect(ended.vault?.out).toContain('@Microsoft.KeyVault(VaultName=my-vault;SecretName=apple-private-key)');
});

test.each(['positional', 'unknown', 'pasted', 'nothing'])('wrong use (%s) ends with 2 and shows the usage', (name) => {
  expect(ended[name]).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: npm run setup') });
});

test('no output holds a line of any key', () => {
  const all = Object.values(ended).map(({ out, err }) => out + err);
  expect(stage.secrets.length).toBeGreaterThan(10);
  for (const secret of stage.secrets) for (const shown of all) expect(shown).not.toContain(secret);
});

test('Ctrl+C while the store is silent ends with 130, and leaves nothing behind', async () => {
  rmSync(stage.path(FILE));
  const before = readdirSync(stage.folder);
  stage.sandbox.fail({ store: 'apple', kind: 'hang', path: '/v1/apps' });
  const count = stage.sandbox.seen.length;
  const child = spawnSetup(stage, [...stage.apple, '--key-file', stage.appleKey, '--yes']);
  const said = text(child.stderr);
  await until(async () => stage.sandbox.seen.length > count);
  child.kill('SIGINT');
  expect((await once(child, 'close'))[0]).toBe(130);
  expect(await said).toContain('Cancelled');
  expect(existsSync(stage.path(FILE))).toBe(false);
  expect(readdirSync(stage.folder)).toEqual(before);
});
