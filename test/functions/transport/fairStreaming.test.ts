// Streamed responses take turns, so that they never fill a turn of the event loop.
import { leaveTurns, spend, waitForTurn } from '../../../functions/transport/fairStreaming.ts';

const PIECE = 65_536;
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('In one turn two pieces pass; whoever comes later waits', async () => {
  await turn();
  expect([spend(PIECE), spend(PIECE), spend(PIECE)]).toEqual([false, true, true]);
  await turn();
  expect(spend(PIECE)).toBe(false);
});

test('Those that wait go on in their order, as many in each turn as may pass', async () => {
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

test('Who has nothing to pass holds up nobody', async () => {
  await turn();
  const went: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) waitForTurn(() => void went.push(name));
  await turn();
  expect(went.join('')).toBe('abcd');
});

test('Who leaves is not called', async () => {
  const went: string[] = [];
  const gone = (): void => void went.push('gone');
  waitForTurn(gone);
  leaveTurns(gone);
  await turn();
  expect(went).toEqual([]);
});
