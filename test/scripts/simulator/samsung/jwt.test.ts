// Each rule of Galaxy Store for the JWT of an access token, tested with a JWT that violates it.
import { generateKeyPairSync } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import type { RawAnswer } from '../../../support/rawHttp.ts';
import { exchangeToken, JSON_TYPE, NO_PERMISSION, post, UNKNOWN_ACCOUNT } from '../../../support/simulatedSamsung.ts';
import { samsungJwt, type TokenAccount, type TokenChanges } from '../../../support/tokens.ts';

/** The simulator's clock is stopped, so that a rule can be violated by one second. */
const NOW = 1_790_000_000;
const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();
const INVALID_JWT = { code: 'REQUEST_VALIDATION_FAILED', message: 'This JWT is not valid.', from: 'asgw' };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW * 1000 });
});
afterAll(() => sandbox.close());

function attempt(changes: TokenChanges = {}, account?: TokenAccount): Promise<RawAnswer> {
  return exchangeToken(sandbox, { ...changes, claims: { iat: NOW, exp: NOW + 1200, ...changes.claims } }, account);
}

function why(): string | undefined {
  return sandbox.seen.at(-1)?.why;
}

describe('Making an access token', () => {
  test('returns a token of 24 letters and digits', async () => {
    const { status, text } = await attempt();
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      ok: true,
      createdItem: { accessToken: expect.stringMatching(/^[A-Za-z0-9]{24}$/) },
    });
  });

  test.each([
    { iat: NOW - 0.5, exp: NOW + 600.25 },
    { iat: NOW + 0.9, exp: NOW + 1200.9 },
  ])('takes times with a fraction, such as %j', async (claims) => {
    expect((await attempt({ claims })).status).toBe(200);
  });

  const refused: readonly (readonly [string, TokenChanges, number, object, string])[] = [
    ['another algorithm', { header: { alg: 'RS512' } }, 422, INVALID_JWT, 'alg must be RS256'],
    ['no algorithm', { header: { alg: 'none' } }, 422, INVALID_JWT, 'alg must be RS256'],
    ['no type', { header: { typ: undefined } }, 422, INVALID_JWT, 'typ must be JWT'],
    ['an unknown issuer', { claims: { iss: 'nobody' } }, 401, UNKNOWN_ACCOUNT, 'iss is not known'],
    ['no issuer', { claims: { iss: undefined } }, 401, UNKNOWN_ACCOUNT, 'iss is not known'],
    ['the key of somebody else', { key: strangerKey }, 500, { message: 'invalid signature' }, 'the signature is wrong'],
    ['no iat', { claims: { iat: undefined } }, 422, INVALID_JWT, 'iat must be a number'],
    ['an iat in words', { claims: { iat: 'now' } }, 422, INVALID_JWT, 'iat must be a number'],
    ['an end in words', { claims: { exp: 'tomorrow' } }, 422, INVALID_JWT, 'exp must be a number'],
    ['an end that has come', { claims: { iat: NOW - 60, exp: NOW } }, 422, INVALID_JWT, 'the JWT has expired'],
    ['an iat in the future', { claims: { iat: NOW + 1 } }, 422, INVALID_JWT, 'iat is in the future'],
    ['a life of 1201 s', { claims: { exp: NOW + 1201 } }, 422, INVALID_JWT, 'the JWT lives longer than 20 minutes'],
    ['scopes that are no list', { claims: { scopes: 'gss' } }, 422, INVALID_JWT, 'scopes must be a list'],
    ['no scopes', { claims: { scopes: undefined } }, 422, INVALID_JWT, 'scopes must be a list'],
    ['an unknown scope', { claims: { scopes: ['gss', 'admin'] } }, 403, NO_PERMISSION, 'a scope is not granted'],
  ];

  test.each(refused)('is refused with %s', async (_, changes, status, body, reason) => {
    const received = await attempt(changes);
    expect(received.status).toBe(status);
    expect(JSON.parse(received.text)).toEqual(body);
    expect(why()).toBe(reason);
  });

  test('is refused with a scope that only another account has', async () => {
    const received = await attempt({ claims: { scopes: ['publishing'] } }, 'GAMES__');
    expect([received.status, JSON.parse(received.text)]).toEqual([403, NO_PERMISSION]);
  });

  test('is refused with something that is no JWT', async () => {
    const received = await post(sandbox, '/auth/accessToken', { ...JSON_TYPE, authorization: 'Bearer abc' });
    expect([received.status, JSON.parse(received.text)]).toEqual([422, INVALID_JWT]);
  });

  test('is refused with the JWT in the body', async () => {
    const received = await post(sandbox, '/auth/accessToken', JSON_TYPE, JSON.stringify({ jwt: samsungJwt(sandbox) }));
    expect(received.status).toBe(401);
    expect(JSON.parse(received.text)).toMatchObject({ code: 'AUTH_REQUIRE', from: 'asgw' });
  });

  test('is refused without a JSON content type', async () => {
    const authorization = `Bearer ${samsungJwt(sandbox, { claims: { iat: NOW, exp: NOW + 60 } })}`;
    expect((await post(sandbox, '/auth/accessToken', { authorization })).status).toBe(422);
  });
});
