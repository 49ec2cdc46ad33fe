// Selection of the account for a call, and the error if there is none.
import { pickAccount, type StoreAccount } from '../../../functions/pipeline/accounts.ts';
import type { CallerPolicy } from '../../../functions/pipeline/identifyCaller.ts';
import { appleStore } from '../../../functions/stores/apple/definition.ts';
import { failureOf } from '../../support/failures.ts';

const client = {
  origin: 'https://store.invalid',
  send: () => Promise.reject(new Error('not sent here')),
  close: async () => undefined,
  renew: () => undefined,
  quota: () => ({}),
};

function account(name: string, more: Partial<StoreAccount> = {}): StoreAccount {
  return {
    store: 'apple',
    definition: appleStore,
    name,
    isDefault: name === 'default',
    identity: () => name,
    fields: {},
    signer: { credential: () => Promise.reject(new Error('not signed here')), invalidate: () => false, skew: () => 0 },
    pollDelay: () => 0,
    stateKeys: () => [],
    clients: { api: client },
    ...more,
  };
}

/** Access to every account. */
const everyone: CallerPolicy = { caller: 'default', authorize: () => undefined, reachable: (all) => all };

const accounts = [account('default'), account('games'), account('default', { store: 'samsung' })];

test('Without a name, the default account of the store is taken', () => {
  expect(pickAccount(accounts, everyone, 'apple')).toEqual(accounts[0]);
  expect(pickAccount(accounts, everyone, 'samsung')).toEqual(accounts[2]);
});

test.each(['games', 'GAMES', 'Games'])('The account %s is found whatever its case', (name) => {
  expect(pickAccount(accounts, everyone, 'apple', name)).toEqual(accounts[1]);
});

test('An account of the other store is not found', async () => {
  expect((await failureOf(() => pickAccount(accounts, everyone, 'samsung', 'games'))).code).toBe('unknown_account');
});

test('The error for an unknown account lists the known ones', async () => {
  const failure = await failureOf(() => pickAccount(accounts, everyone, 'apple', 'gamse'));
  expect([failure.code, failure.message]).toEqual([
    'unknown_account',
    'There is no apple account with that name. There are: default, games.',
  ]);
});

test('The name that a caller gave is not repeated', async () => {
  const failure = await failureOf(() => pickAccount(accounts, everyone, 'apple', 'a-name-like-a-secret'));
  expect(failure.message).not.toContain('a-name-like-a-secret');
});

test('Without a default account, the caller is asked to name one', async () => {
  const named = [account('games'), account('studio')];
  const failure = await failureOf(() => pickAccount(named, everyone, 'apple'));
  expect([failure.code, failure.message]).toEqual(['unknown_account', 'Say which account to use: games, studio.']);
});

test('The error for a store without an account names the settings for one', async () => {
  const failure = await failureOf(() => pickAccount([account('default')], everyone, 'samsung'));
  expect(failure.code).toBe('not_configured');
  expect(failure.message).toMatch(/SAMSUNG__SERVICE_ACCOUNT_ID.*SAMSUNG__PRIVATE_KEY/);
});

test('The error for an account that cannot be used names the fix', async () => {
  const broken = account('default', { problem: 'APPLE__PRIVATE_KEY is empty' });
  const failure = await failureOf(() => pickAccount([broken], everyone, 'apple'));
  expect(failure.code).toBe('not_configured');
  expect(failure.message).toContain('APPLE__PRIVATE_KEY is empty');
});

test('Another account works while one cannot be used', () => {
  const broken = account('games', { problem: 'APPLE__GAMES__PRIVATE_KEY is empty' });
  expect(pickAccount([broken, account('default')], everyone, 'apple').name).toBe('default');
});
