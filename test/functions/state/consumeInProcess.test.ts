// State in this process consumes its queues itself, by the rules of host.json.
import { queueRules } from '../../../functions/state/consume.ts';
import { openState } from '../../../functions/state/openState.ts';
import type { State } from '../../../functions/state/state.ts';
import { readText } from '../../support/sources.ts';

const clock = { elapsed: 0 };
let state: State | undefined;
function opened(): State {
  state = openState({ now: () => 0, elapsed: () => clock.elapsed });
  return state;
}
afterEach(() => state?.close());

/** Waits until the work that is due has been done. */
async function turns(): Promise<void> {
  for (let at = 0; at < 20; at += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('Its rules are those of host.json', () => {
  const { queues } = JSON.parse(readText('host.json')).extensions;
  expect(queueRules).toEqual({
    batchSize: queues.batchSize,
    maxDequeueCount: queues.maxDequeueCount,
    visibilityTimeout: Number(queues.visibilityTimeout.split(':').at(-1)) * 1_000,
  });
});

test('A message is processed as soon as it is sent, as are earlier ones', async () => {
  const { queue, consume } = opened();
  const seen: string[] = [];
  await queue('storerelayevents').send({ id: '1' });
  consume('storerelayevents', async ({ message: { id = '' } }) => void seen.push(id));
  await queue('storerelayevents').send({ id: '2' });
  await queue('storerelayjobs').send({ id: 'not of this queue' });
  await turns();
  expect([seen, await queue('storerelayevents').count()]).toEqual([['1', '2'], 0]);
});

test('A message whose processing hangs does not delay the others, and at most a batch is in progress', async () => {
  const { queue, consume } = opened();
  let most = 0;
  const waiting = new Set<() => void>();
  consume('storerelayevents', async ({ message }) => {
    if (message.id === 'quick') return;
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      most = Math.max(most, waiting.size);
    });
  });
  await queue('storerelayevents').send({ id: 'slow' });
  await turns();
  for (let at = 0; at < 40; at += 1) await queue('storerelayevents').send({ id: 'quick' });
  await turns();
  expect(await queue('storerelayevents').count()).toBe(1);
  for (let at = 0; at < 40; at += 1) await queue('storerelayevents').send({ id: 'slow' });
  await turns();
  expect(most).toBe(queueRules.batchSize);
  while (waiting.size > 0) {
    for (const resolve of waiting) {
      waiting.delete(resolve);
      resolve();
    }
    await turns();
  }
  expect([most, await queue('storerelayevents').count()]).toEqual([queueRules.batchSize, 0]);
});

test('A message whose work fails five times lies in the poison queue', async () => {
  const { queue, consume } = opened();
  const tried: number[] = [];
  const fail = ({ tries }: { tries: number }) => {
    tried.push(tries);
    return Promise.reject(new Error('it fails'));
  };
  consume('storerelayevents', fail);
  await queue('storerelayevents').send({ id: 'bad' });
  for (let at = 0; at < 6; at += 1) {
    await turns();
    clock.elapsed += queueRules.visibilityTimeout;
    await queue('storerelayevents').send({ id: 'gone' }, { delay: 3_600_000 }); // wakes it, since no time passes for timers
  }
  expect(tried).toEqual([1, 2, 3, 4, 5]);
  const [poisoned] = await queue('storerelayevents-poison').receive(1, 1_000);
  expect(poisoned?.message).toEqual({ id: 'bad' });
});

test('After it is closed nothing more is received', async () => {
  const { queue, consume, close } = opened();
  const seen: unknown[] = [];
  consume('storerelayevents', async (each) => void seen.push(each));
  await queue('storerelayevents').send({ id: '1' });
  close();
  await queue('storerelayevents').send({ id: '2' });
  await turns();
  expect([seen, await queue('storerelayevents').count()]).toEqual([[], 2]);
});
