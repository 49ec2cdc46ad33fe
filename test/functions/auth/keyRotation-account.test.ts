// Rotates the key of an account without downtime: both keys are configured, and the store decides which one is used.
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { makeKeys, pem } from '../../support/keys.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const stranger = makeKeys();
const strangerEc = pem(stranger.ec.privateKey, 'pkcs8');
const strangerRsa = pem(stranger.rsa.privateKey, 'pkcs1');

/** Both accounts of the sandbox with an old key that it does not know, and the good one as the next. */
function rotating({ settings }: Sandbox): Record<string, string> {
  return {
    ...settings,
    APPLE__KEY_ID: 'WITHDRAWN1',
    APPLE__PRIVATE_KEY: strangerEc,
    APPLE__KEY_ID_NEXT: settings.APPLE__KEY_ID ?? '',
    APPLE__PRIVATE_KEY_NEXT: settings.APPLE__PRIVATE_KEY ?? '',
    SAMSUNG__PRIVATE_KEY: strangerRsa,
    SAMSUNG__PRIVATE_KEY_NEXT: settings.SAMSUNG__PRIVATE_KEY ?? '',
  };
}
async function openRotating() {
  return { relay: await open(openRelay(rotating(sandbox))) };
}

test.each(['ListApps', 'CheckAccessToken'])(
  '%s works at the first call though the old key is withdrawn',
  async (id) => {
    const { relay } = await openRotating();
    expect((await relay.call(id)).status).toBe(200);
  },
);

test.each([
  ['ListApps', 'apple account default: the store refused its key; the next one is in use now'],
  ['CheckAccessToken', 'samsung account default: the store refused its key; the next one is in use now'],
])('%s reports the administrator once that the next key is in use', async (id, sentence) => {
  const { relay } = await openRotating();
  await Promise.all(Array.from({ length: 50 }, () => relay.call(id)));
  expect(relay.warnings).toEqual([sentence]);
});

test('Calls that follow are signed with the next key at once', async () => {
  const { relay } = await openRotating();
  await relay.call('ListApps');
  const before = sandbox.seen.length;
  await relay.call('ListApps');
  expect(sandbox.seen.length - before).toBe(1);
});

test('CreateAccessToken, which carries the JWT itself, is refused only when both keys are', async () => {
  const { relay } = await openRotating();
  expect((await relay.call('CreateAccessToken')).status).toBe(200);
});

test('Two revoked keys are reported as refused, after a bounded number of requests', async () => {
  const relay = await open(
    openRelay({ ...rotating(sandbox), APPLE__KEY_ID_NEXT: 'WITHDRAWN2', APPLE__PRIVATE_KEY_NEXT: strangerEc }),
  );
  const before = sandbox.seen.length;
  const { status, json } = await relay.call('ListApps');
  expect([status, json.error.code, sandbox.seen.length - before]).toEqual([502, 'credentials_refused', 2]);
});

test.each([-7_200_000, 7_200_000])(
  'Two good keys and a clock that is %i ms off: the call works, the key stays',
  async (off) => {
    const { settings } = sandbox;
    const relay = await open(
      openRelay(
        {
          ...rotating(sandbox),
          APPLE__KEY_ID: settings.APPLE__KEY_ID,
          APPLE__PRIVATE_KEY: settings.APPLE__PRIVATE_KEY,
        },
        { now: () => Date.now() + off },
      ),
    );
    expect((await relay.call('ListApps')).status).toBe(200);
    expect(relay.warnings).toEqual([]);
  },
);

test('A revoked token is replaced with the key in use, and keys are not switched', async () => {
  const relay = await open(openRelay({ ...sandbox.settings, SAMSUNG__PRIVATE_KEY_NEXT: strangerRsa }));
  await relay.call('CheckAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'revoke', path: '/auth/checkAccessToken' });
  expect((await relay.call('CheckAccessToken')).status).toBe(200);
  expect(relay.warnings).toEqual([]);
});

describe('A next key that cannot be used', () => {
  const openBroken = async (more: Readonly<Record<string, string>>) => {
    return open(openRelay({ ...sandbox.settings, ...more }));
  };
  const broken: [string, Record<string, string>, RegExp][] = [
    ['that cannot be read', { APPLE__KEY_ID_NEXT: 'A', APPLE__PRIVATE_KEY_NEXT: 'no key' }, /APPLE__PRIVATE_KEY_NEXT/],
    ['without its ID', { APPLE__PRIVATE_KEY_NEXT: strangerEc }, /APPLE__KEY_ID_NEXT/],
    ['of which there is the ID alone', { APPLE__KEY_ID_NEXT: 'A' }, /APPLE__PRIVATE_KEY_NEXT/],
  ];

  test.each(broken)('(%s) does not stop the account', async (_, more) => {
    const relay = await openBroken(more);
    expect((await relay.call('ListApps')).status).toBe(200);
  });

  test.each(broken)('(%s) is reported at start', async (_, more, expected) => {
    const { accountFaults } = await openBroken(more);
    expect(await accountFaults()).toEqual([expect.stringMatching(expected)]);
  });

  test.each(broken)('(%s) is reported by ListAccounts', async (_, more, expected) => {
    const relay = await openBroken(more);
    const { json } = await relay.call('ListAccounts', { query: 'store=apple' });
    expect(json.accounts[0]).toMatchObject({ name: 'default', usable: true, problem: expect.stringMatching(expected) });
  });
});
