// Work on a list, some items at a time.
import { mapConcurrent } from '../../../functions/overview/perAccount.ts';

const items = Array.from({ length: 20 }, (_, at) => at);

test('The results are in the order of the items, and never more than so many are in progress', async () => {
  let [inProgress, most] = [0, 0];
  const results = await mapConcurrent(4, items, async (item) => {
    inProgress += 1;
    most = Math.max(most, inProgress);
    await new Promise((resolve) => setTimeout(resolve, item % 3));
    inProgress -= 1;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(most).toBe(4);
});

test('Nothing is started after a failure', async () => {
  const started: number[] = [];
  const work = mapConcurrent(4, items, async (item) => {
    started.push(item);
    await new Promise((resolve) => setImmediate(resolve));
    if (item === 2) throw new Error('The store refused');
  });
  await expect(work).rejects.toThrow('The store refused');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(started.length).toBeLessThan(10);
});
