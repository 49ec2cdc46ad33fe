// A store that repeats all that it was sent: whichever operation is called, no secret comes back, and none is logged.
import type { ServerResponse } from 'node:http';
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { leastOf } from '../../scripts/load/soak/calls/least.ts';
import { type FaultyRelay, openFaultyRelay, settingsAt } from '../faults/relay.ts';
import { exchanges } from '../faults/stores.ts';
import type { TestCall } from '../support/call.ts';
import { type Listening, listen, type ReceivedMessage } from '../support/listen.ts';

const TOKEN = 'planted-token-of-the-relay';
const OWN = 'planted-secret-of-the-caller';

function reported({ headers, body }: ReceivedMessage): string {
  return JSON.stringify([headers, body]);
}

/** Each with all that a reader of its store looks for. */
const echoes: Readonly<Record<string, (message: ReceivedMessage) => readonly [status: number, body: unknown]>> = {
  'success with one': (message) => [
    200,
    { ok: true, resultCode: '0000', data: { type: 'things', id: 'mark-1' }, echo: reported(message) },
  ],
  'success with a list': (message) => [
    200,
    { ok: true, resultCode: '0000', data: [], links: { self: '/' }, echo: reported(message) },
  ],
  'refusal of Apple': (message) => [
    409,
    { errors: [{ code: 'X', title: reported(message), detail: reported(message) }] },
  ],
  'refusal of Samsung': (message) => [400, { code: reported(message), message: reported(message) }],
  'refusal inside 200': (message) => [200, { resultCode: '9', resultMessage: reported(message) }],
  'refusal in plain words': (message) => [404, reported(message)],
};

let kind = '';
const bearers = new Set<string>();
let store: Listening;
let relay: FaultyRelay;
beforeAll(async () => {
  store = await listen((response: ServerResponse, message) => {
    bearers.add((message.headers.authorization ?? '').replace('Bearer ', ''));
    if (exchanges(response, message, TOKEN)) return;
    const [status, body] = echoes[kind]?.(message) ?? [500, ''];
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { origin } = store;
  const hosts = { SAMSUNG__UPLOAD_ORIGIN: origin, SAMSUNG__IAP_ORIGIN: origin };
  relay = openFaultyRelay({ ...(await settingsAt(origin)), ...hosts });
});
afterAll(async () => {
  await relay?.close();
  await store?.close();
});

/** The least that it takes, with a secret wherever one may stand. */
function planted(operation: Operation): TestCall {
  const { path, query, headers, body } = leastOf(operation, 'mark-1');
  const marked = Object.entries(operation.body?.properties ?? {}).filter(([, { format }]) => format === 'password');
  const given = operation.parameters.filter((each) => each.in === 'header' && each.schema.format === 'password');
  return {
    path,
    query,
    headers: { ...headers, ...Object.fromEntries(given.map(({ name }) => [name, OWN])) },
    ...(body !== undefined && {
      body: { ...(body as object), ...Object.fromEntries(marked.map(([name]) => [name, OWN])) },
    }),
  };
}

/** To hand a token to the caller is what CreateAccessToken is for. */
const every = catalog.filter(({ id, anonymous }) => !anonymous && id !== 'CreateAccessToken');

test.each(Object.keys(echoes))('In a %s nothing comes back, of whatever operation', async (each) => {
  kind = each;
  const leaks: string[] = [];
  for (const operation of every) {
    const { headers, text, line } = await relay.call(operation.id, planted(operation));
    const shown = JSON.stringify([headers, text, line]);
    if ([...bearers, OWN].some((secret) => secret !== '' && shown.includes(secret))) leaks.push(operation.id);
  }
  expect([...bearers]).toEqual(expect.arrayContaining([TOKEN, OWN, expect.stringMatching(/^eyJ/)]));
  expect(leaks).toEqual([]);
});

test('The store received the planted secrets, in a body and in a cookie', () => {
  expect(bearers.has(OWN)).toBe(true);
  const bodies = every.filter((operation) => JSON.stringify(planted(operation).body ?? '').includes(OWN));
  expect(bodies.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['LoginUserProfile', 'CreateWebhook', 'UpdateWebhook']),
  );
});
