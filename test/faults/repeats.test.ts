// A write happens once, however often a platform repeats the call: against stores that make it and then break the connection.
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { TestCall } from '../support/call.ts';
import { closeLater } from '../support/cleanup.ts';
import { listen, listenRaw, type ReceivedMessage, rawServer } from '../support/listen.ts';
import { type FaultyRelay, openRelayAt } from './relay.ts';
import { exchanges } from './stores.ts';

const open = closeLater();

type Reply = (response: ServerResponse, message: ReceivedMessage) => unknown;
const breaks: Reply = ({ socket }) => socket?.resetAndDestroy();
function answers(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A store that counts what it makes, and a relay in front of it. */
async function start(reply: Reply, seconds = 10) {
  const store = await open(listen((response, message) => exchanges(response, message) || reply(response, message)));
  const relay = await open(openRelayAt(store.origin, seconds));
  const made = (): number => store.messages.filter(({ path }) => !path.startsWith('/auth/accessToken')).length;
  return { relay, made, store };
}

function run(action: string, of = '08584651') {
  return {
    'x-ms-workflow-run-id': `${of}CU12`,
    'x-ms-workflow-operation-name': action,
  };
}

async function five(
  relay: FaultyRelay,
  id: string,
  asked: TestCall,
  headers: (nth: number) => TestCall['headers'] = () => ({}),
) {
  const received = [];
  for (let nth = 0; nth < 5; nth += 1)
    received.push(await relay.call(id, { ...asked, headers: { ...asked.headers, ...headers(nth) } }));
  return received;
}

const content = { contentId: '000007654321' };
// biome-ignore format: a table is read by its lines
const writes: readonly (readonly [string, TestCall, string | undefined])[] = [
  ['ReplyToReview', { body: { reviewId: '00000000-1111-2222-3333-444444444444', responseBody: 'Thank you.' } }, 'ReadReviewReply'],
  ['InviteUser', { body: { email: 'someone@example.com', firstName: 'A', lastName: 'B', roles: ['DEVELOPER'], allAppsVisible: true } }, 'ListUserInvitations'],
  ['CreateUploadSession', {}, undefined],
  ['SubmitGalaxyApp', { body: content }, 'ReadGalaxyApp'],
  ['NotifyBetaTesters', { body: { buildId: '00000000-1111-2222-3333-444444444444' } }, undefined],
  ['DeleteScreenshot', { path: { id: '00000000-1111-2222-3333-444444444444' } }, 'ReadScreenshot'],
  ['UploadFile', { query: { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' }, body: 'PK' }, undefined],
  ['SendAppStoreRequest', { body: { method: 'POST', path: '/v1/betaGroups', body: { data: {} } } }, 'ListBetaGroups'],
  ['SendAppStoreRequest', { body: { method: 'POST', path: '/v1/gameCenterMatchmakingTeams', body: { data: {} } } }, 'gameCenterMatchmakingRuleSets_teams_getToManyRelated'],
  ['SendAppStoreRequest', { body: { method: 'POST', path: '/v1/notInTheContract', body: { data: {} } } }, 'SendAppStoreRequest'],
];

describe.each(writes)('%s, made by a store that then breaks the connection,', (id, asked, verify) => {
  test('answers 409 and names the action that shows what was done, or says that none does', async () => {
    const { relay, made } = await start(breaks);
    const { status, code, json } = await relay.call(id, asked);
    expect([status, code, made()]).toEqual([409, 'outcome_unknown', 1]);
    const expected = verify === undefined ? { code: 'not_verifiable' } : { code: 'verify_with', target: verify };
    expect(json.error.details).toContainEqual(expect.objectContaining(expected));
  });

  test.each<[string, (nth: number) => TestCall['headers']]>([
    ['run and action', () => run('Write')],
    [
      'run and action, with another tracking ID each time',
      (nth) => ({ ...run('Write'), 'x-ms-action-tracking-id': `a${nth}` }),
    ],
    ['tracking ID of the action', () => ({ 'x-ms-action-tracking-id': '36d9bbe9-d8b2-469c-baac-96bf7495c21f' })],
    ['tracking ID of the run', () => ({ 'x-ms-client-tracking-id': '08586734240477305429CU46' })],
    ['own key', () => ({ 'idempotency-key': 'release-42' })],
  ])('is made once in five tries of the same %s', async (_, headers) => {
    const { relay, made } = await start(breaks);
    const [first, ...others] = await five(relay, id, asked, headers);
    expect([first?.status, first?.headers['x-relay-replayed'], made()]).toEqual([409, undefined, 1]);
    for (const { status, text, headers: reported, line } of others)
      expect([status, text, reported['x-relay-replayed'], line?.replayed, line?.attempts]).toEqual([
        409,
        first?.text,
        'true',
        true,
        0,
      ]);
  });
});

const reply: TestCall = { body: { reviewId: '00000000-1111-2222-3333-444444444444', responseBody: 'Thank you.' } };
const created = answers(201, {
  data: { type: 'customerReviewResponses', id: '7', attributes: {} },
  links: { self: '/' },
});

test('A repeat of a write that succeeded gets the first response, with its own correlation ID', async () => {
  const { relay, made } = await start(created);
  const received = await five(relay, 'ReplyToReview', reply, () => run('Reply'));
  expect([
    made(),
    new Set(received.map(({ text }) => text)).size,
    new Set(received.map(({ status }) => status)),
  ]).toEqual([1, 1, new Set([201])]);
});

test('Repeats that come while the first is in progress wait for it', async () => {
  let finish = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { relay, made } = await start(async (response, message) => {
    await arrived;
    created(response, message);
  });
  const calls = Array.from({ length: 5 }, () => relay.call('ReplyToReview', { ...reply, headers: run('Reply') }));
  finish();
  const received = await Promise.all(calls);
  expect([made(), received.map(({ status }) => status)]).toEqual([1, [201, 201, 201, 201, 201]]);
});

test('A repeat that times out while the first is in progress has no Retry-After', async () => {
  const { relay, made } = await start(() => undefined, 1);
  const received = await Promise.all(
    [1, 2].map(() => relay.call('ReplyToReview', { ...reply, headers: run('Reply') })),
  );
  expect([made(), received.map(({ status, code }) => `${status} ${code}`)]).toEqual([
    1,
    ['409 outcome_unknown', '409 outcome_unknown'],
  ]);
});

test('The first call continues when its client disconnects, and the repeat gets its outcome', async () => {
  const caller = new AbortController();
  const { relay, made } = await start((response, message) => {
    caller.abort();
    setImmediate(() => created(response, message));
  });
  const first = await relay.call('ReplyToReview', { ...reply, headers: run('Reply'), signal: caller.signal });
  const { status, headers } = await relay.call('ReplyToReview', { ...reply, headers: run('Reply') });
  expect([first.status, status, headers['x-relay-replayed'], made()]).toEqual([201, 201, 'true', 1]);
});

describe('These are not repeats:', () => {
  test.each<[string, (nth: number) => TestCall]>([
    ['calls that say nothing of themselves', () => reply],
    ['actions of other names', (nth) => ({ ...reply, headers: run(`Reply_${nth}`) })],
    ['other runs', (nth) => ({ ...reply, headers: run('Reply', `run${nth}`) })],
    [
      'an action in a loop, with other inputs',
      (nth) => ({ body: { ...(reply.body as object), responseBody: `Thanks ${nth}` }, headers: run('Reply') }),
    ],
    ['other keys', (nth) => ({ ...reply, headers: { ...run('Reply'), 'idempotency-key': `key-${nth}` } })],
    ['a run without an action', () => ({ ...reply, headers: { 'x-ms-workflow-run-id': 'r' } })],
  ])('%s', async (_, asked) => {
    const { relay, made } = await start(created);
    for (let nth = 0; nth < 3; nth += 1) expect((await relay.call('ReplyToReview', asked(nth))).status).toBe(201);
    expect(made()).toBe(3);
  });

  test('reads, also those that are sent as a request', async () => {
    const { relay, made } = await start(answers(200, { data: [], links: { self: '/' } }));
    const request = { body: { method: 'get', path: '/v1/apps' }, headers: run('Read') };
    for (let nth = 0; nth < 2; nth += 1) {
      await relay.call('ListApps', { headers: { 'idempotency-key': 'one' } });
      await relay.call('SendAppStoreRequest', request);
    }
    expect(made()).toBe(4);
  });

  test('files of the same length whose bytes differ', async () => {
    const { relay, made } = await start(answers(200, { fileKey: 'k' }));
    const query = { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' };
    for (const body of ['PK1', 'PK2', 'PK1'])
      await relay.call('UploadFile', { query, body, headers: { ...run('Upload'), 'content-length': '3' } });
    expect(made()).toBe(2);
  });
});

test('A file that has the same beginning as the one that was sent, but differs later, is rejected', async () => {
  const { relay, made } = await start(answers(200, { fileKey: 'k' }));
  const query = { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' };
  const [one, two] = ['1', '2'].map((end) => `PK${'a'.repeat(100_000)}${end}`);
  const received = [];
  for (const body of [one, one, two])
    received.push(await relay.call('UploadFile', { query, body, headers: run('Upload') }));
  expect(received.map(({ status }) => status)).toEqual([200, 200, 422]);
  expect(made()).toBe(1);
});

test('An idempotency key with other inputs is rejected, and nothing is sent', async () => {
  const { relay, made } = await start(created);
  const headers = { 'idempotency-key': 'k' };
  await relay.call('ReplyToReview', { ...reply, headers });
  const other = { reviewId: '00000000-1111-2222-3333-444444444444', responseBody: 'Other.' };
  const { status, code, json } = await relay.call('ReplyToReview', { body: other, headers });
  expect([status, code, made()]).toEqual([422, 'idempotency_key_reused', 1]);
  expect(json.error.message).toMatch(/has been used with other inputs/);
});

test.each(['a'.repeat(256), 'schlüssel'])('The key %j is refused', async (key) => {
  const { relay, made } = await start(created);
  const { status, code } = await relay.call('ReplyToReview', { ...reply, headers: { 'idempotency-key': key } });
  expect([status, code, made()]).toEqual([400, 'invalid_request', 0]);
});

test.each<[string, Reply, number]>([
  ['is asked to wait', answers(429, { errors: [] }, { 'retry-after': '1' }), 429],
  ['refuses', answers(409, { errors: [{ code: 'STATE_ERROR' }] }), 409],
])('After a store that %s nothing was made, and a repeat tries again', async (_, refuse, status) => {
  const { relay, made } = await start(refuse);
  const received = await five(relay, 'ReplyToReview', reply, () => run('Reply'));
  expect([received.map((each) => each.status), made()]).toEqual([Array(5).fill(status), 5]);
});

test('The response to a repeat has no secret: it says that the token was created and not kept', async () => {
  const { relay, store } = await start(created);
  const headers = run('Token');
  const [first, second] = [
    await relay.call('CreateAccessToken', { headers }),
    await relay.call('CreateAccessToken', { headers }),
  ];
  expect([first.status, second.status, second.code, second.headers['x-relay-replayed']]).toEqual([
    200,
    409,
    'already_done',
    'true',
  ]);
  expect(second.json.error.message).toMatch(/not kept, since it holds a secret/);
  expect(store.messages.filter(({ path }) => path === '/auth/accessToken')).toHaveLength(1);
});

test('Call operation passes on the headers that identify its run', async () => {
  const { relay, made } = await start(breaks);
  const body = { operation: 'ReplyToReview', body: reply.body };
  const received = await five(relay, 'CallOperation', { body, headers: run('Call') });
  expect([new Set(received.map(({ status }) => status)), made()]).toEqual([new Set([409]), 1]);
});

test('Each dry run makes a new plan', async () => {
  const { relay, made } = await start(answers(200, { data: [], links: { self: '/' } }));
  const asked = { body: { appId: '1234567890', dryRun: true }, headers: run('Plan') };
  await relay.call('ReleaseVersion', asked);
  const before = made();
  await relay.call('ReleaseVersion', asked);
  expect(made()).toBe(before * 2);
});

test('A file upload that the client aborts does not count: a repeat with the whole file is sent', async () => {
  const { relay } = await start(answers(200, { fileKey: 'k', fileName: 'a.apk', fileSize: '70000' }));
  const query = { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' };
  const headers = { ...run('Upload'), 'content-length': '70000' };
  const breaksOff = async function* () {
    yield Buffer.alloc(66_000);
    yield Buffer.alloc(2_000);
    throw new Error('aborted');
  };
  const cut = await relay.call('UploadFile', { query, headers, body: Readable.from(breaksOff()) });
  expect([cut.status, cut.code]).toEqual([499, 'caller_gone']);
  const whole = await relay.call('UploadFile', { query, headers, body: 'a'.repeat(70_000) });
  expect([whole.status, whole.headers['x-relay-replayed']]).toEqual([200, undefined]);
});

test('A file upload that the store aborts does not count: each repeat is sent', async () => {
  const token = rawServer('200 OK', JSON.stringify({ ok: true, createdItem: { accessToken: 'a-token-of-the-test' } }));
  const store = await open(
    listenRaw((socket) => {
      if (store.received.at(-1)?.startsWith('POST /auth/accessToken')) socket.write(token);
      else socket.resetAndDestroy();
    }),
  );
  const relay = await open(openRelayAt(store.origin, 10));
  const size = 8_000_000;
  const asked = {
    query: { sessionId: 'd7ca6869-128e-4bfb-a56d-674d77f08848', fileName: 'a.apk' },
    headers: { ...run('Upload'), 'content-length': String(size) },
  };
  for (let nth = 0; nth < 2; nth += 1) {
    const pieces = Array.from({ length: 80 }, () => Buffer.alloc(size / 80));
    const { status, code, headers } = await relay.call('UploadFile', { ...asked, body: Readable.from(pieces) });
    expect([status, code, headers['x-relay-replayed']]).toEqual([502, 'store_unreachable', undefined]);
  }
});

test('Bodies whose members differ only in order are the same call', async () => {
  const { relay, made } = await start(created);
  const [first, second] = [reply.body, Object.fromEntries(Object.entries(reply.body as object).reverse())];
  const headers = { 'idempotency-key': 'reply-1' };
  await relay.call('ReplyToReview', { body: first, headers });
  const again = await relay.call('ReplyToReview', { body: second, headers });
  expect([again.headers['x-relay-replayed'], made()]).toEqual(['true', 1]);
});
