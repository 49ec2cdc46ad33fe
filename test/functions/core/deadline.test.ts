// A deadline ends all work of a call, and so does a disconnect of the client.
import { getEventListeners } from 'node:events';
import { pause, startDeadline, within } from '../../../functions/core/deadline.ts';
import type { Failure } from '../../../functions/core/errors.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';
import { goneBy } from '../../support/goneBy.ts';
import { countListeners } from '../../support/listeners.ts';

const open = closeLater();
async function start(milliseconds: number, caller?: AbortSignal) {
  const deadline = startDeadline(milliseconds, caller && goneBy(caller));
  await open({ close: deadline.end });
  return deadline;
}
const never = new Promise<never>(() => undefined);

test('Work that does not finish is aborted by the deadline', async () => {
  const deadline = await start(20);
  expect((await failureOf(within(deadline, never))).code).toBe('store_timeout');
});

test('The sentence of a deadline reports how long the relay waited', async () => {
  const deadline = await start(1000);
  const waiting = failureOf(within(deadline, never));
  expect((await waiting).message).toContain('within 1 seconds');
});

test('A pause does not outlast the deadline', async () => {
  const deadline = await start(20);
  expect((await failureOf(pause(deadline, 3_600_000))).code).toBe('store_timeout');
});

test('A pause within the deadline ends by itself', async () => {
  await expect(pause(await start(60_000), 5)).resolves.toBeUndefined();
});

test('A client that disconnects aborts the work', async () => {
  const caller = new AbortController();
  const waiting = failureOf(within(await start(60_000, caller.signal), never));
  caller.abort();
  expect((await waiting).code).toBe('caller_gone');
});

test('A client that disconnected before the start aborts the work at once', async () => {
  const deadline = await start(60_000, AbortSignal.abort());
  expect(deadline.reason()?.code).toBe('caller_gone');
  expect((await failureOf(within(deadline, never))).code).toBe('caller_gone');
});

test('Work that finishes in time returns its result', async () => {
  expect(await within(await start(60_000), Promise.resolve('done'))).toBe('done');
});

test('Work that fails in time throws its own error', async () => {
  await expect(within(await start(60_000), Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});

test('Work that fails after the deadline causes no unhandled error', async () => {
  const deadline = await start(10);
  let fail: (reason: Error) => void = () => undefined;
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  expect((await failureOf(within(deadline, work))).code).toBe('store_timeout');
  fail(new Error('too late')); // an unhandled rejection would crash the process
  await new Promise((resolve) => setImmediate(resolve));
});

test('An ended deadline never fires', async () => {
  const caller = new AbortController();
  const deadline = await start(10, caller.signal);
  deadline.end();
  await new Promise((resolve) => setTimeout(resolve, 50));
  caller.abort();
  expect(deadline.reason()).toBeUndefined();
});

test('The remaining time decreases', async () => {
  const deadline = await start(60_000);
  const before = deadline.left();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(deadline.left()).toBeLessThan(before);
});

test('A deadline that ends notifies everyone who listens once, with the reason, but nobody who stopped listening', async () => {
  const caller = new AbortController();
  const deadline = await start(60_000, caller.signal);
  const reported: string[] = [];
  const report =
    (name: string) =>
    ({ code }: Failure): void =>
      void reported.push(`${name}: ${code}`);
  deadline.onAbort(report('one'));
  const forget = deadline.onAbort(report('two'));
  const same = report('three');
  deadline.onAbort(same);
  deadline.onAbort(same);
  forget();
  forget();
  caller.abort();
  caller.abort();
  expect(reported).toEqual(['one: caller_gone', 'three: caller_gone', 'three: caller_gone']);
});

test('A listener that is removed while a deadline notifies the others is not called', async () => {
  const deadline = await start(10);
  const reported: string[] = [];
  await new Promise<void>((resolve) => {
    deadline.onAbort(() => forget());
    const forget = deadline.onAbort(() => void reported.push('late'));
    deadline.onAbort(() => resolve());
  });
  expect(reported).toEqual([]);
});

test('A listener that is added to an expired deadline is called immediately', async () => {
  const deadline = await start(60_000, AbortSignal.abort());
  const reported: string[] = [];
  deadline.onAbort(({ code }) => void reported.push(code));
  expect(reported).toEqual(['caller_gone']);
});

test('The first reason stays: a client that disconnects after the time is over changes nothing', async () => {
  const caller = new AbortController();
  const deadline = await start(10, caller.signal);
  await failureOf(within(deadline, never));
  caller.abort();
  expect(deadline.reason()?.code).toBe('store_timeout');
});

test('A call that is over, or that may outlast its client, listens to the client no more', async () => {
  const caller = new AbortController();
  const [ended, staying] = [await start(60_000, caller.signal), await start(60_000, caller.signal)];
  ended.end();
  staying.stay();
  expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
  caller.abort();
  expect([ended.reason(), staying.reason()]).toEqual([undefined, undefined]);
});

test('Work that is done in time leaves no listener behind', async () => {
  const deadline = await start(60_000);
  const { open: listening, counting } = countListeners(deadline);
  await Promise.all([
    within(counting, Promise.resolve()),
    within(counting, Promise.reject(new Error())).catch(() => 0),
  ]);
  await new Promise(setImmediate);
  expect(listening()).toBe(0);
});

test('A listener for the end of a call runs once, and at once if the call is over', async () => {
  const deadline = await start(60_000);
  const done: string[] = [];
  deadline.onEnd(() => void done.push('at the end'));
  expect(done).toEqual([]);
  deadline.end();
  deadline.end();
  deadline.onEnd(() => void done.push('after it'));
  expect(done).toEqual(['at the end', 'after it']);
});
