// A 303 of Galaxy Store ends with the result, or with an error that says that the store is still processing.
import type { ServerResponse } from 'node:http';
import { startDeadline } from '../../../../functions/core/deadline.ts';
import type { Failure } from '../../../../functions/core/errors.ts';
import { asWriteFailure } from '../../../../functions/core/retryAdvice.ts';
import { pollUntilDone } from '../../../../functions/stores/samsung/asyncOperation.ts';
import type { StoreResponse } from '../../../../functions/transport/storeResponse.ts';
import { openFaultyRelay, openRelayAt, settingsAt } from '../../../faults/relay.ts';
import { exchanges } from '../../../faults/stores.ts';
import { failureOf } from '../../../support/failures.ts';
import { listen } from '../../../support/listen.ts';

type Look = (response: ServerResponse, nth: number) => void;

/** A store that accepts the request and returns a Location; `look` answers requests to it. */
async function ask(look: Look, location = '/seller/asyncResult/abc') {
  let looks = 0;
  const store = await listen((response, message) => {
    if (exchanges(response, message)) return;
    if (message.path === '/seller/asyncResult/abc') {
      looks += 1;
      look(response, looks);
    } else response.writeHead(303, { location: location.replace('ORIGIN', store.origin) }).end();
  });
  const relay = await openRelayAt(store.origin, 5, { backOff: () => 1, pollDelay: () => 1 });
  const received = await relay.call('CheckAccessToken');
  await relay.close();
  await store.close();
  return { received, looks, messages: store.messages };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
const done: Look = (response) => json(response, 200, { ok: true });

test.each(['/seller/asyncResult/abc', 'ORIGIN/seller/asyncResult/abc'])(
  'The result at %s is the answer',
  async (at) => {
    const { received } = await ask(done, at);
    expect([received.status, received.json]).toEqual([200, { ok: true }]);
  },
);

test('Until the result is available, the relay polls, signed like the call', async () => {
  const { received, looks, messages } = await ask((response, nth) =>
    nth < 3 ? json(response, 202, {}) : done(response, nth),
  );
  expect([received.status, looks]).toEqual([200, 3]);
  const [, call, ...later] = messages;
  for (const each of later)
    expect([each.method, each.headers.authorization, each.headers['service-account-id']]).toEqual([
      'GET',
      call?.headers.authorization,
      call?.headers['service-account-id'],
    ]);
});

test('A result without a body is a success', async () => {
  expect((await ask((response) => response.writeHead(204).end())).received.status).toBe(204);
});

test('An error of the result is the error of the call', async () => {
  const { received } = await ask((response) => json(response, 400, { errorCode: '3201', errorMsg: 'No draft.' }));
  expect([received.status, received.code, received.json.error.details[0].code]).toEqual([400, 'store_refused', '3201']);
});

test.each(['https://attacker.example/steal', '//attacker.example/x', ''])('No token goes to %j', async (elsewhere) => {
  const { received, looks } = await ask(done, elsewhere);
  expect([received.status, received.code, looks]).toEqual([502, 'store_invalid_answer', 0]);
});

describe('An upload, which has a host of its own,', () => {
  /** The file host accepts the upload and returns a Location; the API answers requests to it. */
  const upload = async (location: string) => {
    const api = await listen((response, message) => {
      if (!exchanges(response, message)) json(response, 200, { fileKey: 'key' });
    });
    const files = await listen((response, message) => {
      if (message.method === 'POST') response.writeHead(303, { location: location.replace('API', api.origin) }).end();
      else json(response, 200, { fileKey: 'key of the host for files' });
    });
    const settings = { ...(await settingsAt(api.origin, 5)), SAMSUNG__UPLOAD_ORIGIN: files.origin };
    const relay = openFaultyRelay(settings, { backOff: () => 1, pollDelay: () => 1 });
    const query = { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' };
    const received = await relay.call('UploadFile', { query, body: 'PK' });
    for (const each of [relay, api, files]) await each.close();
    return { received, files: files.messages, asked: api.messages.filter(({ path }) => !path.startsWith('/auth/')) };
  };

  test('has its result at the API, where it is looked for with the token of the upload', async () => {
    const { received, files, asked } = await upload('API/seller/asyncResult/abc');
    expect([received.status, received.json.fileKey]).toEqual([200, 'key']);
    const [sent] = files;
    expect(asked.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
      ['GET', '/seller/asyncResult/abc', sent?.headers.authorization],
    ]);
    expect(asked[0]?.headers['content-type']).toBe('application/json');
  });

  test('has its result where it went, when the address names no host', async () => {
    const { received, asked } = await upload('/galaxyapi/asyncResult/abc');
    expect([received.json.fileKey, asked]).toEqual(['key of the host for files', []]);
  });

  test('sends its token to no third host', async () => {
    const { received, asked } = await upload('https://attacker.example/steal');
    expect([received.code, asked]).toEqual(['outcome_unknown', []]);
  });
});

test('At the timeout, the error says that the store is still working on the request', async () => {
  const deadline = startDeadline(60);
  const sent: StoreResponse = { status: 303, headers: { location: '/later' }, body: Buffer.of(), start: Buffer.of() };
  const failure = await failureOf(
    pollUntilDone(sent, {
      reads: false,
      places: [{ origin: 'https://store.example', get: async () => ({ ...sent, status: 202 }) }],
      deadline,
      pollDelay: () => 50,
    }),
  );
  deadline.end();
  expect([failure.code, failure.message]).toEqual(['store_timeout', expect.stringContaining('still processing it')]);
  expect((asWriteFailure(failure) as Failure).message).toBe(
    'Galaxy Store accepted the request and is still processing it. Check whether the change was made before you try again.',
  );
});
