// Thousands of accounts: what is done for each of them is done when it is used, and a call looks at its own alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, pickAccount } from '../../functions/accounts.ts';
import { digestOf, makeRecognise } from '../../functions/caller.ts';
import { readConfig } from '../../functions/config.ts';
import { ownEnvironment } from '../../scripts/environment.ts';
import { makeAccounts } from '../../scripts/sandbox/keys.ts';
import { callOf } from '../tools/call.ts';
import { failureOf } from '../tools/failures.ts';
import { listen } from '../tools/listen.ts';
import { openRelay } from '../tools/relay.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-relay-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { APPLE__PRIVATE_KEY: key = '' } = (await makeAccounts()).settings;

const settingsOf = (name: string, privateKey = key): Record<string, string> => ({
  [`APPLE__${name}__KEY_ID`]: 'ABC1234567',
  [`APPLE__${name}__ISSUER_ID`]: '5a2db0c5-0000-4000-8000-a991e0000001',
  [`APPLE__${name}__PRIVATE_KEY`]: privateKey,
});

const many = (count: number): Record<string, string> =>
  Object.assign({}, ...Array.from({ length: count }, (_, at) => settingsOf(`A${at}`)));

test('A key is read when its account is first used, and not at the start', async () => {
  const store = await listen((response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"data": [], "links": {"self": "https://store.invalid/"}}'),
  );
  const file = join(folder, 'AuthKey_LATER.p8');
  const relay = openRelay({ ...settingsOf('LATER', file), APPLE__ORIGIN: store.origin });
  writeFileSync(file, key);
  try {
    expect((await relay.call('ListApps')).status).toBe(200);
  } finally {
    await relay.close();
    await store.close();
  }
});

test('A bad key among many is told, and calls are answered before all keys were read', async () => {
  const relay = openRelay({ ...many(400), ...settingsOf('BAD', 'no key') });
  const order: string[] = [];
  try {
    const told = relay.accountFaults().finally(() => order.push('keys'));
    expect((await relay.call('Health')).status).toBe(200);
    order.push('call');
    expect(await told).toEqual([
      expect.stringMatching(/^apple account bad: APPLE__BAD__PRIVATE_KEY is not a private key/),
    ]);
    expect(order).toEqual(['call', 'keys']);
  } finally {
    await relay.close();
  }
});

test('The check of the keys ends when the relay closes', async () => {
  const relay = openRelay({ ...many(400), ...settingsOf('BAD', 'no key') });
  const told = relay.accountFaults();
  await relay.close();
  expect(await told).toEqual([]);
});

test('An account with a bad key is refused when it is used, before any check', async () => {
  const relay = openRelay({ ...many(2), ...settingsOf('BAD', 'no key') });
  const { status, json } = await relay.call('ListApps', { query: { account: 'bad' } });
  await relay.close();
  expect([status, json.error.code]).toEqual([503, 'not_configured']);
  expect(json.error.message).toContain('APPLE__BAD__PRIVATE_KEY is not a private key');
});

/** Accounts that count how often their names are read. */
const counted = (count: number) => {
  const seen = { reads: 0 };
  const signer = { sign: () => Promise.reject(new Error('not signed here')), forget: () => false, skew: () => 0 };
  const accounts = Array.from({ length: count }, (_, at) => ({
    get name() {
      seen.reads += 1;
      return `a${at}`;
    },
    ...{ store: 'apple', isDefault: at === 0, signer },
  })) as unknown as readonly Account[];
  return { accounts, seen };
};

const digest = createHash('sha256').update('a key').digest('hex');

test.each(['*', 'apple/*', 'apple/a7, a8'])(
  'With the accounts %s, a second call looks at no account but its own',
  (entries) => {
    const { accounts, seen } = counted(1_000);
    const settings = { CALLER__TEAM__KEY_SHA256: digest, CALLER__TEAM__ALLOW: '*', CALLER__TEAM__ACCOUNTS: entries };
    const { recognise } = makeRecognise(readConfig(settings), []);
    const policy = () => recognise({ ...callOf(), keyDigest: digestOf('a key') });
    expect(pickAccount(accounts, policy(), 'apple', 'a7')).toBe(accounts[7]);
    seen.reads = 0;
    expect(pickAccount(accounts, policy(), 'apple', 'a7')).toBe(accounts[7]);
    expect(seen.reads).toBe(0);
  },
);

test('Of many accounts, twenty names are told', async () => {
  const { accounts } = counted(31);
  const everyone = { reachable: (all: readonly Account[]) => all };
  const { message } = await failureOf(() => pickAccount(accounts, everyone, 'apple', 'b'));
  expect(message).toMatch(/: a0, .*, a19 and 11 more\.$/);
});

test('An environment of thousands of variables is read as it is', () => {
  const variables = { ...many(800), OTHER: 'of another', APPLE__LINES: 'one\ntwo=2' };
  const at = new URL('../../functions/environment.js', import.meta.url).href;
  const program = `import { environment } from ${JSON.stringify(at)};
    process.env.OTHER = 'changed'; process.env.APPLE__NEW = 'added'; delete process.env.APPLE__A7__KEY_ID;
    const { APPLE__A7__KEY_ID, ...read } = environment(process.env);
    console.log(JSON.stringify([APPLE__A7__KEY_ID ?? null, read]));`;
  const args = ['--input-type=module', '-e', program];
  const { stdout } = spawnSync(process.execPath, args, { env: ownEnvironment(variables), encoding: 'utf8' });
  const { APPLE__A7__KEY_ID: _, ...left } = variables as Record<string, string>;
  expect(JSON.parse(stdout)).toMatchObject([null, { ...left, OTHER: 'changed', APPLE__NEW: 'added' }]);
});
