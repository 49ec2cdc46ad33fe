// A signal has one listener for any number of callbacks, and none once all are cancelled.
import { getEventListeners } from 'node:events';
import { startDeadline, within } from '../../../functions/core/deadline.ts';
import { whenAborted } from '../../../functions/core/whenAborted.ts';

function listenersOf(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length;
}

test('Many calls of one caller, and many answers that one call waits for, make one listener each', async () => {
  const caller = new AbortController();
  const deadlines = Array.from({ length: 40 }, () => startDeadline(60_000, caller.signal));
  const [first] = deadlines;
  let finish = (): void => undefined;
  const work = new Promise<void>((done) => {
    finish = done;
  });
  const waiting = Array.from({ length: 40 }, () => first && within(first, work));
  expect([listenersOf(caller.signal), first && listenersOf(first.signal)]).toEqual([1, 1]);
  finish();
  await Promise.all(waiting);
  await new Promise(setImmediate);
  for (const deadline of deadlines) deadline.end();
  expect([listenersOf(caller.signal), first && listenersOf(first.signal)]).toEqual([0, 0]);
});

test('Each work is done once, but what was forgotten, and at once where the signal is aborted already', () => {
  const control = new AbortController();
  const done: string[] = [];
  whenAborted(control.signal, () => void done.push('one'));
  const forget = whenAborted(control.signal, () => void done.push('two'));
  whenAborted(control.signal, () => void done.push('three'));
  forget();
  forget();
  control.abort();
  whenAborted(control.signal, () => void done.push('late'));
  expect(done).toEqual(['one', 'three', 'late']);
  expect(listenersOf(control.signal)).toBe(0);
});
