// Galaxy Store in the sandbox: each rule for a JWT and an access token, and the four cookies of the GSS User API.
import { generateKeyPairSync } from 'node:crypto';
import { type Sandbox, startSandbox } from '../scripts/sandbox/sandbox.ts';
import { ask, type Heard } from './sandbox-ask.ts';
import { type Account, type Changes, samsungJwt } from './sandbox-tokens.ts';

const NOW = 1_790_000_000;
const JSON_TYPE = { 'content-type': 'application/json' };
const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW * 1000 });
});
afterAll(() => sandbox.close());

const post = (path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Heard> =>
  ask(sandbox.samsung.origin, path, { method: 'POST', headers, ...(body !== undefined && { body }) });

const exchange = (changes: Changes = {}, account?: Account): Promise<Heard> => {
  const claims = { iat: NOW, exp: NOW + 1200, ...changes.claims };
  const authorization = `Bearer ${samsungJwt(sandbox, { ...changes, claims }, account)}`;
  return post('/auth/accessToken', { ...JSON_TYPE, authorization });
};

const accountId = (account: Account = ''): string => sandbox.settings[`SAMSUNG__${account}SERVICE_ACCOUNT_ID`] ?? '';

/** The headers of a call by an account that has just made a token. */
const signedIn = async (scopes: readonly string[] = ['gss'], account: Account = '') => {
  const { createdItem } = JSON.parse((await exchange({ claims: { scopes } }, account)).text);
  return { authorization: `Bearer ${createdItem.accessToken}`, 'service-account-id': accountId(account) };
};

const why = (): string | undefined => sandbox.seen.at(-1)?.why;

const UNKNOWN_ACCOUNT = { code: 'AUTH_REQUIRE', message: 'Not found serviceAccount by serviceAccountId', from: 'asgw' };
const INVALID_TOKEN = { code: 'AUTH_REQUIRE', message: 'Invalid accessToken', from: 'asgw' };
const INVALID_JWT = { code: 'REQUEST_VALIDATION_FAILED', message: 'This JWT is not valid.', from: 'asgw' };
const NO_PERMISSION = { code: 'NO_PERMISSION', message: 'Insufficient scopes', from: 'asgw' };
const NOT_LOGGED_IN = 'Unauthorized exception. Please login from Galaxy Store Seller Office.';

describe('Making an access token', () => {
  test('answers a token of 24 letters and digits', async () => {
    const { status, text } = await exchange();
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      ok: true,
      createdItem: { accessToken: expect.stringMatching(/^[A-Za-z0-9]{24}$/) },
    });
  });

  test('leaves the token made before alive', async () => {
    const first = await signedIn();
    await signedIn();
    expect((await ask(sandbox.samsung.origin, '/auth/checkAccessToken', { headers: first })).status).toBe(200);
  });

  const refused: readonly (readonly [string, Changes, number, object, string])[] = [
    ['another algorithm', { header: { alg: 'RS512' } }, 422, INVALID_JWT, 'alg must be RS256'],
    ['no algorithm', { header: { alg: 'none' } }, 422, INVALID_JWT, 'alg must be RS256'],
    ['no type', { header: { typ: undefined } }, 422, INVALID_JWT, 'typ must be JWT'],
    ['an unknown issuer', { claims: { iss: 'nobody' } }, 401, UNKNOWN_ACCOUNT, 'iss is not known'],
    ['no issuer', { claims: { iss: undefined } }, 401, UNKNOWN_ACCOUNT, 'iss is not known'],
    ['the key of somebody else', { key: strangerKey }, 500, { message: 'invalid signature' }, 'the signature is wrong'],
    ['no iat', { claims: { iat: undefined } }, 422, INVALID_JWT, 'iat must be a whole number'],
    ['an iat with a fraction', { claims: { iat: NOW - 0.5 } }, 422, INVALID_JWT, 'iat must be a whole number'],
    ['an end in words', { claims: { exp: 'tomorrow' } }, 422, INVALID_JWT, 'exp must be a whole number'],
    ['an end that has come', { claims: { iat: NOW - 60, exp: NOW } }, 422, INVALID_JWT, 'the JWT has expired'],
    ['an iat in the future', { claims: { iat: NOW + 1 } }, 422, INVALID_JWT, 'iat is in the future'],
    ['a life of 1201 s', { claims: { exp: NOW + 1201 } }, 422, INVALID_JWT, 'the JWT lives longer than 20 minutes'],
    ['scopes that are no list', { claims: { scopes: 'gss' } }, 422, INVALID_JWT, 'scopes must be a list'],
    ['no scopes', { claims: { scopes: undefined } }, 422, INVALID_JWT, 'scopes must be a list'],
    ['an unknown scope', { claims: { scopes: ['gss', 'admin'] } }, 403, NO_PERMISSION, 'a scope is not granted'],
  ];

  test.each(refused)('is refused with %s', async (_, changes, status, body, reason) => {
    const heard = await exchange(changes);
    expect(heard.status).toBe(status);
    expect(JSON.parse(heard.text)).toEqual(body);
    expect(why()).toBe(reason);
  });

  test('is refused with a scope that only another account has', async () => {
    const heard = await exchange({ claims: { scopes: ['publishing'] } }, 'GAMES__');
    expect([heard.status, JSON.parse(heard.text)]).toEqual([403, NO_PERMISSION]);
  });

  test('is refused with something that is no JWT', async () => {
    const heard = await post('/auth/accessToken', { ...JSON_TYPE, authorization: 'Bearer abc' });
    expect([heard.status, JSON.parse(heard.text)]).toEqual([422, INVALID_JWT]);
  });

  test('is refused with the JWT in the body', async () => {
    const heard = await post('/auth/accessToken', JSON_TYPE, JSON.stringify({ jwt: samsungJwt(sandbox) }));
    expect(heard.status).toBe(401);
    expect(JSON.parse(heard.text)).toMatchObject({ code: 'AUTH_REQUIRE', from: 'asgw' });
  });

  test('is refused without a JSON content type', async () => {
    const authorization = `Bearer ${samsungJwt(sandbox, { claims: { iat: NOW, exp: NOW + 60 } })}`;
    expect((await post('/auth/accessToken', { authorization })).status).toBe(422);
  });
});

describe('An access token', () => {
  const check = (headers: Readonly<Record<string, string>>): Promise<Heard> =>
    ask(sandbox.samsung.origin, '/auth/checkAccessToken', { headers });

  test('is good when it is checked', async () => {
    const { status, text } = await check(await signedIn());
    expect([status, text]).toEqual([200, '{"ok":true}']);
  });

  test('is unknown once it is revoked', async () => {
    const headers = await signedIn();
    const revoked = await ask(sandbox.samsung.origin, '/auth/revokeAccessToken', { method: 'DELETE', headers });
    expect([revoked.status, revoked.text]).toEqual([200, '{"ok":true}']);
    const { status, text } = await check(headers);
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });

  test('needs the ID of a service account beside it', async () => {
    const { authorization } = await signedIn();
    const { status, text } = await check({ authorization });
    expect([status, JSON.parse(text)]).toEqual([401, UNKNOWN_ACCOUNT]);
  });

  test('is no good beside the ID of another service account', async () => {
    const headers = { ...(await signedIn()), 'service-account-id': accountId('GAMES__') };
    const { status, text } = await check(headers);
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });

  test('has to be there', async () => {
    expect((await check({ 'service-account-id': accountId() })).status).toBe(401);
    expect(why()).toBe('there is no bearer token');
  });
});

describe('The profile of a logged-in seller', () => {
  const cookie = (changes: Readonly<Record<string, string | undefined>> = {}): string =>
    Object.entries({ ...sandbox.cookies, ...changes })
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
      .join('; ');
  const profile = async (changes: Readonly<Record<string, string>> = {}, body?: string): Promise<Heard> =>
    post('/gss/user/loginUserProfile', { ...(await signedIn()), ...JSON_TYPE, cookie: cookie(), ...changes }, body);

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
    const games = JSON.parse((await profile(await signedIn(['gss'], 'GAMES__'))).text);
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
    const { status, text } = await profile(await signedIn(['publishing']));
    expect([status, JSON.parse(text)]).toEqual([403, NO_PERMISSION]);
  });

  test('is refused for a body that is no JSON', async () => {
    expect((await profile({}, '{"a":')).status).toBe(400);
    expect((await profile({ 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('is refused to a token that nobody made', async () => {
    const { status, text } = await profile({ authorization: 'Bearer 0BjE0TJEvuOXLAzJvcAeSBHN' });
    expect([status, JSON.parse(text)]).toEqual([401, INVALID_TOKEN]);
  });
});

test.each([
  ['GET', '/nonsense'],
  ['GET', '/auth/accessToken'],
  ['POST', '/auth/checkAccessToken'],
  ['GET', '/toString'],
])('%s %s is not found', async (method, path) => {
  expect((await ask(sandbox.samsung.origin, path, { method })).status).toBe(404);
});
