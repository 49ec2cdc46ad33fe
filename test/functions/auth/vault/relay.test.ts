// A relay that holds no private key at all: its accounts name keys in Key Vault, and both stores answer.
import { createPrivateKey } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../../support/cleanup.ts';
import { openRelay } from '../../../support/relay.ts';
import { openVault } from './fake.ts';

const open = closeLater();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

async function start() {
  const { APPLE__PRIVATE_KEY = '', SAMSUNG__PRIVATE_KEY = '', ...rest } = sandbox.settings;
  const vault = await open(
    openVault({ apple: createPrivateKey(APPLE__PRIVATE_KEY), samsung: createPrivateKey(SAMSUNG__PRIVATE_KEY) }),
  );
  const settings = {
    ...rest,
    APPLE__KEY_VAULT_KEY: 'https://a-vault.vault.azure.net/keys/apple',
    SAMSUNG__KEY_VAULT_KEY: 'https://a-vault.vault.azure.net/keys/samsung',
  };
  const relay = await open(openRelay(settings, { openVaultKey: vault.open }));
  return { vault, relay, settings, seenBefore: sandbox.seen.length };
}

function signatures(asked: readonly string[]): number {
  return asked.filter((each) => each.startsWith('sign')).length;
}

test.each(['ListApps', 'CheckAccessToken', 'CreateAccessToken'])('%s succeeds', async (id) => {
  const { relay } = await start();
  expect([[...relay.faults, ...(await relay.accountFaults())], (await relay.call(id)).status]).toEqual([[], 200]);
});

test('ListAccounts says that the accounts can be used', async () => {
  const { relay } = await start();
  const { json } = await relay.call('ListAccounts');
  expect(json.accounts.map(({ usable }: { usable: boolean }) => usable)).not.toContain(false);
});

test('A hundred calls at once need one signature of the vault', async () => {
  const { relay, vault } = await start();
  const received = await Promise.all(Array.from({ length: 100 }, () => relay.call('ListApps')));
  expect([new Set(received.map(({ status }) => status)), signatures(vault.asked)]).toEqual([new Set([200]), 1]);
});

test('No vault is called before the first call', async () => {
  const { vault } = await start();
  expect(vault.asked).toEqual([]);
});

test('A throttling vault causes an error with Retry-After, and the store is not called', async () => {
  const { relay, vault, seenBefore } = await start();
  vault.refuse('sign', { status: 429 });
  const { status, headers, json } = await relay.call('ListApps');
  expect([status, headers['retry-after'], json.error.code]).toEqual([502, '60', 'store_unreachable']);
  expect(sandbox.seen).toHaveLength(seenBefore);
});

test('A vault that does not sign for the relay is reported as an error in the settings', async () => {
  const { relay, vault } = await start();
  vault.refuse('sign', { status: 403 });
  const { status, json } = await relay.call('ListApps');
  expect([status, json.error.code]).toEqual([503, 'not_configured']);
});

test('A vault that refuses one account does not affect the others', async () => {
  const { relay, vault } = await start();
  vault.refuse('sign', { status: 403 });
  expect((await relay.call('ListApps', { query: 'account=games' })).status).toBe(200);
});

test('A key in the vault can be replaced by a next key that is a private key', async () => {
  const { vault, settings } = await start();
  vault.refuse('sign', { status: 403 });
  const relay = await open(
    openRelay(
      { ...settings, SAMSUNG__PRIVATE_KEY_NEXT: sandbox.settings.SAMSUNG__PRIVATE_KEY },
      { openVaultKey: vault.open },
    ),
  );
  expect((await relay.call('CheckAccessToken')).status).toBe(200);
});
