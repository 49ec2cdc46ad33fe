// What the TypeScript client repeats, and what it never does, against a server with given answers.
import type { ServerResponse } from 'node:http';
import { createClient, type RelayOptions } from '../../client/index.ts';
import { closeLater } from '../support/cleanup.ts';
import { listen } from '../support/listen.ts';

const open = closeLater();
const JSON_TYPE = { 'content-type': 'application/json' };

/** One answer: a status with a body, or a connection that is closed. */
type Answer =
  | readonly [status: number, body?: object | undefined, headers?: Readonly<Record<string, string>>]
  | 'closed';

function failure(status: number, code: string, headers = {}): Answer {
  return [status, { error: { code, message: `This is ${code}.`, details: [] } }, headers];
}

/** A relay that gives these answers one after the other, the last one again and again. */
async function scripted(answers: readonly Answer[], options: Partial<RelayOptions> = {}) {
  const server = await open(
    listen((response: ServerResponse, _, nth) => {
      const answer = answers[Math.min(nth, answers.length) - 1] ?? 'closed';
      if (answer === 'closed') return response.destroy();
      const [status, body, headers = {}] = answer;
      return response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body));
    }),
  );
  return { ...server, relay: createClient({ url: server.origin, key: 'the-key', ...options }) };
}

const ok: Answer = [200, { accounts: [] }];
const now = { 'retry-after': '0' };
const reply = { reviewId: '1', responseBody: 'Thank you.' };

describe.each([
  ['429 of the relay', failure(429, 'too_many_calls', now), true, true],
  ['429 of the store', failure(429, 'store_refused', now), true, true],
  ['502, not sent to the store', failure(502, 'store_unreachable', now), true, true],
  ['504, no answer of the store', failure(504, 'store_timeout', now), true, true],
  ['409 outcome_unknown', failure(409, 'outcome_unknown', now), false, false],
  ['409 already_done', failure(409, 'already_done', now), false, false],
  ['409 plan_outdated', failure(409, 'plan_outdated', now), false, false],
  ['500 unexpected', failure(500, 'unexpected', now), false, false],
  ['503 not_configured', failure(503, 'not_configured', now), false, false],
  ['502 credentials_refused', failure(502, 'credentials_refused', now), false, false],
  ['400 of the store', failure(400, 'store_refused', now), false, false],
  ['401 of the host', [401, undefined, now] as Answer, false, false],
  ['503 of a host in front of the relay', [503, undefined, now] as Answer, true, false],
  ['429 of a host in front of the relay', [429, undefined, now] as Answer, true, false],
  ['a closed connection', 'closed' as Answer, true, false],
])('After %s', (_, answer, readAgain, writeAgain) => {
  test(`a read is ${readAgain ? '' : 'not '}sent again`, async () => {
    const { relay, messages } = await scripted([answer, ok]);
    const result = await relay.listAccounts().catch((error) => error.code);
    expect([messages.length, typeof result]).toEqual(readAgain ? [2, 'object'] : [1, 'string']);
  });

  test(`a write is ${writeAgain ? '' : 'not '}sent again`, async () => {
    const { relay, messages } = await scripted([answer, ok]);
    const result = await relay.replyToReview(reply).catch((error) => error.code);
    expect([messages.length, typeof result]).toEqual(writeAgain ? [2, 'object'] : [1, 'string']);
    const keys = messages.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('A call is repeated twice at most, or as often as it is set', async () => {
  const twice = await scripted([failure(429, 'too_many_calls', now)]);
  await expect(twice.relay.listAccounts()).rejects.toMatchObject({ code: 'too_many_calls', retryAfter: 0 });
  expect(twice.messages.length).toBe(3);
  const never = await scripted([failure(429, 'too_many_calls', now)], { retries: 0 });
  await expect(never.relay.listAccounts()).rejects.toMatchObject({ status: 429 });
  expect(never.messages.length).toBe(1);
});

test('Where the relay asks for a longer wait than is allowed, the call fails at once', async () => {
  const { relay, messages } = await scripted([failure(429, 'too_many_calls', { 'retry-after': '61' }), ok]);
  await expect(relay.listAccounts()).rejects.toMatchObject({ retryAfter: 61 });
  expect(messages.length).toBe(1);
});

test('A write without an answer is an error of its own', async () => {
  const { relay } = await scripted(['closed']);
  await expect(relay.replyToReview(reply)).rejects.toMatchObject({ code: 'no_response', status: 0 });
});

test('A stream is sent once', async () => {
  const { relay, messages } = await scripted([failure(429, 'too_many_calls', now), ok]);
  const body = new Blob(['picture']).stream();
  const inputs = {
    appId: '1',
    platform: 'IOS',
    locale: 'en-US',
    displayType: 'APP_IPHONE_67',
    fileName: 'a.png',
  } as const;
  await expect(relay.uploadScreenshot({ ...inputs, body })).rejects.toMatchObject({ status: 429 });
  expect(messages.map(({ body: sent }) => sent)).toEqual(['picture']);
});

test('A signal ends the wait', async () => {
  const { relay, messages } = await scripted([failure(429, 'too_many_calls', { 'retry-after': '50' }), ok]);
  const controller = new AbortController();
  const asked = relay.listAccounts({}, { signal: controller.signal }).catch((error) => error.name);
  while (messages.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  controller.abort();
  expect(await asked).toBe('AbortError');
  expect(messages.length).toBe(1);
});

describe('The key goes to the relay alone:', () => {
  test('a redirect is not followed', async () => {
    const other = await scripted([ok]);
    const { relay } = await scripted([[302, undefined, { location: `${other.origin}/api/accounts` }]], { retries: 0 });
    await expect(relay.listAccounts()).rejects.toMatchObject({ code: 'no_response' });
    expect(other.messages).toEqual([]);
  });

  test('the next page and the result of a job are asked for at the address of the client', async () => {
    const other = await scripted([ok]);
    const page = { data: [{ id: '1' }], nextLink: `${other.origin}/api/apple/v1/apps?cursor=two` };
    const later: Answer = [202, undefined, { location: `${other.origin}/api/jobs/abc/result`, ...now }];
    const { relay, messages } = await scripted([[200, page], [200, { data: [{ id: '2' }] }], later, ok]);
    const ids: unknown[] = [];
    for await (const { id } of relay.listApps({ limit: 1 })) ids.push(id);
    await relay.uploadBuild({} as never);
    expect(ids).toEqual(['1', '2']);
    expect(messages.map(({ path }) => path)).toEqual([
      '/api/apple/v1/apps?limit=1',
      '/api/apple/v1/apps?limit=1&cursor=two',
      '/api/apple/recipes/uploadBuild',
      '/api/jobs/abc/result',
    ]);
    expect(other.messages).toEqual([]);
  });

  test('plain http leads to this machine only', () => {
    expect(() => createClient({ url: 'http://relay.example', key: 'k' })).toThrow('must use https');
    expect(() => createClient({ url: 'no address' })).toThrow(TypeError);
  });

  test('it is in no URL', async () => {
    const { relay, messages } = await scripted([ok]);
    await relay.listAccounts();
    expect([messages[0]?.path, messages[0]?.headers['x-functions-key']]).toEqual(['/api/accounts', 'the-key']);
  });
});

test('A list that names the same page again ends', async () => {
  const page = { data: [{ id: '1' }], meta: { paging: { nextCursor: 'same' } } };
  const { relay, messages } = await scripted([[200, page]]);
  for await (const _ of relay.listApps()) expect(messages.length).toBeLessThan(5);
  expect(messages.length).toBe(2);
});

test('An input cannot change the address', async () => {
  const { relay, messages } = await scripted([[200, { data: {} }]]);
  await relay.readApp({ id: '../jobs/1?x=1' });
  expect(messages[0]?.path).toBe('/api/apple/v1/apps/..%2Fjobs%2F1%3Fx%3D1');
  await expect(relay.readApp({ id: '..' })).rejects.toThrow(TypeError);
  await expect(relay.readApp({} as never)).rejects.toThrow('id is missing');
});

test('A token of Microsoft Entra ID is asked for before each request, and a route prefix is kept', async () => {
  let count = 0;
  const server = await scripted([failure(429, 'too_many_calls', now), ok]);
  const relay = createClient({ url: `${server.origin}/store`, token: async () => `token-${++count}` });
  await relay.listAccounts();
  expect(server.messages.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/store/accounts', 'Bearer token-1'],
    ['/store/accounts', 'Bearer token-2'],
  ]);
});

test('Lists in a query are one value each', async () => {
  const { relay, messages } = await scripted([[200, { data: [] }]]);
  await relay.listApps({ sort: 'name', 'filter[name]': ['One', 'Two, three'] } as never);
  const query = new URLSearchParams(messages[0]?.path.split('?')[1]);
  expect(Object.fromEntries(query)).toEqual({ sort: 'name', 'filter[name]': '["One","Two, three"]' });
});
