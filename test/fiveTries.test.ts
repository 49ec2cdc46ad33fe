// A platform that makes an action five times changes the store once, through the local host and through the genuine library's proxy.
import type { ServerResponse } from 'node:http';
import { settingsAt } from './faults/relay.ts';
import { exchanges } from './faults/stores.ts';
import { type CallInputs, type HostResponse, hosts, type TestHost } from './support/hosts.ts';
import { listen } from './support/listen.ts';

const ID = '00000000-1111-2222-3333-444444444444';
function created(type: string) {
  return { data: { type, id: '7', attributes: {} }, links: { self: '/' } };
}
// biome-ignore format: a table is read by its lines
const writes: readonly (readonly [id: string, inputs: CallInputs, status: number, answer: unknown])[] = [
  ['ReplyToReview', { body: { reviewId: ID, responseBody: 'Thank you.' } }, 201, created('customerReviewResponses')],
  ['InviteUser', { body: { email: 'someone@example.com', firstName: 'A', lastName: 'B', roles: ['DEVELOPER'], allAppsVisible: true } }, 201, created('userInvitations')],
  ['CreateUploadSession', {}, 200, { url: 'https://example.com/upload', sessionId: ID }],
  ['SubmitGalaxyApp', { body: { contentId: '000007654321' } }, 204, undefined],
  ['NotifyBetaTesters', { body: { buildId: ID } }, 201, created('buildBetaNotifications')],
];

/** What the store does with a message that would change something. */
interface Fate {
  readonly takes: boolean;
  readonly reply: (response: ServerResponse, answer: () => void) => void;
}

const breaks: Fate['reply'] = ({ socket }) => void socket?.resetAndDestroy();
const fates = {
  'breaks the connection before it took it': { takes: false, reply: breaks },
  'breaks the connection after it took it': { takes: true, reply: breaks },
  'is slow to answer': { takes: true, reply: (_, answer) => void setTimeout(answer, 300) },
} satisfies Record<string, Fate>;

/** The store counts the messages that came, and what it took. */
async function openStore() {
  const state: { fate: Fate; came: number; taken: number } = { fate: fates['is slow to answer'], came: 0, taken: 0 };
  const wanted = new Map(writes.map(([id, , status, answer]) => [id, { status, answer }]));
  let current = { status: 200, answer: undefined as unknown };
  const store = await listen((response, message) => {
    if (exchanges(response, message)) return;
    state.came += 1;
    if (state.fate.takes) state.taken += 1;
    const { status, answer } = current;
    state.fate.reply(response, () =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer && JSON.stringify(answer)),
    );
  });
  const begin = (id: string, fate: Fate): void => {
    current = wanted.get(id) ?? current;
    Object.assign(state, { fate, came: 0, taken: 0 });
  };
  return { ...store, state, begin };
}

let runs = 0;
/** The headers of one action in a run of its own, as Power Automate and Logic Apps send them. */
function action(): Record<string, string> {
  runs += 1;
  return { 'x-ms-workflow-run-id': `0858${runs}CU12`, 'x-ms-workflow-operation-name': 'Write' };
}
function seen({ status, text, headers }: HostResponse) {
  return [status, text, headers.get('x-relay-replayed')];
}

describe.each(Object.entries(hosts))('Through %s', (_, openHost) => {
  let store: Awaited<ReturnType<typeof openStore>>;
  let host: TestHost;
  beforeAll(async () => {
    store = await openStore();
    host = await openHost({ ...(await settingsAt(store.origin, 30)), RELAY__ALLOW: '*' });
  });
  afterAll(async () => {
    await host?.close();
    await store?.close();
  });

  describe.each(Object.entries(fates))('to a store that %s', (name, fate) => {
    test.each(writes)(
      '%s is made once in five tries, and each repeat gets the first outcome',
      async (id, inputs, status) => {
        store.begin(id, fate);
        const asked = { ...inputs, headers: action() };
        const first = await host.call(id, asked);
        expect([first.status, first.headers.get('x-relay-replayed')]).toEqual([
          name === 'is slow to answer' ? status : 409,
          null,
        ]);
        for (let nth = 2; nth <= 5; nth += 1)
          expect(seen(await host.call(id, asked))).toEqual([first.status, first.text, 'true']);
        expect(store.state.taken).toBe(fate.takes ? 1 : 0);
        expect(store.state.came).toBe(1);
      },
    );

    test.each(writes)('%s is made once where two of five tries come at the same time', async (id, inputs) => {
      store.begin(id, fate);
      const asked = { ...inputs, headers: action() };
      const [one, two] = await Promise.all([host.call(id, asked), host.call(id, asked)]);
      const later = [await host.call(id, asked), await host.call(id, asked), await host.call(id, asked)];
      expect(new Set([one, two, ...later].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect([one, two].map(({ headers }) => headers.get('x-relay-replayed')).sort()).toEqual([null, 'true'].sort());
      expect(later.map(({ headers }) => headers.get('x-relay-replayed'))).toEqual(['true', 'true', 'true']);
      expect(store.state.taken).toBe(fate.takes ? 1 : 0);
      expect(store.state.came).toBe(1);
    });
  });

  test('an action of another run is made again', async () => {
    store.begin('ReplyToReview', fates['is slow to answer']);
    const [, inputs] = writes[0] ?? [];
    for (let nth = 0; nth < 2; nth += 1) await host.call('ReplyToReview', { ...inputs, headers: action() });
    expect(store.state.taken).toBe(2);
  });

  test('an action with an Idempotency-Key is made once in five tries, whatever else its headers say', async () => {
    store.begin('ReplyToReview', fates['breaks the connection after it took it']);
    const [, inputs] = writes[0] ?? [];
    const received = [];
    for (let nth = 0; nth < 5; nth += 1)
      received.push(
        await host.call('ReplyToReview', { ...inputs, headers: { ...action(), 'idempotency-key': 'reply-7' } }),
      );
    expect([new Set(received.map(({ status }) => status)), store.state.taken]).toEqual([new Set([409]), 1]);
  });
});
