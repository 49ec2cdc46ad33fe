// A write that is repeated at another instance is made once: two relays over one storage, and the storage gone.
import { randomBytes } from 'node:crypto';
import { openFaultyRelay, settingsAt } from '../../faults/relay.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen } from '../../support/listen.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const reply = {
  body: { reviewId: '00000000-1111-2222-3333-444444444444', responseBody: 'Thank you.' },
  headers: { 'idempotency-key': 'one' },
};

async function twoInstances(settings: Readonly<Record<string, string>> = {}, waitFor?: Promise<unknown>) {
  const store = await open(
    listen(async (response) => {
      await waitFor;
      const data = { type: 'customerReviewResponses', id: '1', attributes: { responseBody: 'Thank you.' } };
      response
        .writeHead(201, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data, links: { self: '/' } }));
    }),
  );
  const shared = {
    ...(await settingsAt(store.origin)),
    RELAY__STATE: 'storage',
    AzureWebJobsStorage: azurite().connectionString,
    ...settings,
  };
  const [one, two] = [await open(openFaultyRelay(shared)), await open(openFaultyRelay(shared))];
  return { one, two, made: () => store.messages.length };
}

withAzurite.each([
  ['with a key', { RELAY__STATE_KEY: randomBytes(32).toString('base64') }],
  ['without one', {}],
])(
  `A write that is repeated at another instance is made once, and answered alike, %s${ifAzurite}`,
  async (_, settings) => {
    const { one, two, made } = await twoInstances(settings);
    const first = await one.call('ReplyToReview', reply);
    const again = await two.call('ReplyToReview', reply);
    expect([first.status, made()]).toEqual([201, 1]);
    expect([again.status, again.text, again.headers['x-relay-replayed']]).toEqual([201, first.text, 'true']);
    const other = { ...reply, body: { ...reply.body, responseBody: 'Others.' } };
    expect(await two.call('ReplyToReview', other)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    expect(made()).toBe(1);
  },
);

withAzurite(`Ten calls at a time at two instances make one write${ifAzurite}`, async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { one, two, made } = await twoInstances({ RELAY__STATE_KEY: 'k'.repeat(44) }, held);
  const calls = Array.from({ length: 10 }, (_, at) => (at % 2 ? one : two).call('ReplyToReview', reply));
  release();
  const received = await Promise.all(calls);
  expect([
    made(),
    new Set(received.map(({ status }) => status)),
    new Set(received.map(({ text }) => text)).size,
  ]).toEqual([1, new Set([201]), 1]);
});

withAzurite(`A write that changed nothing may be repeated at another instance${ifAzurite}`, async () => {
  const { one, two, made } = await twoInstances({ RELAY__STATE_KEY: 'k'.repeat(44) });
  const wrong = { ...reply, body: {} };
  expect((await one.call('ReplyToReview', wrong)).status).toBe(400);
  const dry = { ...reply, headers: { 'idempotency-key': 'two' } };
  expect((await two.call('ReplyToReview', dry)).status).toBe(201);
  expect(made()).toBe(1);
});

withAzurite(
  `Where the storage is gone a write is not sent, and a read and a write without a key work${ifAzurite}`,
  async () => {
    const gone = azurite().connectionString.replaceAll(/:\d+\//g, ':1/');
    const { one, made } = await twoInstances({ AzureWebJobsStorage: gone, RELAY__STATE_KEY: 'k'.repeat(44) });
    const refused = await one.call('ReplyToReview', reply);
    expect([refused.status, refused.code, made()]).toEqual([502, 'store_unreachable', 0]);
    expect(refused.text).not.toContain('AccountKey');
    const { status } = await one.call('ReplyToReview', { body: reply.body });
    expect([status, made()]).toEqual([201, 1]);
  },
);
