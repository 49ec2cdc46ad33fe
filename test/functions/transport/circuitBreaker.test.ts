// The circuit breaker opens after consecutive failures, allows a single probe, and closes on its success.

import type { Failure } from '../../../functions/core/errors.ts';
import { createCircuitBreaker } from '../../../functions/transport/circuitBreaker.ts';
import { failureOf } from '../../support/failures.ts';

/** Consecutive failures that open the circuit. */
const THRESHOLD = 20;
/** Of a message that was sent after every success so far. */
const NOW = Number.POSITIVE_INFINITY;

function openCircuit() {
  const clock = { now: 1_000_000 };
  const circuit = createCircuitBreaker(() => clock.now);
  const fail = (times: number): void => {
    for (let at = 0; at < times; at += 1) circuit.recordFailure('a', NOW);
  };
  const passes = (): boolean => {
    try {
      circuit.assertClosed('a');
      return true;
    } catch {
      return false;
    }
  };
  /** The milliseconds until a call passes again. */
  const closedFor = (): number => {
    const from = clock.now;
    while (!passes() && clock.now - from < 60_000) clock.now += 1;
    return clock.now - from;
  };
  const refusal = (): Promise<Failure> => failureOf(() => circuit.assertClosed('a'));
  return { clock, circuit, fail, passes, closedFor, refusal };
}

test('A store that answers is never spared', () => {
  const { circuit, passes } = openCircuit();
  for (let at = 0; at < 100; at += 1) circuit.recordSuccess('a');
  expect(passes()).toBe(true);
});

test('One fault less than the threshold lets calls pass', () => {
  const { fail, passes } = openCircuit();
  fail(THRESHOLD - 1);
  expect([passes(), passes()]).toEqual([true, true]);
});

test('At the threshold calls are turned away', () => {
  const { fail, passes } = openCircuit();
  fail(THRESHOLD);
  expect(passes()).toBe(false);
});

test('Faults count only in a row: a success between them begins anew', () => {
  const { circuit, fail, passes } = openCircuit();
  fail(THRESHOLD - 1);
  circuit.recordSuccess('a');
  fail(THRESHOLD - 1);
  expect(passes()).toBe(true);
});

test('Who is turned away is told why, and when to come again', async () => {
  const { clock, fail, refusal } = openCircuit();
  fail(THRESHOLD);
  clock.now += 400;
  const { code, status, headers, message } = await refusal();
  expect([code, status, headers]).toEqual(['store_unreachable', 502, { 'retry-after': '1' }]);
  expect(message).toMatch(/tries it again in a few seconds/);
});

test('After a moment one call tries, and the others wait for what it finds', () => {
  const { clock, fail, passes } = openCircuit();
  fail(THRESHOLD);
  clock.now += 1_000;
  expect([passes(), passes(), passes()]).toEqual([true, false, false]);
});

test('When the one that tried succeeds, everyone passes', () => {
  const { clock, circuit, fail, passes } = openCircuit();
  fail(THRESHOLD);
  clock.now += 1_000;
  circuit.assertClosed('a');
  circuit.recordSuccess('a');
  expect([passes(), passes(), passes()]).toEqual([true, true, true]);
});

test('When the one that tried fails, too, the next tries later each time, but soon enough', () => {
  const { circuit, fail, closedFor } = openCircuit();
  fail(THRESHOLD);
  const waits = Array.from({ length: 6 }, () => {
    const waited = closedFor();
    circuit.recordFailure('a', NOW);
    return waited;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000]);
});

test('When the one that tried never comes back, another one tries', () => {
  const { fail, closedFor } = openCircuit();
  fail(THRESHOLD);
  closedFor();
  expect(closedFor()).toBeLessThanOrEqual(4_000);
});

test('After a success the first wait is short again', () => {
  const { circuit, fail, closedFor } = openCircuit();
  fail(THRESHOLD);
  for (let at = 0; at < 3; at += 1) {
    closedFor();
    circuit.recordFailure('a', NOW);
  }
  closedFor();
  circuit.recordSuccess('a');
  fail(THRESHOLD);
  expect(closedFor()).toBe(1_000);
});

test('Two circuits know nothing of each other', () => {
  const [down, up] = [openCircuit(), openCircuit()];
  down.fail(THRESHOLD);
  expect([down.passes(), up.passes()]).toEqual([false, true]);
});

test('What the store fails at for one caller is not refused to another', () => {
  const { circuit, fail, passes } = openCircuit();
  fail(THRESHOLD);
  expect([passes(), circuit.assertClosed('b')]).toEqual([false, 0]);
});

test('Messages that fail do not count where the store has answered anything since they were sent', () => {
  const { circuit, passes } = openCircuit();
  const entries = Array.from({ length: THRESHOLD }, () => circuit.assertClosed('a'));
  circuit.recordSuccess('b');
  for (const entry of entries) circuit.recordFailure('a', entry);
  expect(passes()).toBe(true);
});
