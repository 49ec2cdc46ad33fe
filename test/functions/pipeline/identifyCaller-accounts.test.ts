// The accounts that a caller may use; the others are neither used nor revealed.
import { createHash } from 'node:crypto';
import { keyDigestOf } from '../../../functions/pipeline/identifyCaller.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { openRelay } from '../../support/relay.ts';

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** App Store Connect and the Galaxy Store have the accounts default and games. */
async function withAccounts<T>(
  accounts: string,
  use: (call: ReturnType<typeof openRelay>['call']) => Promise<T>,
): Promise<T> {
  const relay = openRelay({
    ...sandbox.settings,
    CALLER__TEAM__KEY_SHA256: digest('key-of-the-team'),
    CALLER__TEAM__ALLOW: '*',
    CALLER__TEAM__ACCOUNTS: accounts,
  });
  const call = ((id, asked) =>
    relay.call(id, { ...asked, keyDigest: keyDigestOf('key-of-the-team') })) as typeof relay.call;
  try {
    return await use(call);
  } finally {
    await relay.close();
  }
}

function listed(accounts: string): Promise<string[]> {
  return withAccounts(accounts, async (call) => {
    const { json } = await call('ListAccounts');
    return json.accounts.map(({ store, name }: Record<string, string>) => `${store}/${name}`);
  });
}

const all = [
  ...['apple/default', 'apple/games', 'samsung/default', 'samsung/games'],
  ...['appstoreserver/purchases', 'weatherkit/weather'],
];

test.each([
  ['*', all],
  ['apple/*', ['apple/default', 'apple/games']],
  ['apple/games', ['apple/games']],
  ['APPLE/Games', ['apple/games']],
  ['games', ['apple/games', 'samsung/games']],
  ['apple/games, samsung/default', ['apple/games', 'samsung/default']],
  ['apple/games samsung/*', ['apple/games', 'samsung/default', 'samsung/games']],
  ['apple', []],
  ['apple/game', []],
  ['', []],
  [' , ', []],
])('With the accounts %j, ListAccounts shows exactly those', async (accounts, expected) => {
  expect(await listed(accounts)).toEqual(expected);
});

test('An unlisted caller sees only the accounts of RELAY__ACCOUNTS', async () => {
  const relay = openRelay({ ...sandbox.settings, RELAY__ACCOUNTS: 'apple/games' });
  const { json } = await relay.call('ListAccounts');
  await relay.close();
  expect(json.accounts).toHaveLength(1);
});

describe('A caller with the account apple/games alone', () => {
  const ask = (id: string, query = '') => withAccounts('apple/games', (call) => call(id, { query }));

  test('uses it by its name', async () => {
    expect((await ask('ListApps', 'account=games')).status).toBe(200);
  });

  test('uses it without naming it: it is the only one', async () => {
    const { status, line } = await ask('ListApps');
    expect([status, line?.account, line?.caller]).toEqual([200, 'games', 'team']);
  });

  test('is refused another one, with the setting that would allow it', async () => {
    const { status, json } = await ask('ListApps', 'account=default');
    expect([status, json.error.code]).toEqual([403, 'operation_not_allowed']);
    expect(json.error.message).toMatch(/the setting CALLER__TEAM__ACCOUNTS\.$/);
  });

  test('gets the same error for a forbidden and for an unknown account', async () => {
    const [forbidden, unknown] = await Promise.all(
      ['account=default', 'account=nowhere'].map((query) => ask('ListApps', query)),
    );
    expect(forbidden?.json).toEqual(unknown?.json);
    expect(forbidden?.status).toBe(unknown?.status);
  });

  test('cannot find out whether the other store has an account', async () => {
    const withNone = openRelay({
      CALLER__TEAM__KEY_SHA256: digest('key-of-the-team'),
      CALLER__TEAM__ALLOW: '*',
      CALLER__TEAM__ACCOUNTS: 'apple/games',
    });
    const none = await withNone.call('CheckAccessToken', { keyDigest: keyDigestOf('key-of-the-team') });
    await withNone.close();
    expect((await ask('CheckAccessToken')).json).toEqual(none.json);
  });

  test('reaches no store when it is refused', async () => {
    const before = sandbox.seen.length;
    await ask('ListApps', 'account=default');
    await ask('CheckAccessToken');
    expect(sandbox.seen.length).toBe(before);
  });
});

test('A caller with two accounts of a store, neither of them the default, is asked to name one of them', async () => {
  const relay = openRelay({
    ...sandbox.settings,
    APPLE__STUDIO__KEY_ID: sandbox.settings.APPLE__KEY_ID,
    APPLE__STUDIO__ISSUER_ID: sandbox.settings.APPLE__ISSUER_ID,
    APPLE__STUDIO__PRIVATE_KEY: sandbox.settings.APPLE__PRIVATE_KEY,
    RELAY__ACCOUNTS: 'apple/games, apple/studio',
  });
  const { json } = await relay.call('ListApps');
  await relay.close();
  expect(json.error).toMatchObject({
    code: 'unknown_account',
    message: 'Say which account to use: games, studio.',
  });
});
