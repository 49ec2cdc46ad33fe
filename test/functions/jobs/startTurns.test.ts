// Turns of starts: one at a time of each caller, within the time of the call.
import { startDeadline } from '../../../functions/core/deadline.ts';
import { createStartTurns } from '../../../functions/jobs/startTurns.ts';

/** A start that ends, or fails, when it is told. */
function held() {
  let [end, fail]: [() => void, (reason: Error) => void] = [() => undefined, () => undefined];
  const done = new Promise<string>((resolve, reject) => {
    [end, fail] = [() => resolve('started'), reject];
  });
  let isBegun = false;
  const start = (): Promise<string> => {
    isBegun = true;
    return done;
  };
  return { start, isBegun: () => isBegun, end: () => end(), fail: (reason: Error) => fail(reason) };
}

const pass = () => new Promise((resolve) => setTimeout(resolve, 20));

test('A start waits for the one before it, also if that fails, and not for those of other callers', async () => {
  const [turns, deadline] = [createStartTurns(), startDeadline(60_000)];
  const [first, second, other] = [held(), held(), held()];
  const failed = turns('a', deadline, first.start).catch(({ message }: Error) => message);
  const started = turns('a', deadline, second.start);
  const another = turns('b', deadline, other.start);
  await pass();
  expect([first, second, other].map(({ isBegun }) => isBegun())).toEqual([true, false, true]);
  first.fail(new Error('refused'));
  second.end();
  other.end();
  expect(await Promise.all([failed, started, another])).toEqual(['refused', 'started', 'started']);
  deadline.end();
});

test('A start that waits too long is refused with the next step, and the one after it still waits', async () => {
  const [turns, short, long] = [createStartTurns(), startDeadline(100), startDeadline(60_000)];
  const [first, second, third] = [held(), held(), held()];
  const started = turns('a', long, first.start);
  const refused = turns('a', short, second.start);
  const last = turns('a', long, third.start);
  await expect(refused).rejects.toMatchObject({
    code: 'too_many_calls',
    headers: { 'retry-after': '5' },
    message: expect.stringMatching(
      /No job was started, and nothing was sent to the store\. Call again after 5 seconds\.$/,
    ),
  });
  await pass();
  expect([second.isBegun(), third.isBegun()]).toEqual([false, false]);
  first.end();
  third.end();
  expect(await Promise.all([started, last])).toEqual(['started', 'started']);
  short.end();
  long.end();
});
