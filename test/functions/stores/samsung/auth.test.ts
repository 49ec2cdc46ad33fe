// Samsung's token: a JWT with exactly the documented claims, exchanged once; JWT and access token are never confused.
import { decodeJwt, jwtVerify } from 'jose';
import type { StoreRequest } from '../../../../functions/transport/storeRequest.ts';
import { bearerOf, noon, openSigner, rsa, sealedOf } from '../../../support/exchange.ts';

const seconds = noon / 1000;

test('The JWT has exactly the documented claims', async () => {
  const { signer } = openSigner();
  const jwt = (await signer.credential('jwt')).secret.reveal();
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
  await signer.credential('token');
  const [outgoing = {} as StoreRequest] = sent;
  const { method, path, headers, body } = outgoing;
  expect([method, path, body, Object.keys(headers), Object.keys(sealedOf(outgoing))]).toEqual([
    'POST',
    '/auth/accessToken',
    undefined,
    ['content-type'],
    ['authorization'],
  ]);
  await expect(jwtVerify(bearerOf(outgoing), rsa.publicKey, { currentDate: new Date(noon) })).resolves.toBeDefined();
});

test('A call carries the access token and the service account', async () => {
  const credential = await openSigner().signer.credential('token');
  expect(credential.secretHeaders()).toEqual({
    authorization: 'Bearer access-token-1',
    'service-account-id': 'a-service-account',
  });
  expect(credential.secret.reveal()).toBe('access-token-1');
  expect([credential.renewable, credential.isKey]).toEqual([true, false]);
});

test('An operation that is signed with the JWT carries no access token and no account header', async () => {
  const { signer, sent } = openSigner();
  await signer.credential('token');
  const credential = await signer.credential('jwt');
  expect(Object.keys(credential.secretHeaders())).toEqual(['authorization']);
  expect(decodeJwt(bearerOf(credential)).iss).toBe('a-service-account');
  expect([credential.renewable, credential.isKey, sent.length]).toEqual([true, true, 1]);
});

test('A call never carries the JWT in place of the access token', async () => {
  const { signer } = openSigner();
  await signer.credential('jwt');
  expect(bearerOf(await signer.credential('token'))).toBe('access-token-1');
});

test('A token that the call brings is carried, and none is made', async () => {
  const { signer, sent } = openSigner();
  const credential = await signer.credential('token', 'a-token-of-the-caller');
  expect([bearerOf(credential), credential.renewable, sent.length]).toEqual(['a-token-of-the-caller', false, 0]);
});

test('Where the call brings no token, the account’s own is carried', async () => {
  expect(bearerOf(await openSigner().signer.credential('token'))).toBe('access-token-1');
});

test('A token that a call brought is carried by no other call', async () => {
  const { signer } = openSigner();
  await signer.credential('token', 'a-token-of-the-caller');
  expect(bearerOf(await signer.credential('token'))).toBe('access-token-1');
});

test("Invalidating a caller's token does not affect that of the account", async () => {
  const { signer, sent } = openSigner();
  await signer.credential('token');
  signer.invalidate(await signer.credential('token', 'a-token-of-the-caller'));
  await signer.credential('token');
  expect(sent).toHaveLength(1);
});

test('A thousand concurrent calls make one token exchange', async () => {
  const { signer, sent } = openSigner();
  const credentials = await Promise.all(Array.from({ length: 1000 }, () => signer.credential('token')));
  expect([new Set(credentials.map(bearerOf)).size, sent.length]).toEqual([1, 1]);
});

test('The access token is kept for years', async () => {
  const { signer, sent, clock } = openSigner();
  await signer.credential('token');
  clock.now += 10 * 365 * 86_400_000;
  await signer.credential('token');
  expect(sent).toHaveLength(1);
});

test('A thousand calls whose token was revoked make one exchange', async () => {
  const { signer, sent } = openSigner();
  const revoked = await signer.credential('token');
  await Promise.all(
    Array.from({ length: 1000 }, () => {
      signer.invalidate(revoked);
      return signer.credential('token');
    }),
  );
  expect(sent).toHaveLength(2);
});
