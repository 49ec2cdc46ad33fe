// Work that begins at once in the instance that sends its message, and comes from the queue where that fails.
import { createMemoryQueue } from '../../../functions/state/memoryQueue.ts';
import { createPromptSender, type PromptParts } from '../../../functions/state/promptSender.ts';
import { openTestClock } from '../../support/clock.ts';

function open(run: PromptParts['run'], most = 2) {
  const { clock, elapsed } = openTestClock(1_000);
  const queue = createMemoryQueue('events', elapsed);
  return { clock, queue, send: createPromptSender({ queue, run, most, longest: 60_000 }) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('The message of finished work is gone', async () => {
  const done: unknown[] = [];
  const { queue, send } = open(async (message) => void done.push(message));
  await send({ event: 'one' });
  await settle();
  expect([done, await queue.count()]).toEqual([[{ event: 'one' }], 0]);
});

test('The message is in the queue before its work begins', async () => {
  let inQueue: number | undefined;
  const { queue, send } = open(async () => {
    inQueue = await queue.count();
  });
  await send({ event: 'one' });
  await settle();
  expect(inQueue).toBe(1);
});

test('The message of failed work comes from the queue, and so does that of an instance that died', async () => {
  for (const run of [() => Promise.reject(new Error('down')), () => new Promise<void>(() => undefined)]) {
    const { clock, queue, send } = open(run);
    await send({ event: 'one' });
    await settle();
    expect(await queue.receive(1, 1_000)).toEqual([]);
    clock.now += 60_000;
    expect((await queue.receive(1, 1_000)).map(({ message, tries }) => [message, tries])).toEqual([
      [{ event: 'one' }, 1],
    ]);
  }
});

test('More than the instance works on at a time is in the queue at once', async () => {
  const begun: unknown[] = [];
  const { queue, send } = open(async (message) => {
    begun.push(message);
    await new Promise(() => undefined);
  });
  for (const event of ['one', 'two', 'three']) await send({ event });
  expect(begun).toEqual([{ event: 'one' }, { event: 'two' }]);
  expect((await queue.receive(32, 1_000)).map(({ message }) => message)).toEqual([{ event: 'three' }]);
});

test('A queue that refuses the message rejects, and keeps no place', async () => {
  const { queue } = open(async () => undefined);
  let [isDown, runs] = [true, 0];
  const send = createPromptSender({
    queue: {
      ...queue,
      sendRemovable: (...given) => (isDown ? Promise.reject(new Error('down')) : queue.sendRemovable(...given)),
    },
    run: async () => {
      runs += 1;
    },
    most: 1,
    longest: 60_000,
  });
  await expect(send({ event: 'one' })).rejects.toThrow('down');
  expect(runs).toBe(0);
  isDown = false;
  await send({ event: 'one' });
  await settle();
  expect(runs).toBe(1);
});
