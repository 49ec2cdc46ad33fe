// Galaxy Store's access tokens in the simulator: several at once, checked, revoked, and bound to their service account.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { askRaw, type RawAnswer } from '../../../support/rawHttp.ts';
import { accountId, INVALID_TOKEN, signedIn, UNKNOWN_ACCOUNT } from '../../../support/simulatedSamsung.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function why(): string | undefined {
  return sandbox.seen.at(-1)?.why;
}

describe('An access token', () => {
  const check = (headers: Readonly<Record<string, string>>): Promise<RawAnswer> =>
    askRaw(sandbox.origins.samsung.api, '/auth/checkAccessToken', { headers });

  test('stays valid when another one is created', async () => {
    const first = await signedIn(sandbox);
    await signedIn(sandbox);
    expect((await askRaw(sandbox.origins.samsung.api, '/auth/checkAccessToken', { headers: first })).status).toBe(200);
  });
  test('is reported as valid by the check', async () => {
    const { status, text } = await check(await signedIn(sandbox));
    expect([status, text]).toEqual([200, '{"ok":true}']);
  });

  test('is invalid after it is revoked', async () => {
    const headers = await signedIn(sandbox);
    const revoked = await askRaw(sandbox.origins.samsung.api, '/auth/revokeAccessToken', { method: 'DELETE', headers });
    expect([revoked.status, revoked.text]).toEqual([200, '{"ok":true}']);
    const { status, text } = await check(headers);
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });

  test('needs the ID of a service account beside it', async () => {
    const { authorization } = await signedIn(sandbox);
    const { status, text } = await check({ authorization });
    expect([status, JSON.parse(text)]).toEqual([401, UNKNOWN_ACCOUNT]);
  });

  test('is invalid with the ID of another service account', async () => {
    const headers = { ...(await signedIn(sandbox)), 'service-account-id': accountId(sandbox, 'GAMES__') };
    const { status, text } = await check(headers);
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });

  test('is required', async () => {
    expect((await check({ 'service-account-id': accountId(sandbox) })).status).toBe(401);
    expect(why()).toBe('there is no bearer token');
  });
});

test.each([
  ['GET', '/nonsense'],
  ['GET', '/auth/accessToken'],
  ['POST', '/auth/checkAccessToken'],
  ['GET', '/toString'],
])('%s %s is not found', async (method, path) => {
  expect((await askRaw(sandbox.origins.samsung.api, path, { method })).status).toBe(404);
});
