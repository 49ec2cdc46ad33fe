// A failed exchange: which error it causes, how often it is retried, and that only a valid token is used.
import { bearerOf, created, exchangeRefusal, openSigner, wholeAnswer } from '../../../support/exchange.ts';
import { failureOf } from '../../../support/failures.ts';

describe('An exchange that is refused', () => {
  test.each([
    ['an unknown account', exchangeRefusal(401, 'AUTH_REQUIRE', 'Not found serviceAccount by serviceAccountId')],
    ['a scope that is not granted', exchangeRefusal(403, 'NO_PERMISSION', 'Insufficient scopes')],
    ['a JWT that is not valid', exchangeRefusal(422, 'REQUEST_VALIDATION_FAILED', 'This JWT is not valid.')],
    ['a bad signature', wholeAnswer(500, { message: 'invalid signature' })],
  ])('for %s is about the settings of the relay', async (_, reply) => {
    const failure = await failureOf(openSigner(() => reply).signer.credential('token'));
    expect([failure.code, failure.status]).toEqual(['credentials_refused', 502]);
    expect(failure.details[0]?.message).toBe((reply.json as { message: string }).message);
  });

  test.each([
    ['500', wholeAnswer(500, { message: 'Internal error' })],
    ['502 and a page', wholeAnswer(502, undefined, '<html>')],
    ['a redirect', wholeAnswer(302, undefined, '')],
  ])('with %s is no fault of the settings', async (_, reply) => {
    const failure = await failureOf(openSigner(() => reply).signer.credential('token'));
    expect([failure.code, failure.status]).toEqual(['store_unreachable', 502]);
  });

  test.each([
    [429, { 'retry-after': '7' }, { 'retry-after': '7' }],
    [503, { 'retry-after': 'a\nlot' }, {}],
    [503, {}, {}],
  ])('with %i is a throttled request, with the time to wait if the store named one', async (status, headers, shown) => {
    const reply = { ...exchangeRefusal(status, 'TOO_MANY', 'Slow down'), headers: headers as Record<string, string> };
    const failure = await failureOf(openSigner(() => reply).signer.credential('token'));
    expect([failure.code, failure.status, failure.headers]).toEqual(['store_refused', status, shown]);
    expect(failure.message).toBe(`Galaxy Store is throttling or temporarily unavailable (${status}). Try again later.`);
  });

  test('is tried once for a thousand calls', async () => {
    const { signer, sent } = openSigner(() => exchangeRefusal(401, 'AUTH_REQUIRE', 'No.'));
    await Promise.allSettled(Array.from({ length: 1000 }, () => signer.credential('token')));
    expect(sent).toHaveLength(1);
  });

  test('is tried again after a second, and then works', async () => {
    const { signer, clock } = openSigner((nth) =>
      nth === 1 ? wholeAnswer(503, undefined, '') : created('access-token-2'),
    );
    await Promise.resolve(signer.credential('token')).catch(() => undefined);
    clock.now += 1000;
    expect(bearerOf(await signer.credential('token'))).toBe('access-token-2');
  });

  test('never shows the JWT, even if the store echoes it', async () => {
    const { signer, sent } = openSigner((_, outgoing) =>
      exchangeRefusal(401, bearerOf(outgoing), `Got ${bearerOf(outgoing)}`),
    );
    const failure = await failureOf(signer.credential('token'));
    const [outgoing] = sent;
    const jwt = outgoing ? bearerOf(outgoing) : 'no JWT was sent';
    expect(jwt).toMatch(/^eyJ/);
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(jwt);
  });
});

test.each([
  ['no JSON', wholeAnswer(200, undefined, 'OK')],
  ['null', wholeAnswer(200, null)],
  ['a list', wholeAnswer(200, [])],
  ['an empty object', wholeAnswer(200, {})],
  ['ok alone', wholeAnswer(200, { ok: true })],
  ['no created item', wholeAnswer(200, { ok: true, createdItem: null })],
  ['no token', wholeAnswer(200, { ok: true, createdItem: {} })],
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
  const failure = await failureOf(openSigner(() => reply).signer.credential('token'));
  expect([failure.code, failure.status]).toEqual(['store_invalid_answer', 502]);
});
