// Shutdown: access tokens that the relay created for itself are revoked, those of its callers are not.
import { revokeTokens } from '../../../functions/hosting/revokeTokens.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { closeLater } from '../../support/cleanup.ts';
import { makeKeys, pem } from '../../support/keys.ts';
import { openRelay } from '../../support/relay.ts';

const open = closeLater();
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await open(startSandbox());
});

const ALLOW = { RELAY__ALLOW: '*' };
function openOwn() {
  return open(openRelay({ ...sandbox.settings, ...ALLOW }));
}
function bearers(path: string) {
  return sandbox.seen.filter(({ url }) => url === path).map(({ headers }) => headers.authorization?.toString());
}
function revocations() {
  return bearers('/auth/revokeAccessToken');
}

test('The token of each account is revoked, once', async () => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  await relay.call('CheckAccessToken', { query: 'account=games' });
  await relay.end();
  await relay.end();
  expect(revocations().sort()).toEqual(bearers('/auth/checkAccessToken').sort());
  expect(new Set(revocations()).size).toBe(2);
});

test('A token that a 401 refused is revoked at the end, with the one that replaced it', async () => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'status', status: 401, path: '/auth/checkAccessToken' });
  expect((await relay.call('CheckAccessToken')).status).toBe(200);
  await relay.end();
  expect(bearers('/auth/accessToken').length).toBe(2);
  expect(new Set(revocations())).toEqual(new Set(bearers('/auth/checkAccessToken')));
  expect(revocations().length).toBe(2);
});

test('A revoked token is reported by the name of its account, without the token', async () => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  await relay.end();
  expect(relay.notes).toEqual(['samsung account default: its access token is revoked']);
  expect(relay.warnings).toEqual([]);
});

test('An account that was not used has nothing to revoke', async () => {
  const relay = await openOwn();
  await relay.call('ListApps');
  const before = sandbox.seen.length;
  await relay.end();
  expect(sandbox.seen.length).toBe(before);
});

test('A token that a caller was given stays valid', async () => {
  const relay = await openOwn();
  const { json } = await relay.call('CreateAccessToken');
  await relay.end();
  const other = await openOwn();
  const header = { 'access-token': json.createdItem.accessToken };
  expect((await other.call('CheckAccessToken', { headers: header })).status).toBe(200);
});

test('A token whose creation is in progress is awaited, and revoked', async () => {
  const relay = await openOwn();
  const called = relay.call('CheckAccessToken');
  await Promise.all([called, relay.end()]);
  expect(revocations().length).toBe(bearers('/auth/accessToken').length);
});

test('Afterwards no token is created: the call is refused, and may be repeated', async () => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  await relay.end();
  const { status, headers, json } = await relay.call('CheckAccessToken');
  expect([status, json.error.code, headers['retry-after']]).toEqual([503, 'store_unreachable', '5']);
  expect(bearers('/auth/accessToken').length).toBe(1);
});

test('The token of a next key is revoked, too', async () => {
  const settings = {
    ...sandbox.settings,
    ...ALLOW,
    SAMSUNG__PRIVATE_KEY: pem(makeKeys().rsa.privateKey, 'pkcs8'),
    SAMSUNG__PRIVATE_KEY_NEXT: sandbox.settings.SAMSUNG__PRIVATE_KEY ?? '',
  };
  const relay = await open(openRelay(settings));
  await relay.call('CheckAccessToken');
  await relay.end();
  expect(revocations()).toEqual(bearers('/auth/checkAccessToken'));
});

test('A token that the store refuses is invalid already: nothing is left', async () => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'status', status: 401 });
  await relay.end();
  expect(relay.warnings).toEqual([]);
});

test.each([403, 500])('A store that answers %i leaves a warning that names no token', async (status) => {
  const relay = await openOwn();
  await relay.call('CheckAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'status', status, times: 100 });
  await relay.end();
  expect(relay.warnings).toEqual([
    expect.stringMatching(/^samsung account default: its access token could not be revoked and may still be valid/),
  ]);
  const [token = ''] = bearers('/auth/checkAccessToken');
  expect(relay.warnings.join()).not.toContain(token.replace('Bearer ', ''));
});

test('One account that cannot be reached does not block the others, and the time is limited', async () => {
  const notes: string[] = [];
  const warnings: string[] = [];
  const of = (name: string, revoke: () => Promise<boolean>) =>
    ({ store: 'samsung', name, signer: { revoke } }) as never;
  const never = new Promise<boolean>(() => undefined);
  const accounts = [
    of('silent', () => never),
    of('broken', () => Promise.reject(new Error('a text that nobody may see'))),
    of('good', async () => true),
  ];
  const ear = { note: (text: string) => void notes.push(text), warn: (text: string) => void warnings.push(text) };
  await revokeTokens(accounts, { ...ear, milliseconds: 20 });
  expect(notes).toEqual(['samsung account good: its access token is revoked']);
  expect(warnings.map((each) => each.split(':')[0]).sort()).toEqual([
    'samsung account broken',
    'samsung account silent',
  ]);
  expect(warnings.join()).not.toContain('nobody may see');
});
