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

test('The circuit stays closed while the store responds', () => {
  const { circuit, passes } = openCircuit();
  for (let at = 0; at < 100; at += 1) circuit.recordSuccess('a');
  expect(passes()).toBe(true);
});

test('Below the threshold of failures, calls pass', () => {
  const { fail, passes } = openCircuit();
  fail(THRESHOLD - 1);
  expect([passes(), passes()]).toEqual([true, true]);
});

test('At the threshold, calls are rejected', () => {
  const { fail, passes } = openCircuit();
  fail(THRESHOLD);
  expect(passes()).toBe(false);
});

test('Only consecutive failures count: a success resets the count', () => {
  const { circuit, fail, passes } = openCircuit();
  fail(THRESHOLD - 1);
  circuit.recordSuccess('a');
  fail(THRESHOLD - 1);
  expect(passes()).toBe(true);
});

test('A rejected call gets the reason and Retry-After', async () => {
  const { clock, fail, refusal } = openCircuit();
  fail(THRESHOLD);
  clock.now += 400;
  const { code, status, headers, message } = await refusal();
  expect([code, status, headers]).toEqual(['store_unreachable', 502, { 'retry-after': '1' }]);
  expect(message).toMatch(/tries it again in a few seconds/);
});

test('After a delay one call probes, and the others are rejected until it has finished', () => {
  const { clock, fail, passes } = openCircuit();
  fail(THRESHOLD);
  clock.now += 1_000;
  expect([passes(), passes(), passes()]).toEqual([true, false, false]);
});

test('When the probe succeeds, the circuit closes', () => {
  const { clock, circuit, fail, passes } = openCircuit();
  fail(THRESHOLD);
  clock.now += 1_000;
  circuit.assertClosed('a');
  circuit.recordSuccess('a');
  expect([passes(), passes(), passes()]).toEqual([true, true, true]);
});

test('When the probe fails, the next one comes later each time, up to a limit', () => {
  const { circuit, fail, closedFor } = openCircuit();
  fail(THRESHOLD);
  const waits = Array.from({ length: 6 }, () => {
    const waited = closedFor();
    circuit.recordFailure('a', NOW);
    return waited;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000]);
});

test('When the probe never finishes, another one is sent', () => {
  const { fail, closedFor } = openCircuit();
  fail(THRESHOLD);
  closedFor();
  expect(closedFor()).toBeLessThanOrEqual(4_000);
});

test('After a success the first delay is short again', () => {
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

test('Two circuits are independent', () => {
  const [down, up] = [openCircuit(), openCircuit()];
  down.fail(THRESHOLD);
  expect([down.passes(), up.passes()]).toEqual([false, true]);
});

test('Failures of one caller do not affect another', () => {
  const { circuit, fail, passes } = openCircuit();
  fail(THRESHOLD);
  expect([passes(), circuit.assertClosed('b')]).toEqual([false, 0]);
});

test('A failed request does not count if the store has responded to another since it was sent', () => {
  const { circuit, passes } = openCircuit();
  const entries = Array.from({ length: THRESHOLD }, () => circuit.assertClosed('a'));
  circuit.recordSuccess('b');
  for (const entry of entries) circuit.recordFailure('a', entry);
  expect(passes()).toBe(true);
});
