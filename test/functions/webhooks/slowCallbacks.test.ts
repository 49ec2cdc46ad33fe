// Slow callbacks of many subscriptions: what one run of a message has no time for is sent by a later one, and nothing twice.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryBudget } from '../../../functions/core/memoryBudget.ts';
import { secret } from '../../../functions/core/secret.ts';
import { systemTime } from '../../../functions/core/time.ts';
import { consumeBatch, poisonNameOf } from '../../../functions/state/consume.ts';
import { createConsumer, type WorkLog } from '../../../functions/state/consumers.ts';
import { openState } from '../../../functions/state/openState.ts';
import { createPromptSender } from '../../../functions/state/promptSender.ts';
import { createCallbackClient } from '../../../functions/webhooks/callbackClient.ts';
import { createEventRunner } from '../../../functions/webhooks/deliverEvents.ts';
import {
  subscriptionEntity,
  subscriptionValue,
  webhookEntity,
  webhookValue,
} from '../../../functions/webhooks/webhookTable.ts';
import { createBackgroundCalls } from '../../../functions/workflow/backgroundCall.ts';
import { openEventServices } from '../../../functions/workflow/eventServices.ts';
import { until } from '../../scripts/local-host/hosted.ts';

const SUBSCRIPTIONS = 32;
/** Four rounds of callbacks take longer than the message is hidden. All in milliseconds. */
const ANSWERED_AFTER = 1_100;
const CALLBACK_LIMIT = 1_800;
const HIDDEN = 4_000;
const HOUR = 3_600_000;
const name = 'storerelayevents';
const lines: WorkLog = { log: () => undefined, audit: () => undefined };

test('An event that is delivered at once reaches each of many slow callbacks once', async () => {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    setTimeout(() => response.writeHead(202).end(), ANSWERED_AFTER);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = openState(systemTime);
  const [queue, poison] = [state.queue(name), state.queue(poisonNameOf(name))];
  const events = openEventServices(state, systemTime, {
    stateKeys: [],
    deliver: () => Promise.reject(new Error('not used: the queue is in this process')),
    sources: {} as never,
    purchases: {} as never,
    accountFields: () => ({}),
    isAllowed: () => true,
    callbackHosts: [],
    publicOrigin: undefined,
    isSimulated: () => true,
  });
  await subscribe(events, origin);
  const callbacks = createCallbackClient(undefined, CALLBACK_LIMIT);
  const runner = createEventRunner({ events, callbacks, background: createBackgroundCalls([], []) });
  const consume = createConsumer({ [name]: runner }, createMemoryBudget(100_000_000));
  const run = (message: Readonly<Record<string, string>>, limit: number) =>
    consume(name, { id: 'at-once', message, tries: 1 }, lines, limit);
  const begin = createPromptSender({ queue, run, most: 32, longest: HIDDEN });
  await begin({ kind: 'event', webhook: 'w', event: 'e', correlationId: 'slow-callbacks' });
  const rules = { batchSize: 16, maxDequeueCount: 5, visibilityTimeout: 1_000 };
  await until(async () => {
    await consumeBatch(queue, poison, rules, (each) => consume(name, each, lines));
    return (await queue.count()) === 0;
  });
  expect(await poison.count()).toBe(0);
  expect(paths.sort()).toEqual(Array.from({ length: SUBSCRIPTIONS }, (_, at) => `/${10 + at}`));
  await callbacks.close();
  state.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}, 60_000);

async function subscribe({ webhooks, events }: ReturnType<typeof openEventServices>, origin: string): Promise<void> {
  const webhook = { id: 'w', store: 'apple', account: 'default', app: '1', url: origin } as const;
  const value = webhookValue({ ...webhook, secret: secret('s'), eventTypes: [], storeId: '1' });
  await webhooks.insert(webhookEntity('w'), value, HOUR);
  const of = { eventTypes: [], caller: 'default', owner: 'default/', operation: 'o', created: '' };
  for (let at = 0; at < SUBSCRIPTIONS; at += 1) {
    const subscription = subscriptionValue({ ...of, callback: secret(`${origin}/${10 + at}`) });
    await webhooks.insert(subscriptionEntity('w', String(at)), subscription, HOUR);
  }
  // it is described already, as purchase events are
  await events.insert({ partition: 'w', key: 'e' }, { raw: '', type: 't', item: { eventId: 'e' }, queued: true }, HOUR);
}
