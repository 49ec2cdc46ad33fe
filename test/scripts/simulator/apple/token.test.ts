// Each rule of App Store Connect for a token, tested with a token that violates it.
import { generateKeyPairSync } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { schemaFaultsBy } from '../../../support/appleSchemas.ts';
import { askRaw, type RawAnswer } from '../../../support/rawHttp.ts';
import { appleToken, type TokenAccount, type TokenChanges } from '../../../support/tokens.ts';

const NOW = 1_790_000_000;
const good = { iat: NOW, exp: NOW + 1200 };
const strangerKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW * 1000 });
});
afterAll(() => sandbox.close());

function withToken(authorization: string, path = '/v1/apps?limit=1', method = 'GET'): Promise<RawAnswer> {
  return askRaw(sandbox.origins.apple.api, path, { method, headers: { authorization } });
}

function tried(changes: TokenChanges, account: TokenAccount = '', path?: string, method?: string): Promise<RawAnswer> {
  const token = appleToken(sandbox, { ...changes, claims: { ...good, ...changes.claims } }, account);
  return withToken(`Bearer ${token}`, path, method);
}

function why(): string | undefined {
  return sandbox.seen.at(-1)?.why;
}

const taken: readonly (readonly [string, TokenChanges, TokenAccount])[] = [
  ['a team token', {}, ''],
  ['an individual token', {}, 'GAMES__'],
  ['a token that lives 20 minutes', { claims: { iat: NOW - 60, exp: NOW + 1140 } }, ''],
  ['an audience as a list of one', { claims: { aud: ['appstoreconnect-v1'] } }, ''],
  ['times with a fraction', { claims: { iat: NOW + 0.75, exp: NOW + 1200.5 } }, ''],
  ['a token without iat, counted from now', { claims: { iat: undefined, exp: NOW + 1200 } }, ''],
];

test.each(taken)('%s is taken', async (_, changes, account) => {
  expect((await tried(changes, account)).status).toBe(200);
});

const refused: readonly (readonly [string, TokenChanges, TokenAccount, string])[] = [
  ['another algorithm', { header: { alg: 'ES384' } }, '', 'alg must be ES256'],
  ['no algorithm', { header: { alg: 'none' } }, '', 'alg must be ES256'],
  ['another type', { header: { typ: 'JOSE' } }, '', 'typ must be JWT'],
  ['no type', { header: { typ: undefined } }, '', 'typ must be JWT'],
  ['an unknown key ID', { header: { kid: 'UNKNOWN001' } }, '', 'kid is not known'],
  ['no key ID', { header: { kid: undefined } }, '', 'kid is not known'],
  ['the key of somebody else', { key: strangerKey }, '', 'the signature is wrong'],
  ['another issuer', { claims: { iss: 'somebody' } }, '', "iss must be the team's issuer ID"],
  ['no issuer', { claims: { iss: undefined } }, '', "iss must be the team's issuer ID"],
  ['a subject on a team key', { claims: { sub: 'user' } }, '', 'sub is only for individual keys'],
  ['an issuer on an individual key', { claims: { iss: 'team' } }, 'GAMES__', 'iss is not for individual keys'],
  ['no subject on an individual key', { claims: { sub: undefined } }, 'GAMES__', 'sub must be user'],
  ['another subject', { claims: { sub: 'admin' } }, 'GAMES__', 'sub must be user'],
  ['another audience', { claims: { aud: 'appstoreconnect-v2' } }, '', 'aud must be appstoreconnect-v1'],
  ['two audiences', { claims: { aud: ['appstoreconnect-v1', 'x'] } }, '', 'aud must be appstoreconnect-v1'],
  ['no audience', { claims: { aud: undefined } }, '', 'aud must be appstoreconnect-v1'],
  ['no end', { claims: { exp: undefined } }, '', 'exp is missing'],
  ['an iat in words', { claims: { iat: 'today' } }, '', 'iat must be a time'],
  ['an end that has come', { claims: { iat: NOW - 100, exp: NOW } }, '', 'the token has expired'],
  ['an iat in the future', { claims: { iat: NOW + 1, exp: NOW + 900 } }, '', 'iat is in the future'],
  ['a life of 1201 seconds', { claims: { exp: NOW + 1201 } }, '', 'the token lives longer than 20 minutes'],
  [
    'a backdated iat and a late end',
    { claims: { iat: NOW - 60, exp: NOW + 1200 } },
    '',
    'the token lives longer than 20 minutes',
  ],
  [
    'no iat and a late end',
    { claims: { iat: undefined, exp: NOW + 1201 } },
    '',
    'the token lives longer than 20 minutes',
  ],
  ['a scope of another path', { claims: { scope: ['GET /v1/builds'] } }, '', 'no entry of scope matches'],
  ['an empty scope', { claims: { scope: [] } }, '', 'no entry of scope matches'],
];

test.each(refused)('A token with %s is refused', async (_, changes, account, reason) => {
  expect((await tried(changes, account)).status).toBe(401);
  expect(why()).toBe(reason);
});

test.each([
  ['no token', '', 'there is no bearer token'],
  ['Basic', 'Basic dXNlcjpwYXNz', 'there is no bearer token'],
  ['something that is no JWT', 'Bearer abc', 'the bearer token is not a JWT'],
])('A call with %s is refused', async (_, authorization, reason) => {
  expect((await withToken(authorization)).status).toBe(401);
  expect(why()).toBe(reason);
});

test("An error has Apple's texts and conforms to its schema", async () => {
  const body = JSON.parse((await withToken('')).text);
  expect(schemaFaultsBy('ErrorResponse', body)).toEqual([]);
  expect(body.errors).toMatchObject([
    { status: '401', code: 'NOT_AUTHORIZED', title: 'Authentication credentials are missing or invalid.' },
  ]);
});

const scope = ['GET /v1/apps?filter[sku]=A&exists[gameCenterEnabledVersions]=true'];

test.each([
  ['the same query', '/v1/apps?filter[sku]=A&exists[gameCenterEnabledVersions]=true', 'GET', 200],
  ['another order', '/v1/apps?exists[gameCenterEnabledVersions]=true&filter[sku]=A', 'GET', 200],
  [
    'limit, sort and cursor besides',
    '/v1/apps?limit=3&sort=name&filter[sku]=A&exists[gameCenterEnabledVersions]=true',
    'GET',
    200,
  ],
  ['another value', '/v1/apps?filter[sku]=B&exists[gameCenterEnabledVersions]=true', 'GET', 401],
  ['less', '/v1/apps?filter[sku]=A', 'GET', 401],
  ['another method', '/v1/apps?filter[sku]=A&exists[gameCenterEnabledVersions]=true', 'POST', 401],
])('A scope is held against a call with %s', async (_, path, method, status) => {
  expect((await tried({ claims: { scope } }, '', path, method)).status).toBe(status);
});
