// Each fault that can be injected into a store, as seen by its client.
import type { InjectedFault } from '../../../scripts/simulator/faults.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { askRaw, type RawAnswer } from '../../support/rawHttp.ts';
import { appleToken, samsungJwt, seconds } from '../../support/tokens.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function get(path = '/v1/apps?limit=1', token = appleToken(sandbox)): Promise<RawAnswer> {
  return askRaw(sandbox.origins.apple.api, path, { headers: { authorization: `Bearer ${token}`, 'x-mark': 'here' } });
}

function met(fault: Omit<InjectedFault, 'store'>): Promise<RawAnswer> {
  sandbox.fail({ store: 'apple', ...fault });
  return get();
}

test.each(['refuse', 'reset'] as const)('%s ends the connection before an answer', async (kind) => {
  expect(await met({ kind })).toMatchObject({ status: 0, broken: 'ECONNRESET' });
  expect(sandbox.seen.at(-1)).toMatchObject({ url: '/v1/apps?limit=1', status: 0 });
});

test.each(['resetMidBody', 'truncated'] as const)('%s ends the connection in the middle of the body', async (kind) => {
  const { status, headers, bytes, broken } = await met({ kind, body: '{"data":[]}' });
  expect([status, broken]).toEqual([200, 'ECONNRESET']);
  expect(bytes.length).toBeLessThan(Number(headers['content-length']));
});

test('hang sends no response until the sandbox closes', async () => {
  const own = await startSandbox();
  own.fail({ store: 'samsung', kind: 'hang' });
  const waiting = askRaw(own.origins.samsung.api, '/auth/checkAccessToken');
  while (own.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await own.close();
  expect(await waiting).toMatchObject({ status: 0, broken: 'ECONNRESET' });
});

test('drip sends the whole body, byte by byte', async () => {
  const { status, text } = await met({ kind: 'drip', pause: 1, body: { data: [] } });
  expect([status, text]).toEqual([200, '{"data":[]}']);
});

test('html returns an HTML page with a status', async () => {
  const { status, headers, text } = await met({ kind: 'html', status: 503 });
  expect([status, headers['content-type']]).toEqual([503, 'text/html']);
  expect(text).toContain('<h1>');
});

test('invalidJson returns 200 with truncated JSON', async () => {
  const { status, text } = await met({ kind: 'invalidJson' });
  expect(status).toBe(200);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('empty returns 200 without a body', async () => {
  expect(await met({ kind: 'empty' })).toMatchObject({ status: 200, text: '' });
});

test('status returns that status, with Retry-After if given', async () => {
  const { status, headers } = await met({ kind: 'status', status: 429, retryAfter: '7' });
  expect([status, headers['retry-after']]).toEqual([429, '7']);
  expect((await met({ kind: 'status', status: 500 })).headers).not.toHaveProperty('retry-after');
});

test('redirect returns a Location', async () => {
  const { status, headers } = await met({ kind: 'redirect', status: 303, location: '/elsewhere' });
  expect([status, headers.location]).toEqual([303, '/elsewhere']);
});

test('echo returns the headers that it received', async () => {
  expect(JSON.parse((await met({ kind: 'echo' })).text).headers).toMatchObject({ 'x-mark': 'here' });
});

test('revoke invalidates a valid Apple token permanently', async () => {
  const token = appleToken(sandbox, { claims: { jti: 'revoked' } });
  sandbox.fail({ store: 'apple', kind: 'revoke' });
  expect((await get('/v1/apps', token)).status).toBe(401);
  expect((await get('/v1/apps', token)).status).toBe(401);
  expect((await get()).status).toBe(200);
});

test('revoke invalidates a valid Samsung token permanently', async () => {
  const authorization = `Bearer ${samsungJwt(sandbox)}`;
  const made = await askRaw(sandbox.origins.samsung.api, '/auth/accessToken', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
  });
  const headers = {
    authorization: `Bearer ${JSON.parse(made.text).createdItem.accessToken}`,
    'service-account-id': sandbox.settings.SAMSUNG__SERVICE_ACCOUNT_ID ?? '',
  };
  const check = (): Promise<RawAnswer> => askRaw(sandbox.origins.samsung.api, '/auth/checkAccessToken', { headers });
  expect((await check()).status).toBe(200);
  sandbox.fail({ store: 'samsung', kind: 'revoke' });
  expect((await check()).text).toContain('Invalid accessToken');
  expect((await check()).text).toContain('Invalid accessToken');
});

test('clock judges a token by a shifted clock, and reports it in Date', async () => {
  const hourAgo = { kind: 'clock', shift: -3_600_000 } as const;
  const { status, headers } = await met(hourAgo);
  expect(status).toBe(401);
  expect(sandbox.seen.at(-1)?.why).toBe('iat is in the future');
  expect(Date.parse(headers.date ?? '') / 1000).toBeLessThan(seconds() - 3000);
});

test('A fault applies only to the store, method and path that it names, as often as it says', async () => {
  sandbox.fail({ store: 'apple', kind: 'status', status: 418, path: '/v1/apps/', times: 2 });
  sandbox.fail({ store: 'apple', kind: 'status', status: 418, method: 'POST' });
  sandbox.fail({ store: 'samsung', kind: 'status', status: 418 });
  const met418 = async (path: string): Promise<boolean> => (await get(path)).status === 418;
  expect(await met418('/v1/apps')).toBe(false);
  expect(await met418('/v1/apps/1')).toBe(true);
  expect(await met418('/v1/apps/1')).toBe(true);
  expect(await met418('/v1/apps/1')).toBe(false);
});

test('Received requests are recorded as they were sent', async () => {
  await get('/v1/apps?filter[name]=%20x&limit=1');
  expect(sandbox.seen.at(-1)).toMatchObject({
    store: 'apple',
    method: 'GET',
    url: '/v1/apps?filter[name]=%20x&limit=1',
    headers: { 'x-mark': 'here' },
    status: 200,
  });
});
