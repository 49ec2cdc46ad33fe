// Slots are shared fairly: no caller or operation blocks the others, and queued requests get their turn.
import { startDeadline } from '../../../functions/core/deadline.ts';
import {
  createLimiter,
  type LimiterCapacity,
  type ReleaseSlot,
} from '../../../functions/transport/concurrencyLimiter.ts';
import { failureOf } from '../../support/failures.ts';
import { goneBy } from '../../support/goneBy.ts';

const deadline = startDeadline(60_000);
afterAll(() => deadline.end());

const PLACES: LimiterCapacity = { all: 8, caller: 4, operation: 2, least: 1, waiting: 3 };

/** A limiter, and the order in which requests got their slots. */
function open(places: Partial<LimiterCapacity> = {}) {
  const limiter = createLimiter({ ...PLACES, ...places });
  const entered: string[] = [];
  const leaves: ReleaseSlot[] = [];
  const ask = async (caller: string, operation = 'op'): Promise<ReleaseSlot> => {
    const leave = await limiter(deadline, { caller, operation });
    entered.push(`${caller} ${operation}`);
    leaves.push(leave);
    return leave;
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { limiter, ask, entered, leaves, settled };
}

test('One operation of one caller gets at most its share', async () => {
  const { ask, entered, settled } = open();
  for (let at = 0; at < 5; at += 1) ask('a').catch(() => undefined);
  await settled();
  expect(entered).toEqual(['a op', 'a op']);
});

test('One caller gets at most half of all slots, whatever it calls', async () => {
  const { ask, entered, settled } = open();
  for (const operation of ['x', 'x', 'y', 'y', 'z', 'z']) ask('a', operation).catch(() => undefined);
  await settled();
  expect(entered).toHaveLength(4);
});

test('Another operation of a caller with a hanging one gets a slot at once', async () => {
  const { ask, entered, settled } = open();
  for (let at = 0; at < 5; at += 1) ask('a', 'hangs').catch(() => undefined);
  ask('a', 'healthy').catch(() => undefined);
  await settled();
  expect(entered).toContain('a healthy');
});

test('Another caller gets a slot at once while one has its maximum', async () => {
  const { ask, entered, settled } = open();
  for (const operation of ['x', 'x', 'y', 'y', 'z']) ask('a', operation).catch(() => undefined);
  ask('b').catch(() => undefined);
  await settled();
  expect(entered).toContain('b op');
});

test('A caller with nothing in flight gets a slot even if all are taken', async () => {
  const { ask, entered, settled } = open();
  for (const caller of ['a', 'b'])
    for (const operation of ['x', 'x', 'y', 'y']) ask(caller, operation).catch(() => undefined);
  ask('c').catch(() => undefined);
  ask('c').catch(() => undefined);
  await settled();
  expect(entered.filter((each) => each === 'c op')).toHaveLength(1);
});

test('Freed slots are given round-robin to callers, and to the operations of each', async () => {
  const { ask, entered, leaves, settled } = open({ all: 1, caller: 1, operation: 1, least: 0, waiting: 100 });
  ask('first').catch(() => undefined);
  await settled();
  for (let at = 0; at < 3; at += 1) ask('a', 'x').catch(() => undefined);
  for (let at = 0; at < 2; at += 1) ask('a', 'y').catch(() => undefined);
  for (let at = 0; at < 2; at += 1) ask('b', 'x').catch(() => undefined);
  for (let at = 0; at < 8; at += 1) {
    leaves[at]?.();
    await settled();
  }
  expect(entered).toEqual(['first op', 'a x', 'b x', 'a y', 'b x', 'a x', 'a y', 'a x']);
});

test('A full queue refuses only its own operation, with Retry-After', async () => {
  const { ask, entered, settled } = open();
  for (let at = 0; at < 5; at += 1) ask('a', 'crowd').catch(() => undefined);
  await settled();
  const { code, headers } = await failureOf(ask('a', 'crowd'));
  expect([code, headers]).toEqual(['too_many_calls', { 'retry-after': '1' }]);
  await ask('a', 'other');
  await ask('b', 'crowd');
  expect(entered.slice(-2)).toEqual(['a other', 'b crowd']);
});

test('A slot is released once, however often release is called', async () => {
  const { ask, entered, settled } = open({ operation: 1 });
  const leave = await ask('a');
  for (let at = 0; at < 3; at += 1) ask('a').catch(() => undefined);
  leave();
  leave();
  await settled();
  expect(entered).toHaveLength(2);
});

test('A call that is aborted while waiting takes no slot, and the next one gets it', async () => {
  const { limiter, ask, entered, leaves, settled } = open({ operation: 1 });
  await ask('a');
  const caller = new AbortController();
  const gone = startDeadline(60_000, goneBy(caller.signal));
  const left = failureOf(limiter(gone, { caller: 'a', operation: 'op' }));
  ask('a').catch(() => undefined);
  caller.abort();
  expect((await left).code).toBe('caller_gone');
  gone.end();
  leaves[0]?.();
  await settled();
  expect(entered).toHaveLength(2);
});
