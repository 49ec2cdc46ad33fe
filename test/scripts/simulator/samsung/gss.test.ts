// The GSS User API in the simulator: its complete response, its four cookies, and its authorization.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import type { RawAnswer } from '../../../support/rawHttp.ts';
import { INVALID_TOKEN, JSON_TYPE, NO_PERMISSION, post, signedIn } from '../../../support/simulatedSamsung.ts';

const NOT_LOGGED_IN = 'Unauthorized exception. Please login from Galaxy Store Seller Office.';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function why(): string | undefined {
  return sandbox.seen.at(-1)?.why;
}

describe('The profile of a logged-in seller', () => {
  const cookie = (changes: Readonly<Record<string, string | undefined>> = {}): string =>
    Object.entries({ ...sandbox.cookies, ...changes })
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
      .join('; ');
  const profile = async (changes: Readonly<Record<string, string>> = {}, body?: string): Promise<RawAnswer> =>
    post(
      sandbox,
      '/gss/user/loginUserProfile',
      { ...(await signedIn(sandbox)), ...JSON_TYPE, cookie: cookie(), ...changes },
      body,
    );

  test('has the whole documented shape', async () => {
    const { status, text } = await profile();
    expect(status).toBe(200);
    const { data } = JSON.parse(text);
    expect(Object.keys(data)).toEqual([
      ...['hashedUserId', 'sellerLocale', 'geoIp', 'ip', 'sessionId', 'isAdmin', 'isOnlyInstant', 'userID', 'ttl'],
      ...['userBaseVO', 'sellerInfo', 'csrfToken', 'hasValidCsrfToken', 'sessionCreationTime', 'isTrustedIp'],
      ...['userIdentificationVO', 'authServerUrl'],
    ]);
    expect(Object.keys(data.geoIp)).toEqual([
      ...['city', 'continent', 'country', 'location', 'maxmind', 'postal', 'registered_country'],
      ...['represented_country', 'subdivisions', 'traits'],
    ]);
  });

  test('differs from account to account', async () => {
    const studio = JSON.parse((await profile()).text);
    const games = JSON.parse((await profile(await signedIn(sandbox, ['gss'], 'GAMES__'))).text);
    expect(studio.data.sellerInfo.gssUserId).not.toBe(games.data.sellerInfo.gssUserId);
  });

  test.each(['sellerLocale', 'gss_auth_token', 'api_server_url', 'auth_server_url'])(
    'is refused without the cookie %s, and with a wrong one',
    async (name) => {
      for (const value of [undefined, 'wrong']) {
        const { status, text } = await profile({ cookie: cookie({ [name]: value }) });
        expect([status, JSON.parse(text)]).toEqual([401, { message: NOT_LOGGED_IN }]);
        expect(why()).toBe(`the cookie ${name} is missing or wrong`);
      }
    },
  );

  test('is refused to a token without the scope gss', async () => {
    const { status, text } = await profile(await signedIn(sandbox, ['publishing']));
    expect([status, JSON.parse(text)]).toEqual([403, NO_PERMISSION]);
  });

  test('is refused for a body that is no JSON', async () => {
    expect((await profile({}, '{"a":')).status).toBe(400);
    expect((await profile({ 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('is refused to an unknown token', async () => {
    const { status, text } = await profile({ authorization: 'Bearer 0BjE0TJEvuOXLAzJvcAeSBHN' });
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });
});
