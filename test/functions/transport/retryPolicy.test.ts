// Backoff with jitter: clients that failed together do not retry together.
import fc from 'fast-check';
import { type Attempt, jitter, nextDelay } from '../../../functions/transport/retryPolicy.ts';

const outgoing = { method: 'GET', path: '/v1/apps', headers: {}, secrets: [] };
function sentOf(status: number, headers: Record<string, string> = {}) {
  return {
    sent: { status, headers, body: Buffer.alloc(0), start: Buffer.alloc(0) },
  };
}
function tried(more: Partial<Attempt> = {}): Attempt {
  return {
    attempt: 1,
    outcome: sentOf(503),
    outgoing,
    safe: true,
    left: 10_000,
    ...more,
  };
}

test('The wait is never below nothing, and never above four seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (attempt) => {
      const wait = jitter(attempt);
      expect(wait >= 0 && wait <= 4_000).toBe(true);
    }),
  );
});

test('The delays of a hundred calls are spread over the whole range', () => {
  const waits = Array.from({ length: 1_000 }, () => jitter(2));
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(500);
  expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
});

test('The delay is the given one', () => {
  expect(nextDelay(tried({ attempt: 2 }), (attempt) => attempt * 10)).toBe(20);
});

test('Retry-After of the store takes precedence', () => {
  const outcome = sentOf(503, { 'retry-after': '2' });
  expect(nextDelay(tried({ outcome }), () => 10)).toBe(2_000);
});

test.each<[string, Partial<Attempt>]>([
  ['the third try', { attempt: 3 }],
  ['a wait that would outlast the deadline', { left: 5 }],
  ['an answer that no patience mends', { outcome: sentOf(404) }],
  ['a message that must not go twice', { safe: false }],
])('After %s there is no other try', (_, more) => {
  expect(nextDelay(tried(more), () => 10)).toBeUndefined();
});
