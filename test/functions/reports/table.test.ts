// Lines as a table: chunks, malformed lines, several files, and the lines around the rows of a finance report.
import fc from 'fast-check';
import { createTableStream } from '../../../functions/reports/tableStream.ts';
import { failureOf } from '../../support/failures.ts';
import { csvOf, tableFrom, tsvBytes } from './tables.ts';

const sold = tsvBytes(
  ['SKU', 'Title', 'Units', 'Begin Date'],
  ['A', 'Zug "Nacht" – 夜行', '3', '10/31/2026'],
  ['B', ' ', '-1', '11/01/2026'],
);

function inPieces(bytes: Buffer, size: number): string {
  const table = createTableStream({ format: 'json', report: {} });
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += [...table.take(bytes.subarray(at, at + size))].join('');
  return [text, ...table.endFile(), table.end()].join('');
}

test('a table says what was asked, whether it is empty, its columns, its rows, and under them what is uncertain', async () => {
  const read = await tableFrom([sold], { report: { reportType: 'SALES' } });
  expect(Object.keys(read)).toEqual(['report', 'empty', 'columns', 'rows', 'warnings', 'warningCount']);
  expect(read).toMatchObject({ report: { reportType: 'SALES' }, empty: false });
  expect(read.columns[1]).toEqual({ key: 'title', title: 'Title', type: 'text' });
  expect(read.rows).toEqual([
    { sku: 'A', title: 'Zug "Nacht" – 夜行', units: 3, beginDate: '2026-10-31' },
    { sku: 'B', title: null, units: -1, beginDate: '2026-11-01' },
  ]);
});

test('it is the same table wherever the pieces are cut, in the middle of a character, too', () => {
  const bytes = Buffer.from(sold);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: bytes.length }), (size) => {
      expect(inPieces(bytes, size)).toBe(inPieces(bytes, bytes.length));
    }),
  );
});

test('Windows line ends, a byte order mark, empty lines and a missing last line end change nothing', async () => {
  const odd = `\uFEFF${sold.replaceAll('\n', '\r\n').replace('\r\n', '\r\n\r\n').trimEnd()}`;
  expect((await tableFrom([odd])).rows).toEqual((await tableFrom([sold])).rows);
});

test('a tab behind the last cell is no column', async () => {
  const { rows } = await tableFrom([tsvBytes(['SKU', 'Units'], ['A', '3', ''])]);
  expect(rows).toEqual([{ sku: 'A', units: 3 }]);
});

test('several files become one table with one header', async () => {
  const one = tsvBytes(['SKU', 'Units'], ['A', '1']);
  const two = tsvBytes(['SKU', 'Units'], ['B', '2']);
  expect((await tableFrom([one, two])).rows).toEqual([
    { sku: 'A', units: 1 },
    { sku: 'B', units: 2 },
  ]);
  expect(await csvOf([one, two])).toBe('sku,units\r\nA,1\r\nB,2\r\n');
});

test('files with different columns are no table', async () => {
  const failure = await failureOf(
    tableFrom([tsvBytes(['SKU', 'Units'], ['A', '1']), tsvBytes(['Units', 'SKU'], ['1', 'A'])]),
  );
  expect(failure).toMatchObject({
    code: 'store_invalid_answer',
    message: expect.stringContaining('different columns'),
  });
});

test('a report with columns and no rows is empty, and says so', async () => {
  expect(await tableFrom([tsvBytes(['SKU', 'Units'])])).toMatchObject({ empty: true, reasonCode: 'no_rows', rows: [] });
  expect(await csvOf([tsvBytes(['SKU', 'Units'])])).toBe('sku,units\r\n');
});

test.each([
  ['nothing in it', [''], false],
  ['nothing in its second file', [sold, ''], false],
  ['nothing but empty lines', ['\n\r\n'], false],
  ['nothing but its period', [tsvBytes(['Start Date', '11/30/2025'])], true],
])('a report with %s is no empty table', async (_, texts, framed) => {
  const failure = await failureOf(tableFrom(texts, { framed }));
  expect(failure).toMatchObject({ code: 'store_invalid_answer', message: expect.stringContaining('without columns') });
});

const share = ['Country Of Sale', 'Partner Share Currency', 'Quantity', 'Extended Partner Share'];

test('the totals under FINANCIAL are no rows', async () => {
  const text = `${tsvBytes(['Start Date', 'Title', 'Quantity', 'Partner Share'], ['09/28/2025', 'Totally', '2', '1.40'])}Total_Rows\t1\nTotal_Amount\t2.80\nTotal_Units\t2\n`;
  const read = await tableFrom([text], { framed: true });
  expect(read.rows).toEqual([{ startDate: '2025-09-28', title: 'Totally', quantity: 2, partnerShare: 1.4 }]);
  expect(read.totals).toEqual([
    { name: 'totalRows', value: 1 },
    { name: 'totalAmount', value: 2.8 },
    { name: 'totalUnits', value: 2 },
  ]);
});

test('the lines above FINANCE_DETAIL are its period, and the countries under it are totals', async () => {
  const above = tsvBytes(['Vendor Name', 'Example Studio'], ['Start Date', '11/30/2025'], ['End Date', '12/27/2025']);
  const rows = tsvBytes(
    ['Transaction Date', 'Title', ...share, 'Region'],
    ['12/01/2025', 'Stamps', 'US', 'USD', '2', '4.18', 'AM'],
  );
  const read = await tableFrom(
    [above + rows + tsvBytes(share, ['US', 'USD', '2', '4.18'], ['DE', 'EUR', '1', '2.09'])],
    {
      framed: true,
    },
  );
  expect(read.period).toEqual({ vendorName: 'Example Studio', startDate: '2025-11-30', endDate: '2025-12-27' });
  expect(read.rows).toHaveLength(1);
  expect(read.totals).toEqual([
    { countryOfSale: 'US', partnerShareCurrency: 'USD', quantity: 2, extendedPartnerShare: 4.18 },
    { countryOfSale: 'DE', partnerShareCurrency: 'EUR', quantity: 1, extendedPartnerShare: 2.09 },
  ]);
});

test('a row of another report that begins with Total stays a row', async () => {
  expect((await tableFrom([tsvBytes(['Title', 'Units'], ['Total War Almanac', '3'])])).rows).toHaveLength(1);
});
