// Reports above the size limits: rejected with an error, before they use many resources.
import { createTableStream } from '../../../functions/reports/tableStream.ts';
import { failureOf } from '../../support/failures.ts';
import { tableFrom, tsvBytes } from './tables.ts';

const sold = tsvBytes(['SKU', 'Title', 'Units'], ['A', 'Night train', '3'], ['B', 'Day train', '-1']);

test('too many rows return an error that says so', async () => {
  const limits = { bytes: 1_000_000, rows: 2 };
  const rows = ['A', 'B'].map((sku) => [sku]);
  expect((await tableFrom([tsvBytes(['SKU'], ...rows)], { limits })).rows).toHaveLength(2);
  expect(await failureOf(tableFrom([tsvBytes(['SKU'], ...rows, ['C'])], { limits }))).toMatchObject({
    code: 'payload_too_large',
    message: expect.stringContaining('more than 2 rows'),
  });
});

test('too many bytes return an error that says so', async () => {
  const failure = await failureOf(tableFrom([sold], { limits: { bytes: 40, rows: 100 } }));
  expect(failure).toMatchObject({ code: 'payload_too_large', message: expect.stringContaining('more than 40 bytes') });
});

test('a line without an end is not buffered', async () => {
  expect(await failureOf(tableFrom(['x'.repeat(3_000_000)]))).toMatchObject({ code: 'payload_too_large' });
});

test.each([
  ['too many columns', Array.from({ length: 501 }, (_, at) => `c${at}`)],
  ['a title that is too long', ['SKU', 'x'.repeat(201)]],
])('a report with %s is no table', async (_, titles) => {
  const failure = await failureOf(tableFrom([tsvBytes(titles)]));
  expect(failure).toMatchObject({ code: 'store_invalid_answer', message: expect.stringContaining('titles') });
});

test('the widest table is written', async () => {
  const titles = Array.from({ length: 500 }, (_, at) => `c${at}${'x'.repeat(190)}`);
  expect((await tableFrom([tsvBytes(titles, ['A'])])).columns).toHaveLength(500);
});

test('a few bytes that become a long text come in pieces', () => {
  const titles = Array.from({ length: 500 }, (_, at) => `c${at}`);
  const table = createTableStream({ format: 'json', report: {} });
  const row = titles.map((_, at) => (at === 0 ? 'A' : ''));
  const pieces = [...table.take(Buffer.from(tsvBytes(titles, ...Array(1_000).fill(row)))), ...table.endFile()];
  expect(pieces.join('').match(/\n\{/g)).toHaveLength(1_000);
  for (const { length } of pieces) expect(length).toBeLessThan(131_072);
});

function lines(most: number, line: string): string {
  return `${line}\n`.repeat(most);
}

test.each([
  ['lines above its columns', lines(1_001, 'Start Date\t11/30/2025')],
  ['totals', tsvBytes(['SKU', 'Title', 'Units']) + lines(10_001, 'Total_Units\t2')],
  ['totals', tsvBytes(['SKU', 'Title', 'Units'], ['SKU', 'Title']) + lines(5, `A\t${'x'.repeat(1_000_000)}`)],
  ['totals', tsvBytes(['SKU', 'Title', 'Units'], ['SKU', 'Title']) + lines(10_001, 'A\tB')],
])('more %s than any report has are not held', async (what, text) => {
  const failure = await failureOf(tableFrom([text], { framed: true }));
  expect(failure).toMatchObject({ code: 'payload_too_large', message: expect.stringContaining(what) });
});
