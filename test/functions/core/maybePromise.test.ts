// A thrown error and a rejected promise are handled alike, and a value is there without a promise.
import { startDeadline, within } from '../../../functions/core/deadline.ts';
import { Failure } from '../../../functions/core/errors.ts';
import { attempt } from '../../../functions/core/maybePromise.ts';
import { failureOf } from '../../support/failures.ts';
import { goneBy } from '../../support/goneBy.ts';

const fault = new Failure('invalid_request', 'It was wrong.');
function mapped(thrown: unknown): never {
  throw new Failure('not_found', 'It was mapped.', { cause: thrown });
}

test.each([
  ['thrown', () => attempt((): Promise<string> => fail(), mapped)],
  ['rejected', () => attempt(async () => fail(), mapped)],
])('An error that is %s is mapped', async (_, work) => {
  expect(await failureOf(work)).toMatchObject({ code: 'not_found', cause: fault });
});

function fail(): never {
  throw fault;
}

test('A value stays a value, and a promise its promise', async () => {
  expect(attempt(() => 'here', mapped)).toBe('here');
  expect(await attempt(async () => 'later', mapped)).toBe('later');
});

test('A value within a deadline is there at once, but not once the deadline has ended', () => {
  const [open, over] = [startDeadline(60_000), startDeadline(60_000, goneBy(AbortSignal.abort()))];
  expect(within(open, 'here')).toBe('here');
  expect(() => within(over, 'here')).toThrow(expect.objectContaining({ code: 'caller_gone' }));
  open.end();
  over.end();
});
