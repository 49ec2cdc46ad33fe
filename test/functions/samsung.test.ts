// Samsung's token: a JWT with exactly the documented claims, exchanged once, and never used in the other's place.
import { decodeJwt, jwtVerify } from 'jose';
import type { Whole } from '../../functions/refusal.ts';
import { samsungSigner } from '../../functions/samsung.ts';
import type { Outgoing } from '../../functions/target.ts';
import { failureOf } from '../tools/failures.ts';
import { makeKeys } from '../tools/keys.ts';

const { rsa } = makeKeys();
const noon = Date.parse('2026-11-22T12:00:00Z');
const seconds = noon / 1000;

const whole = (status: number, json: unknown, text = JSON.stringify(json)): Whole => ({
  status,
  headers: {},
  text,
  json,
});
const created = (accessToken: unknown): Whole => whole(200, { ok: true, createdItem: { accessToken } });
const refusal = (status: number, code: string, message: string): Whole =>
  whole(status, { code, message, from: 'asgw' });

/** A signer, what it sent to be exchanged, and a clock that the test moves. By default each exchange makes a new token. */
const openSigner = (reply: (nth: number, outgoing: Outgoing) => Whole = (nth) => created(`access-token-${nth}`)) => {
  const clock = { now: noon };
  const sent: Outgoing[] = [];
  const exchange = async (outgoing: Outgoing): Promise<Whole> => {
    sent.push(outgoing);
    await new Promise((resolve) => setImmediate(resolve));
    return reply(sent.length, outgoing);
  };
  const key = { serviceAccountId: 'a-service-account', key: rsa.privateKey, scopes: ['publishing', 'gss'] };
  return { clock, sent, signer: samsungSigner(key, exchange, () => clock.now) };
};

const bearer = ({ headers }: { headers: Readonly<Record<string, string>> }): string =>
  (headers.authorization ?? '').replace('Bearer ', '');

test('The JWT has exactly the documented claims', async () => {
  const { signer } = openSigner();
  const jwt = (await signer.sign('jwt')).secret;
  const { payload, protectedHeader } = await jwtVerify(jwt, rsa.publicKey, { currentDate: new Date(noon) });
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT' });
  expect(payload).toEqual({
    iss: 'a-service-account',
    scopes: ['publishing', 'gss'],
    iat: seconds - 60,
    exp: seconds + 900,
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(1200);
});

test('The exchange is a POST of the JWT, without a body and without the account header', async () => {
  const { signer, sent } = openSigner();
  await signer.sign('token');
  const [{ method, path, headers, body } = { headers: {} } as Outgoing] = sent;
  expect([method, path, body, Object.keys(headers).sort()]).toEqual([
    'POST',
    '/auth/accessToken',
    undefined,
    ['authorization', 'content-type'],
  ]);
  await expect(jwtVerify(bearer({ headers }), rsa.publicKey, { currentDate: new Date(noon) })).resolves.toBeDefined();
});

test('A call carries the access token and the service account', async () => {
  const credential = await openSigner().signer.sign('token');
  expect(credential).toEqual({
    headers: { authorization: 'Bearer access-token-1', 'service-account-id': 'a-service-account' },
    secret: 'access-token-1',
    renewable: true,
  });
});

test('An operation that is signed with the JWT carries no access token and no account header', async () => {
  const { signer, sent } = openSigner();
  await signer.sign('token');
  const credential = await signer.sign('jwt');
  expect(Object.keys(credential.headers)).toEqual(['authorization']);
  expect(decodeJwt(bearer(credential)).iss).toBe('a-service-account');
  expect([credential.renewable, sent.length]).toEqual([false, 1]);
});

test('A call never carries the JWT in place of the access token', async () => {
  const { signer } = openSigner();
  await signer.sign('jwt');
  expect(bearer(await signer.sign('token'))).toBe('access-token-1');
});

test('A token that the call brings is carried, and none is made', async () => {
  const { signer, sent } = openSigner();
  const credential = await signer.sign('given', 'a-token-of-the-caller');
  expect([bearer(credential), credential.renewable, sent.length]).toEqual(['a-token-of-the-caller', false, 0]);
});

test('Where the call brings no token, the account’s own is carried', async () => {
  expect(bearer(await openSigner().signer.sign('given'))).toBe('access-token-1');
});

test('A token that a call brought is carried by no other call', async () => {
  const { signer } = openSigner();
  await signer.sign('given', 'a-token-of-the-caller');
  expect(bearer(await signer.sign('token'))).toBe('access-token-1');
});

test('Forgetting a token that a call brought leaves the account’s own alone', async () => {
  const { signer, sent } = openSigner();
  await signer.sign('token');
  signer.forget(await signer.sign('given', 'a-token-of-the-caller'));
  await signer.sign('token');
  expect(sent).toHaveLength(1);
});

test('A thousand calls at once make one exchange', async () => {
  const { signer, sent } = openSigner();
  const credentials = await Promise.all(Array.from({ length: 1000 }, () => signer.sign('token')));
  expect([new Set(credentials.map(bearer)).size, sent.length]).toEqual([1, 1]);
});

test('The access token is kept for years', async () => {
  const { signer, sent, clock } = openSigner();
  await signer.sign('token');
  clock.now += 10 * 365 * 86_400_000;
  await signer.sign('token');
  expect(sent).toHaveLength(1);
});

test('A thousand calls whose token was revoked make one exchange', async () => {
  const { signer, sent } = openSigner();
  const revoked = await signer.sign('token');
  await Promise.all(
    Array.from({ length: 1000 }, () => {
      signer.forget(revoked);
      return signer.sign('token');
    }),
  );
  expect(sent).toHaveLength(2);
});

describe('An exchange that is refused', () => {
  test.each([
    ['an unknown account', refusal(401, 'AUTH_REQUIRE', 'Not found serviceAccount by serviceAccountId')],
    ['a scope that is not granted', refusal(403, 'NO_PERMISSION', 'Insufficient scopes')],
    ['a JWT that is not valid', refusal(422, 'REQUEST_VALIDATION_FAILED', 'This JWT is not valid.')],
    ['a bad signature', whole(500, { message: 'invalid signature' })],
  ])('for %s is about the settings of the relay', async (_, reply) => {
    const failure = await failureOf(openSigner(() => reply).signer.sign('token'));
    expect([failure.code, failure.status]).toEqual(['credentials_refused', 502]);
    expect(failure.details[0]?.message).toBe((reply.json as { message: string }).message);
  });

  test.each([
    ['500', whole(500, { message: 'Internal error' })],
    ['502 and a page', whole(502, undefined, '<html>')],
    ['503', whole(503, undefined, '')],
    ['429', refusal(429, 'TOO_MANY', 'Slow down')],
    ['a redirect', whole(302, undefined, '')],
  ])('with %s is no fault of the settings', async (_, reply) => {
    const failure = await failureOf(openSigner(() => reply).signer.sign('token'));
    expect([failure.code, failure.status]).toEqual(['store_unreachable', 502]);
  });

  test('is tried once for a thousand calls', async () => {
    const { signer, sent } = openSigner(() => refusal(401, 'AUTH_REQUIRE', 'No.'));
    await Promise.allSettled(Array.from({ length: 1000 }, () => signer.sign('token')));
    expect(sent).toHaveLength(1);
  });

  test('is tried again after a second, and then works', async () => {
    const { signer, clock } = openSigner((nth) => (nth === 1 ? whole(503, undefined, '') : created('access-token-2')));
    await signer.sign('token').catch(() => undefined);
    clock.now += 1000;
    expect(bearer(await signer.sign('token'))).toBe('access-token-2');
  });

  test('never shows the JWT, though the store repeats it', async () => {
    const { signer, sent } = openSigner((_, outgoing) => refusal(401, bearer(outgoing), `Got ${bearer(outgoing)}`));
    const failure = await failureOf(signer.sign('token'));
    const [outgoing] = sent;
    const jwt = outgoing ? bearer(outgoing) : 'no JWT was sent';
    expect(jwt).toMatch(/^eyJ/);
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(jwt);
  });
});

test.each([
  ['no JSON', whole(200, undefined, 'OK')],
  ['null', whole(200, null)],
  ['a list', whole(200, [])],
  ['an empty object', whole(200, {})],
  ['ok alone', whole(200, { ok: true })],
  ['no created item', whole(200, { ok: true, createdItem: null })],
  ['no token', whole(200, { ok: true, createdItem: {} })],
  ['null for a token', created(null)],
  ['a number for a token', created(12345678901)],
  ['an object for a token', created({ value: 'access-token-1' })],
  ['an empty token', created('')],
  ['a short token', created('abc')],
  ['the word undefined in a list', created(['undefined'])],
  ['a token with a blank', created('access token 1')],
  ['a token with a line end', created('access-token\r\nx-admin: 1')],
  ['a token that is not ASCII', created('access-tökén-1')],
  ['a token without an end', created('a'.repeat(100_000))],
])('An exchange that answers with %s is no token', async (_, reply) => {
  const failure = await failureOf(openSigner(() => reply).signer.sign('token'));
  expect([failure.code, failure.status]).toEqual(['store_invalid_answer', 502]);
});
