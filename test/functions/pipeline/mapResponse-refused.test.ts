// A store's error response keeps its status and message, and contains no secret.
import { answered, plantedSecret, sentOf } from '../../support/answers.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { listenRaw, rawServer } from '../../support/listen.ts';
import { openClient, sendUntilAnswered } from '../../support/sendOnce.ts';

const open = closeLater();

describe('A refusal', () => {
  const apple = JSON.stringify({ errors: [{ code: 'NOT_FOUND', title: 'There is no such app.' }] });

  test.each([400, 403, 404, 409, 422, 429, 500, 503])('with %i keeps status and words of the store', async (status) => {
    const failure = await failureOf(answered(sentOf(status, apple), 'ReadApp'));
    expect([failure.code, failure.status]).toEqual(['store_refused', status]);
    const finder = status === 404 ? ' List apps finds the ID.' : '';
    const hint = `Check the ID, and that the key can see the app.${finder}`;
    expect(failure.message).toBe(`App Store Connect refused ReadApp (${status}): There is no such app. ${hint}`);
    expect(failure.details).toEqual([{ code: 'NOT_FOUND', message: 'There is no such app.' }]);
  });

  test('with 401 is about the key of the relay, not that of the caller', async () => {
    const failure = await failureOf(answered(sentOf(401, apple), 'ListApps', { ours: true }));
    expect([failure.code, failure.status]).toEqual(['credentials_refused', 502]);
    expect(failure.message).toMatch(/administrator.*key/);
  });

  test.each(['CheckAccessToken', 'LoginUserProfile'])(
    'of %s with 401 is about what the caller brought, if it did',
    async (id) => {
      const failure = await failureOf(answered(sentOf(401, '{"code":"AUTH_REQUIRE","message":"No."}'), id));
      expect([failure.code, failure.status]).toEqual(['store_refused', 401]);
    },
  );

  test('keeps Retry-After and the rate limit, and no other header', async () => {
    const headers = { 'retry-after': '7', 'x-rate-limit': 'user-hour-rem:0;', 'set-cookie': 'x', etag: 'x' };
    const failure = await failureOf(answered(sentOf(429, apple, headers)));
    expect(failure.headers).toEqual({
      'retry-after': '7',
      'x-rate-limit': 'user-hour-rem:0;',
      'x-ratelimit-remaining': '0',
    });
  });

  test('shows no secret, neither in its sentence nor in its details', async () => {
    const text = JSON.stringify({ errors: [{ code: 'X', title: `Bearer ${plantedSecret}` }] });
    const failure = await failureOf(answered(sentOf(400, text)));
    expect(JSON.stringify([failure.message, failure.details])).not.toContain(plantedSecret);
  });

  test('of Samsung that comes with HTTP 200 is a refusal all the same', async () => {
    const body = JSON.stringify({ resultCode: '5021', resultMessage: 'This binary is in use.', data: null });
    const failure = await failureOf(answered(sentOf(200, body), 'CheckAccessToken'));
    expect([failure.code, failure.status]).toEqual(['store_refused', 422]);
    expect(failure.details).toEqual([{ code: '5021', message: 'This binary is in use.' }]);
  });

  test('of an action on a subscription has its code beside its message', async () => {
    const body = JSON.stringify({ code: 'SLR_4006', message: 'Invalid purchase' });
    const failure = await failureOf(answered(sentOf(200, body), 'ChangeGalaxySubscription'));
    expect([failure.code, failure.status]).toEqual(['store_refused', 422]);
    expect(failure.details).toEqual([{ code: 'SLR_4006', message: 'Invalid purchase' }]);
  });

  test.each([
    ['0000 beside a message', { code: '0000', message: 'Success' }],
    ['a code without a message', { code: 'KR' }],
    ['a number beside a message', { code: 7, message: 'Seven' }],
    ['a code further inside', { data: { code: 'SLR_4006', message: 'Invalid purchase' } }],
  ])('is none with %s', async (_, body) => {
    expect((await answered(sentOf(200, JSON.stringify(body)), 'ChangeGalaxySubscription')).status).toBe(200);
  });

  test('is not one if Samsung’s result is 0000', async () => {
    expect((await answered(sentOf(200, '{"ok":true,"resultCode":"0000","data":{}}'), 'CheckAccessToken')).status).toBe(
      200,
    );
  });
});

describe('A long refusal', () => {
  const half = rawServer('409 Conflict', `{"errors":[{"code":"X","title":"${'a'.repeat(100_000)}`, {
    'content-length': '200000',
  });

  test('that is cut is reported as broken off', async () => {
    const store = await open(listenRaw((socket) => socket.write(half, () => setTimeout(() => socket.destroy(), 50))));
    const { send } = await open(openClient(store.origin));
    expect((await failureOf(answered(await send()))).code).toBe('store_unreachable');
  });

  test('that hangs is ended by the deadline, and reported as such', async () => {
    const store = await open(listenRaw((socket) => socket.write(half)));
    const { send } = await open(openClient(store.origin));
    expect((await failureOf(answered(await sendUntilAnswered(send, 300)))).code).toBe('store_timeout');
  });

  test('of unlimited length is read up to a limit', async () => {
    const store = await open(
      listenRaw((socket) => {
        socket.write(rawServer('500 Internal Server Error', '', { 'content-length': '1000000000000' }));
        const pour = (): void => {
          while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 97)));
        };
        socket.on('drain', pour);
        pour();
      }),
    );
    const { send } = await open(openClient(store.origin));
    const sent = await send({ method: 'POST', body: '{}', milliseconds: 10_000 });
    expect((await failureOf(answered(sent))).status).toBe(500);
  });
});

describe('An error of Galaxy Store inside a 200 is refused', () => {
  test.each([
    ['beside its data', '{"data":{"comments":[]},"resultCode":"9","resultMessage":"x"}'],
    ['as a number', '{"resultCode":9}'],
    ['in its body', '{"body":{"resultCode":"3206"},"from":"seller"}'],
    ['as an error code in its body', '{"from":"seller","body":{"errorCode":5}}'],
    ['with ok', '{"ok":false}'],
    ['by a code and a message', '{"code":"E1","message":"x"}'],
    ['beside data of another type', '{"data":[5],"resultCode":"9"}'],
    ['behind a code of success', '{"resultCode":"0000","resultCode":"9"}'],
    ['with an escape in its name', '{"result\\u0043ode":"9"}'],
  ])('%s', async (_, text) => {
    const { code, status } = await failureOf(answered(sentOf(200, text), 'ListGalaxyReviews'));
    expect([code, status]).toEqual(['store_refused', 422]);
  });

  test('and a code of success is not', async () => {
    const text = '{"body":{"resultCode":"0000"},"ok":true,"resultCode":0,"data":{"comments":[]}}';
    expect((await answered(sentOf(200, text), 'ListGalaxyReviews')).status).toBe(200);
  });
});
