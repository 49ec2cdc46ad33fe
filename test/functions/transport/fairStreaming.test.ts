// Streamed responses take turns, so that they never fill a turn of the event loop.
import { startDeadline } from '../../../functions/core/deadline.ts';
import {
  countCall,
  countStream,
  inTurn,
  leaveTurns,
  spend,
  waitForTurn,
} from '../../../functions/transport/fairStreaming.ts';

const PIECE = 65_536;
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('Two pieces pass in each turn; later ones wait', async () => {
  await turn();
  expect([spend(PIECE), spend(PIECE), spend(PIECE)]).toEqual([false, true, true]);
  await turn();
  expect(spend(PIECE)).toBe(false);
});

test('Waiting pieces continue in order, as many in each turn as may pass', async () => {
  await turn();
  const went: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    waitForTurn(() => {
      went.push(name);
      spend(PIECE);
    });
  const seen = [];
  for (let at = 0; at < 4; at += 1) {
    seen.push(went.join(''));
    await turn();
  }
  expect(seen).toEqual(['', 'ab', 'abcd', 'abcde']);
});

test('A stream without data does not block others', async () => {
  await turn();
  const went: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) waitForTurn(() => void went.push(name));
  await turn();
  expect(went.join('')).toBe('abcd');
});

test('A stream that is removed is not called', async () => {
  const went: string[] = [];
  const gone = (): void => void went.push('gone');
  waitForTurn(gone);
  leaveTurns(gone);
  await turn();
  expect(went).toEqual([]);
});

/** More than the calls and streams that other tests of this process may have left. */
const MANY = 1_000;

test('Beside calls in progress only one piece passes in a turn, unless they are those that stream', async () => {
  await turn();
  const deadline = startDeadline(60_000);
  for (let at = 0; at < MANY; at += 1) countCall(deadline);
  expect(spend(PIECE)).toBe(true);
  await turn();
  const ends = Array.from({ length: MANY * 2 }, () => countStream());
  expect(spend(PIECE)).toBe(false);
  for (const end of ends) end();
  await turn();
  expect(spend(PIECE)).toBe(true);
  deadline.end();
});

test('A whole response is forwarded in its turn, and counts there', async () => {
  await turn();
  const went: string[] = [];
  const give = (name: string) => inTurn(3 * PIECE, () => void went.push(name));
  expect([give('a'), give('b'), give('c')].map((waiting) => waiting === undefined)).toEqual([true, false, false]);
  await turn();
  expect(went.join('')).toBe('ab');
  await turn();
  expect(went.join('')).toBe('abc');
});
