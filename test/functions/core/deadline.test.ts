// A deadline ends all work of a call, and so does a disconnect of the client.
import { pause, startDeadline, within } from '../../../functions/core/deadline.ts';
import { closeLater } from '../../support/cleanup.ts';
import { failureOf } from '../../support/failures.ts';

const open = closeLater();
async function start(milliseconds: number, caller?: AbortSignal) {
  const deadline = startDeadline(milliseconds, caller);
  await open({ close: deadline.end });
  return deadline;
}
const never = new Promise<never>(() => undefined);

test('Work that does not end is ended by the deadline', async () => {
  const deadline = await start(20);
  expect((await failureOf(within(deadline, never))).code).toBe('store_timeout');
});

test('The sentence of a deadline tells how long the relay waited', async () => {
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

test('A caller who leaves ends the work', async () => {
  const caller = new AbortController();
  const waiting = failureOf(within(await start(60_000, caller.signal), never));
  caller.abort();
  expect((await waiting).code).toBe('caller_gone');
});

test('A caller who left before the start ends the work at once', async () => {
  const deadline = await start(60_000, AbortSignal.abort());
  expect(deadline.signal.aborted).toBe(true);
  expect((await failureOf(within(deadline, never))).code).toBe('caller_gone');
});

test('Work that is done in time gives its outcome', async () => {
  expect(await within(await start(60_000), Promise.resolve('done'))).toBe('done');
});

test('Work that fails in time gives its own error', async () => {
  await expect(within(await start(60_000), Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});

test('Work that fails after the deadline disturbs nobody', async () => {
  const deadline = await start(10);
  let fail: (reason: Error) => void = () => undefined;
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  expect((await failureOf(within(deadline, work))).code).toBe('store_timeout');
  fail(new Error('too late')); // an unhandled rejection would crash the process
  await new Promise((resolve) => setImmediate(resolve));
});

test('An ended deadline never goes off', async () => {
  const caller = new AbortController();
  const deadline = await start(10, caller.signal);
  deadline.end();
  await new Promise((resolve) => setTimeout(resolve, 50));
  caller.abort();
  expect(deadline.signal.aborted).toBe(false);
});

test('What is left grows less', async () => {
  const deadline = await start(60_000);
  const before = deadline.left();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(deadline.left()).toBeLessThan(before);
});
