// A queue is consumed by the rules of the queue trigger of Azure Functions.
import { consumeBatch, LEASE, poisonNameOf, type QueueRules } from '../../../functions/state/consume.ts';
import { createMemoryQueue } from '../../../functions/state/memoryQueue.ts';

const rules: QueueRules = { batchSize: 16, maxDequeueCount: 5, visibilityTimeout: 30_000 };

function newQueues() {
  const clock = { now: 0 };
  const elapsed = () => clock.now;
  return { clock, queue: createMemoryQueue('q', elapsed), poison: createMemoryQueue(poisonNameOf('q'), elapsed) };
}

test('A message whose function succeeds is deleted', async () => {
  const { queue, poison } = newQueues();
  await queue.send({ id: '1' });
  const seen: unknown[] = [];
  const run = async ({ message, tries }: { message: unknown; tries: number }) => void seen.push([message, tries]);
  expect(await consumeBatch(queue, poison, rules, run)).toBe(1);
  expect([seen, await queue.count(), await poison.count()]).toEqual([[[{ id: '1' }, 1]], 0, 0]);
});

test('One whose function fails comes back after the visibility timeout, five times, and then lies in the poison queue', async () => {
  const { clock, queue, poison } = newQueues();
  await queue.send({ id: '1' });
  const tried: number[] = [];
  const run = ({ tries }: { tries: number }) => {
    tried.push(tries);
    return Promise.reject(new Error('it fails'));
  };
  for (let at = 0; at < 8; at += 1) {
    await consumeBatch(queue, poison, rules, run);
    expect(await consumeBatch(queue, poison, rules, run)).toBe(0);
    clock.now += rules.visibilityTimeout;
  }
  expect(tried).toEqual([1, 2, 3, 4, 5]);
  expect(await queue.count()).toBe(0);
  expect((await poison.receive(32, 1_000)).map(({ message }) => message)).toEqual([{ id: '1' }]);
  expect(poison.name).toBe('q-poison');
});

test('A message that kills its instance five times is not tried a sixth time', async () => {
  const { clock, queue, poison } = newQueues();
  await queue.send({ id: 'deadly' });
  for (let at = 0; at < 5; at += 1) {
    await queue.receive(16, LEASE); // and the instance is gone
    clock.now += LEASE;
  }
  const ran: unknown[] = [];
  await consumeBatch(queue, poison, rules, async (each) => void ran.push(each));
  expect([ran, await queue.count(), await poison.count()]).toEqual([[], 0, 1]);
});

test('One that fails does not stop the others of its batch', async () => {
  const { queue, poison } = newQueues();
  for (const id of ['good', 'bad', 'better']) await queue.send({ id });
  const done: string[] = [];
  await consumeBatch(queue, poison, rules, async ({ message: { id = '' } }) => {
    if (id === 'bad') throw new Error('it fails');
    done.push(id);
  });
  expect([done.sort(), await queue.count()]).toEqual([['better', 'good'], 1]);
});
