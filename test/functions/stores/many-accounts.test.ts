// Thousands of accounts: each is initialized on first use, and a call reads only its own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../../connector/catalog.ts';
import { pickAccount, type StoreAccount } from '../../../functions/pipeline/accounts.ts';
import { createCallerIdentifier, keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { ownEnvironment } from '../../../scripts/local-host/childEnvironment.ts';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import { testCallOf } from '../../support/call.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listen } from '../../support/listen.ts';
import { openRelay } from '../../support/relay.ts';
import { bodyTextOf, openClient } from '../../support/sendOnce.ts';

const open = closeLater();

const folder = mkdtempSync(join(tmpdir(), 'store-relay-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { APPLE__PRIVATE_KEY: key = '' } = (await makeAccounts()).settings;

function settingsOf(name: string, privateKey = key): Record<string, string> {
  return {
    [`APPLE__${name}__KEY_ID`]: 'ABC1234567',
    [`APPLE__${name}__ISSUER_ID`]: '5a2db0c5-0000-4000-8000-a991e0000001',
    [`APPLE__${name}__PRIVATE_KEY`]: privateKey,
  };
}

function many(count: number): Record<string, string> {
  return Object.assign({}, ...Array.from({ length: count }, (_, at) => settingsOf(`A${at}`)));
}

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

test('Of 10,000 accounts the two with a bad key are reported, and calls are answered meanwhile', async () => {
  const relay = openRelay({ ...many(10_000), ...settingsOf('BAD', 'no key'), ...settingsOf('CUT', key.slice(0, 90)) });
  const order: string[] = [];
  try {
    const reported = relay.accountFaults().finally(() => order.push('keys'));
    for (let call = 1; call <= 20; call += 1) {
      expect((await relay.call('Health')).status).toBe(200);
      order.push('call');
    }
    expect(await reported).toEqual([
      expect.stringMatching(/^apple account bad: APPLE__BAD__PRIVATE_KEY is not a private key/),
      expect.stringMatching(/^apple account cut: APPLE__CUT__PRIVATE_KEY is cut off/),
    ]);
    expect(order).toEqual([...Array(20).fill('call'), 'keys']);
  } finally {
    await relay.close();
  }
});

test('Of many bad keys the log lists a hundred, and the number of further ones', async () => {
  const bad = Object.assign({}, ...Array.from({ length: 130 }, (_, at) => settingsOf(`B${at}`, 'no key')));
  const relay = openRelay(bad);
  const reported = await relay.accountFaults();
  await relay.close();
  expect(reported.length).toBe(101);
  expect(reported.at(-1)).toBe('and 30 more; npm run doctor lists them all');
});

test('The check of the keys ends when the relay closes', async () => {
  const relay = openRelay({ ...many(400), ...settingsOf('BAD', 'no key') });
  const reported = relay.accountFaults();
  await relay.close();
  expect(await reported).toEqual([]);
});

test('An account with a bad key is refused when it is used, before any check', async () => {
  const relay = openRelay({ ...many(2), ...settingsOf('BAD', 'no key') });
  const { status, json } = await relay.call('ListApps', { query: { account: 'bad' } });
  await relay.close();
  expect([status, json.error.code]).toEqual([503, 'not_configured']);
  expect(json.error.message).toContain('APPLE__BAD__PRIVATE_KEY is not a private key');
});

/** Accounts that count reads of their names. */
function counted(count: number) {
  const seen = { reads: 0 };
  const signer = { sign: () => Promise.reject(new Error('not signed here')), forget: () => false, skew: () => 0 };
  const accounts = Array.from({ length: count }, (_, at) => ({
    get name() {
      seen.reads += 1;
      return `a${at}`;
    },
    ...{ store: 'apple', isDefault: at === 0, signer },
  })) as unknown as readonly StoreAccount[];
  return { accounts, seen };
}

const digest = createHash('sha256').update('a key').digest('hex');

test.each(['*', 'apple/*', 'apple/a7, a8'])(
  'With the accounts %s, a second call looks at no account but its own',
  (entries) => {
    const { accounts, seen } = counted(1_000);
    const settings = { CALLER__TEAM__KEY_SHA256: digest, CALLER__TEAM__ALLOW: '*', CALLER__TEAM__ACCOUNTS: entries };
    const { recognise } = createCallerIdentifier(readConfig(settings), []);
    const policy = () => recognise({ ...testCallOf(), keyDigest: keyDigestOf('a key') });
    expect(pickAccount(accounts, policy(), 'apple', 'a7')).toBe(accounts[7]);
    seen.reads = 0;
    expect(pickAccount(accounts, policy(), 'apple', 'a7')).toBe(accounts[7]);
    expect(seen.reads).toBe(0);
  },
);

test('Of many accounts, twenty names are reported', async () => {
  const { accounts } = counted(31);
  const everyone = { reachable: (all: readonly StoreAccount[]) => all };
  const { message } = await failureOf(() => pickAccount(accounts, everyone, 'apple', 'b'));
  expect(message).toMatch(/: a0, .*, a19 and 11 more\.$/);
});

test('An environment of thousands of variables is read as it is', () => {
  const variables = { ...many(800), OTHER: 'of another', APPLE__LINES: 'one\ntwo=2' };
  const at = new URL('../../../functions/hosting/environment.js', import.meta.url).href;
  const program = `import { copyEnvironment } from ${JSON.stringify(at)};
    process.env.OTHER = 'changed'; process.env.APPLE__NEW = 'added'; delete process.env.APPLE__A7__KEY_ID;
    const { APPLE__A7__KEY_ID, ...read } = copyEnvironment(process.env);
    console.log(JSON.stringify([APPLE__A7__KEY_ID ?? null, read]));`;
  const args = ['--input-type=module', '-e', program];
  const { stdout } = spawnSync(process.execPath, args, { env: ownEnvironment(variables), encoding: 'utf8' });
  const { APPLE__A7__KEY_ID: _, ...left } = variables as Record<string, string>;
  expect(JSON.parse(stdout)).toMatchObject([null, { ...left, OTHER: 'changed', APPLE__NEW: 'added' }]);
});

/** Calls the store from this many other accounts, one after the other: more than may keep idle connections. */
async function askFromOthers(origin: string): Promise<void> {
  const others = await Promise.all(Array.from({ length: 70 }, () => open(openClient(origin))));
  for (const other of others) await bodyTextOf(await other.send());
}

/** A store whose response depends on the path. */
async function openStore() {
  const asked: string[] = [];
  const store = await open(
    listen((response, { path }) => {
      asked.push(path);
      if (path === '/down') return response.writeHead(503).end();
      const left = path === '/last' ? 0 : 7;
      return response.writeHead(200, { 'x-rate-limit': `user-hour-lim:100;user-hour-rem:${left};` }).end('{}');
    }),
  );
  return { ...store, asked };
}

test('The reported quota of an account is remembered after many other accounts were used', async () => {
  const { origin } = await openStore();
  const client = await open(openClient(origin));
  await bodyTextOf(await client.send());
  await askFromOthers(origin);
  expect(client.quota()).toEqual({ limit: 100, remaining: 7 });
});

test('A quota that is used up refuses after many other accounts were used', async () => {
  const { origin, asked } = await openStore();
  const client = await open(openClient(origin));
  await bodyTextOf(await client.send({ path: '/last' }));
  await askFromOthers(origin);
  asked.length = 0;
  expect((await failureOf(client.send())).status).toBe(429);
  expect(asked).toEqual([]);
});

test('An open circuit refuses after many other accounts were used', async () => {
  const { origin } = await openStore();
  let clock = 0;
  const client = await open(openClient(origin, { elapsed: () => clock }));
  for (let call = 0; call < 20; call += 1) {
    clock += 10_000;
    await client.send({ path: '/down' }).then(bodyTextOf, () => undefined);
  }
  await askFromOthers(origin);
  expect((await failureOf(client.send())).message).toContain('has not answered for a while');
});

test('With thousands of callers each has its own policy, its own accounts and its own limit', async () => {
  const digestFor = (at: number): string => createHash('sha256').update(`key ${at}`).digest('hex');
  const callers = Array.from({ length: 3_000 }, (_, at) => ({
    [`CALLER__C${at}__KEY_SHA256`]: digestFor(at),
    [`CALLER__C${at}__ALLOW`]: at % 2 ? 'ListApps' : 'ReadApp',
    [`CALLER__C${at}__CALLS_PER_MINUTE`]: '1',
  }));
  const { recognise, faults } = createCallerIdentifier(readConfig(Object.assign({}, ...callers)), catalog);
  const policyFor = (at: number) => recognise({ ...testCallOf(), keyDigest: Buffer.from(digestFor(at), 'hex') });
  const isAllowed = (at: number, id: string): boolean => {
    const operation = catalog.find((each) => each.id === id);
    try {
      if (operation) policyFor(at).authorize(operation);
      return true;
    } catch {
      return false;
    }
  };
  expect(faults).toEqual([]);
  expect([2_998, 2_999].map((at) => [isAllowed(at, 'ListApps'), isAllowed(at, 'ReadApp')])).toEqual([
    [false, true],
    [true, false],
  ]);
  policyFor(7).limit?.();
  expect(() => policyFor(7).limit?.()).toThrow('1 calls in a minute');
  expect(() => policyFor(8).limit?.()).not.toThrow();
});

test('A mistyped entry of one caller among thousands is a fault at the start', () => {
  const callers = Array.from({ length: 2_000 }, (_, at) => ({
    [`CALLER__C${at}__KEY_SHA256`]: createHash('sha256').update(`key ${at}`).digest('hex'),
    [`CALLER__C${at}__ALLOW`]: at === 1_234 ? 'read, LstApps' : 'read, ListApps',
  }));
  const { faults } = createCallerIdentifier(readConfig(Object.assign({}, ...callers)), catalog);
  expect(faults).toEqual(['CALLER__C1234__ALLOW names LstApps, which is neither a class nor an operation']);
});
