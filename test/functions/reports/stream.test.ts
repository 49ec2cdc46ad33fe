// Large tables: they are streamed, aborted on an error, and released on a client disconnect.
import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { streamTable } from '../../../functions/reports/streamTable.ts';
import { createTableStream } from '../../../functions/reports/tableStream.ts';
import type { Format } from '../../../functions/reports/tableWriters.ts';
import { tableFiles } from './tables.ts';

const LINES = 100_000;
const PIECE = 1_000;

/** More than is buffered. `spoil` replaces the last line. */
async function* large(spoil = 'last\t1\n'): AsyncGenerator<string> {
  yield 'SKU\tUnits\n';
  // many lines per chunk, as from a file
  for (let from = 1; from < LINES; from += PIECE) {
    const lines = Array.from({ length: Math.min(PIECE, LINES - from) }, (_, at) => `sku-${from + at}\t${from + at}\n`);
    yield lines.join('');
  }
  yield spoil;
}

async function poured(lines: AsyncIterable<string>, cut?: number, format: Format = 'json'): Promise<Readable> {
  const packed = Readable.from(lines).pipe(createGzip());
  const bytes = cut === undefined ? packed : Readable.from((await packed.toArray()).slice(0, -cut));
  const body = await streamTable(tableFiles({ body: bytes }), createTableStream({ format, report: {} }));
  if (body instanceof Readable) return body;
  throw new Error('It was held');
}

test('a large table streams, and is whole', async () => {
  const { rows } = JSON.parse(await text(await poured(large())));
  expect(rows).toHaveLength(LINES);
  expect(rows.at(-1)).toEqual({ sku: 'last', units: 1 });
});

test('an error after the beginning aborts the response', async () => {
  await expect(text(await poured(large('one\t2\tthree\tfour\n'), undefined, 'csv'))).rejects.toMatchObject({
    code: 'store_invalid_answer',
    message: expect.stringContaining(`Line ${LINES + 1} `),
  });
});

test('an ambiguous line is reported after the rows of a large table', async () => {
  const { rows, warnings, warningCount } = JSON.parse(await text(await poured(large('one\t2\tthree\tfour\n'))));
  expect(rows).toHaveLength(LINES);
  expect(rows.at(-1)).toEqual({ sku: null, units: null });
  expect([warningCount, warnings[0].line, warnings[0].raw]).toEqual([1, LINES + 1, 'one\t2\tthree\tfour']);
});

test('a file that is truncated after the beginning aborts the response', async () => {
  await expect(text(await poured(large(), 1))).rejects.toMatchObject({ code: 'store_unreachable' });
});

test('a client that disconnects aborts the download, also if it stalls', async () => {
  const packed = createGzip();
  Readable.from(large()).pipe(packed, { end: false });
  const body = await streamTable(tableFiles({ body: packed }), createTableStream({ format: 'json', report: {} }));
  if (!(body instanceof Readable)) throw new Error('It was held');
  const closed = new Promise((resolve) => packed.on('error', () => undefined).once('close', resolve));
  body.destroy();
  await closed;
  expect(packed.destroyed).toBe(true);
});

test('a million rows need no more memory than a few', async () => {
  const child = new URL('./flood.js', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=64', child, '1000000']);
  const { bytes, rows, mebibytes } = JSON.parse(stdout);
  expect(rows).toBe(1_000_000);
  expect(bytes).toBeGreaterThan(100_000_000);
  expect(mebibytes).toBeLessThan(40);
}, 120_000);
