// Read-ahead: the store is read ahead of the client within bounds, and a client that reads nothing is aborted.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { monitorReader, READ_AHEAD } from '../../../functions/transport/readAhead.ts';

function open(bytes: number, milliseconds: number) {
  const stream = new Readable({ read: () => undefined, highWaterMark: 65_536 });
  const reader = monitorReader(stream, { bytes, milliseconds });
  const push = (size: number): boolean => {
    stream.push(Buffer.alloc(size));
    return reader.came(size);
  };
  return { stream, reader, push };
}

test('A response is read ahead of its reader up to a limit, and paused beyond', () => {
  const { stream, push } = open(1, 60_000);
  expect([push(READ_AHEAD - 1), push(1)]).toEqual([false, true]);
  stream.destroy();
});

test('All readers together have a limit, too: beyond it little is read ahead', async () => {
  const many = Array.from({ length: 40 }, () => open(1, 60_000));
  for (const { push } of many) push(READ_AHEAD - 1);
  const late = open(1, 60_000);
  expect([late.push(32_768), late.push(32_768)]).toEqual([false, true]);
  const closed = [...many, late].map(({ stream }) => once(stream.destroy(), 'close'));
  await Promise.all(closed);
  const after = open(1, 60_000);
  expect(after.push(READ_AHEAD - 1)).toBe(false);
  after.stream.destroy();
});

test('A reader that reads nothing while the store waits is disconnected', async () => {
  const { stream, push } = open(1_024, 20);
  push(READ_AHEAD);
  const [error] = await once(stream, 'error');
  expect(error.code).toBe('caller_gone');
});

test('A reader that reads fast enough is not disconnected, however long the response', async () => {
  const { stream, push } = open(1_024, 20);
  push(READ_AHEAD);
  let taken = 0;
  for (let round = 0; round < 20; round += 1) {
    taken += (stream.read(16_384) as Buffer | null)?.length ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect([stream.destroyed, taken]).toEqual([false, 20 * 16_384]);
  stream.destroy();
});

test('A reader of a response that has arrived completely may be slow', async () => {
  const { stream, reader, push } = open(1_024, 10);
  push(READ_AHEAD);
  reader.drained();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(stream.destroyed).toBe(false);
  stream.destroy();
});
