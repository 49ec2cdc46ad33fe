// `npm run policy`, and a caller's key on the local host: shown permissions match the enforced ones.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../connector/catalog.ts';
import { DEFAULT_ALLOW } from '../../functions/config/defaultPolicy.ts';
import { keyDigestOf } from '../../functions/pipeline/identifyCaller.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';
import { makeOpens } from '../../scripts/local-host/key.ts';
import { policyText, showPolicy } from '../../scripts/policy/show.ts';
import { makeAccounts } from '../../scripts/simulator/keys.ts';

const sandbox = (await makeAccounts()).settings;
const settings = {
  ...sandbox,
  RELAY__ALLOW: 'read',
  CALLER__MARKETING__KEY_SHA256: keyDigestOf('a key').toString('hex'),
  CALLER__MARKETING__ALLOW: 'read, ReleaseVersion, -LoginUserProfile',
  CALLER__MARKETING__ACCOUNTS: 'apple/games',
};
function show(caller: string, operation?: string, given: Readonly<Record<string, string>> = settings) {
  return showPolicy(readConfig(given), catalog, caller, operation);
}

test.each([
  ['ReleaseVersion', true, 'ReleaseVersion'],
  ['ListApps', true, 'read'],
  ['LoginUserProfile', false, '-LoginUserProfile'],
  ['DeleteUser', false, 'no entry fits'],
  ['Health', true, 'needs no key'],
])('%s: allowed is %s, by %s', (operation, allowed, by) => {
  expect(show('MARKETING', operation.toLowerCase()).operations).toEqual([
    expect.objectContaining({ operation, allowed, by }),
  ]);
});

test.each([
  ['merchantIds_updateInstance', 'merchantIds_updateInstance', false],
  ['territories_getCollection', 'territories_getCollection', true],
  ['apps_getCollection', 'ListApps', true],
])("Apple's name %s is that of %s: allowed is %s", (name, operation, allowed) => {
  expect(show('marketing', name).operations).toEqual([expect.objectContaining({ operation, allowed })]);
});

test('The printed decision is what the relay does, for every operation', () => {
  const { operations } = show('marketing');
  expect(operations.length).toBe(catalog.length);
  const reads = operations.filter(({ access, operation }) => access === 'read' && operation !== 'LoginUserProfile');
  expect(reads.every(({ allowed }) => allowed)).toBe(true);
});

test('Accounts and the settings that decide are shown; without settings of its own a caller has those of everyone', () => {
  expect(show('marketing')).toMatchObject({
    allow: { setting: 'CALLER__MARKETING__ALLOW' },
    accountsSetting: 'CALLER__MARKETING__ACCOUNTS',
    accounts: ['apple/games'],
  });
  const { CALLER__MARKETING__ALLOW: _, ...bare } = settings;
  expect(show('marketing', undefined, bare).allow).toEqual({ setting: 'RELAY__ALLOW', value: 'read' });
  expect(show('default').accounts.length).toBe(4);
});

test('The error for an unknown caller lists the known ones', () => {
  expect(() => show('sales')).toThrow('There is no caller sales. There are: default, marketing.');
});

test('No key and no digest is shown', () => {
  const shown = JSON.stringify(show('marketing')) + policyText(show('marketing'));
  for (const secret of [settings.CALLER__MARKETING__KEY_SHA256, sandbox.APPLE__PRIVATE_KEY ?? '-'])
    expect(shown).not.toContain(secret);
});

test('The local host takes the key of a caller, besides its own, and no other', () => {
  const opens = makeOpens('its own', () => [keyDigestOf('a key')]);
  const asked = (key: string) =>
    opens('function', { headers: { 'x-functions-key': key } } as never, new URLSearchParams());
  expect(['its own', 'a key', 'another', ''].map(asked)).toEqual([true, true, false, false]);
});

describe('The command', () => {
  const script = fileURLToPath(new URL('../../scripts/policy/main.js', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const allowed = (env: Readonly<Record<string, string>>): unknown => {
    const { stdout } = spawnSync(process.execPath, [script, '--json'], {
      cwd: folder,
      env: ownEnvironment({ ...sandbox, ...env }),
      encoding: 'utf8',
    });
    return JSON.parse(stdout).allow;
  };

  test('reads local.settings.json below the environment, as the local host does', () => {
    const setting = 'RELAY__ALLOW';
    writeFileSync(join(folder, 'local.settings.json'), JSON.stringify({ Values: { [setting]: 'write' } }));
    expect([allowed({}), allowed({ [setting]: 'publish' }), allowed({ [setting]: '' })]).toEqual([
      { setting, value: 'write' },
      { setting, value: 'publish' },
      { setting, value: 'write' },
    ]);
  });

  test('shows that a policy which is set and empty allows nothing, as the relay has it', () => {
    writeFileSync(join(folder, 'local.settings.json'), '{}');
    expect([allowed({ RELAY__ALLOW: '' }), allowed({})]).toEqual([
      { setting: 'RELAY__ALLOW', value: '' },
      { setting: 'RELAY__ALLOW', value: DEFAULT_ALLOW },
    ]);
  });
});
