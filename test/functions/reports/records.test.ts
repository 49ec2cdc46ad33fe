// Lines with a wrong number of cells: corrected if there is one possible assignment, else reported with line number and text.
import fc from 'fast-check';
import { financeColumns } from '../../../connector/stores/apple/reports/columns.ts';
import { columnsOf } from '../../../functions/reports/columns.ts';
import { analyticsKnown, financeKnown, salesKnown } from '../../../functions/stores/apple/reports/documentedColumns.ts';
import { failureOf } from '../../support/failures.ts';
import { csvOf, tableFrom, tsvBytes } from './tables.ts';

const sold = ['SKU', 'Developer', 'Title', 'Units', 'Begin Date', 'Country Code'];
const first = ['A', 'Example Ltd', 'Night train', '3', '11/19/2026', 'US'];
function rowOf([sku, developer, title, units]: readonly string[]) {
  return {
    ...{ sku, developer, title, units: Number(units), beginDate: '2026-11-19', countryCode: 'US' },
  };
}

const plan = ['App Name', 'App Apple ID', 'Subscription Name', 'Subscription Apple ID', 'Country', 'Subscribers'];
const known = salesKnown('SUBSCRIPTION');

test('a tab between a text and digits is put right: an ID is digits', async () => {
  const cut = ['My\tApp', '6470100003', 'Gold\tPlan', '6470100011', 'US', '5'];
  const { rows, warnings } = await tableFrom([tsvBytes(plan, cut)], { known });
  expect(rows).toEqual([
    {
      ...{ appName: 'My\tApp', appAppleId: '6470100003', subscriptionName: 'Gold\tPlan' },
      ...{ subscriptionAppleId: '6470100011', country: 'US', subscribers: 5 },
    },
  ]);
  expect(warnings).toEqual([]);
});

test('a tab in one of several texts side by side is reported, with what is certain in the row', async () => {
  const line = ['B', 'Example Ltd', 'My\tApp', '4', '11/19/2026', 'US'];
  const { rows, warnings, warningCount } = await tableFrom([tsvBytes(sold, first, line)], {
    known: salesKnown('SALES'),
  });
  expect(rows).toEqual([rowOf(first), { ...rowOf(line), sku: null, developer: null, title: null }]);
  expect(warnings).toEqual([{ line: 3, problem: expect.stringMatching(/7 cells.*6 columns/), raw: line.join('\t') }]);
  expect(warningCount).toBe(1);
});

test('a row that merely ends with tabs is not shifted', async () => {
  const titles = ['Date', 'App Name', 'Territory', 'Counts', 'Unique Devices'];
  const line = ['2026-11-19', 'Example', 'US', '10', '7', ''];
  const { rows, warnings } = await tableFrom([tsvBytes(titles, line)], {
    known: analyticsKnown('App Downloads Standard'),
  });
  expect(rows).toEqual([{ date: '2026-11-19', appName: 'Example', territory: 'US', counts: 10, uniqueDevices: 7 }]);
  expect(warnings).toEqual([]);
});

test('an empty cell at the end of a line is kept where it is the last column and a text was cut', async () => {
  const titles = ['Title', 'Units', 'Category', 'Client'];
  const line = ['My\tApp', '3', 'Games', ''];
  const { rows } = await tableFrom([tsvBytes(titles, line)], { known: salesKnown('SALES') });
  expect(rows).toEqual([{ title: 'My\tApp', units: 3, category: 'Games', client: null }]);
});

test('what the rows before it look like does not make a cut text certain', async () => {
  const titles = ['Quantity', 'Promo Code', 'Order Type', 'Region'];
  const cut = ['2', 'A\tB', 'Offer', ''];
  const full = ['1', 'C', 'Offer', 'US'];
  const known = financeKnown('FINANCE_DETAIL');
  for (const lines of [[cut], [cut, full], [full, cut, full], [full.with(3, ''), cut]]) {
    const { rows, warnings } = await tableFrom([tsvBytes(titles, ...lines)], { known });
    const at = lines.indexOf(cut);
    expect(rows[at]).toEqual({ quantity: 2, promoCode: null, orderType: null, region: null });
    expect(warnings).toEqual([{ line: at + 2, problem: expect.stringMatching(/5 cells/), raw: cut.join('\t') }]);
  }
});

test('no value of a FINANCE_DETAIL is wrong, whatever its texts and its empty cells are', async () => {
  const titles = financeColumns.FINANCE_DETAIL.map(([title]) => title);
  const isText = financeColumns.FINANCE_DETAIL.map(([, holds]) => holds === 'text');
  const whole = ['11/19/2026', '11/20/2026', '6470100003', 'SKU', 'App', 'Ltd', 'IA1', 'US', '1', '0.7', '0.7'];
  const row = [...whole, 'USD', '0.99', 'USD', 'S', 'P', 'O', 'US'];
  const text = fc.constantFrom('', 'US', 'Promo', 'IA1', 'My App', 'My\tApp', 'A\t', '7\t3');
  const line = fc.tuple(...row.map((cell, at) => (isText[at] ? text : fc.constantFrom(cell, cell, cell, ''))));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
      const { columns, rows, warnings } = await tableFrom([tsvBytes(titles, ...lines)], {
        known: financeKnown('FINANCE_DETAIL'),
      });
      for (const [nth, cells] of lines.entries()) {
        const values = columns.map(({ key }) => rows[nth]?.[key]);
        const right = cells.map((cell, at) => (isText[at] ? cell.trim() || null : values[at]));
        const reported = values.map((value, at) => (isText[at] && typeof value === 'string' ? value.trim() : value));
        const isReported = warnings.some((each) => each.line === nth + 2);
        if (!isReported) expect(reported).toEqual(right);
        for (const [at, value] of reported.entries()) expect([right[at], null]).toContain(value);
      }
    }),
  );
});

test('an empty last column of numbers in another row shows that an empty cell can be its own', async () => {
  const titles = ['Event', 'Cancellation Reason', 'Days Canceled', 'Quantity'];
  const cut = ['Cancel', 'Other\t7', '3', ''];
  const known = salesKnown('SUBSCRIPTION_EVENT');
  const { rows } = await tableFrom([tsvBytes(titles, ['Renew', '', '', ''], cut)], { known });
  expect(rows[1]).toEqual({ event: null, cancellationReason: null, daysCanceled: null, quantity: null });
});

test('a title row that ends with a tab has no column more', async () => {
  const { columns, rows } = await tableFrom([tsvBytes(['SKU', 'Units', ''], ['A', '3', ''], ['B', '4'])]);
  expect(columns.map(({ key }) => key)).toEqual(['sku', 'units']);
  expect(rows).toEqual([
    { sku: 'A', units: 3 },
    { sku: 'B', units: 4 },
  ]);
});

test('a line feed in a text is put right, several of them, and one after an empty line', async () => {
  const line = ['B', 'Example\nLtd', 'My\n\n"App"', '4', '11/19/2026', 'US'];
  const { rows, warnings } = await tableFrom([tsvBytes(sold, first, line, first)], { known: salesKnown('SALES') });
  expect(rows).toEqual([rowOf(first), rowOf(line), rowOf(first)]);
  expect(warnings).toEqual([]);
});

test('a line feed in the last text is put right where no row begins with such a text', async () => {
  const titles = ['Date', 'Counts', 'Page Title'];
  const known = analyticsKnown('App Downloads Detailed');
  const { rows, warnings } = await tableFrom(
    [tsvBytes(titles, ['2026-11-19', '3', 'My\nApp'], ['2026-11-20', '4', 'Other'])],
    {
      known,
    },
  );
  expect(rows.map(({ pageTitle }) => pageTitle)).toEqual(['My\nApp', 'Other']);
  expect(warnings).toEqual([]);
});

test('a line that can be the end of one row or the beginning of the next leaves both texts open', async () => {
  const titles = ['Provider', 'Units', 'Order Type'];
  const lines = [
    ['APPLE', '1', 'One\nTwo'],
    ['APPLE', '2', 'Three'],
  ];
  const { rows, warnings } = await tableFrom([tsvBytes(titles, ...lines)], { known: salesKnown('SALES') });
  expect(rows).toEqual([
    { provider: 'APPLE', units: 1, orderType: null },
    { provider: null, units: 2, orderType: 'Three' },
  ]);
  expect(warnings).toEqual([{ line: 3, problem: expect.stringMatching(/\.$/), raw: 'Two' }]);
});

test('the rest of a line is read where only one of its texts can have a tab and a line feed', async () => {
  const cut = ['2026-11-19', 'My\tgreat\nApp', 'US', '10', '7'];
  const titles = ['Date', 'App Name', 'Territory', 'Counts', 'Unique Devices'];
  const { rows, warnings } = await tableFrom([tsvBytes(titles, cut)], {
    known: analyticsKnown('App Sessions Standard'),
  });
  expect(rows[0]).toMatchObject({ appName: 'My\tgreat\nApp', territory: 'US', counts: 10 });
  expect(warnings).toEqual([]);
});

test('a missing cell leaves its column empty where the others show which it is, and is reported', async () => {
  const { rows, warnings } = await tableFrom([tsvBytes(['SKU', 'Units', 'Begin Date'], ['A', '11/19/2026'], ['B'])], {
    known: salesKnown('SALES'),
  });
  expect(rows).toEqual([
    { sku: 'A', units: null, beginDate: '2026-11-19' },
    { sku: 'B', units: null, beginDate: null },
  ]);
  expect(warnings.map(({ line }) => line)).toEqual([2, 3]);
});

test('a line that cannot be read at all is a row without values, and its text is reported', async () => {
  const { rows, warnings } = await tableFrom([tsvBytes(['SKU', 'Units'], ['A', '3', 'B'])]);
  expect(rows).toEqual([{ sku: null, units: null }]);
  expect(warnings).toEqual([expect.objectContaining({ line: 2, raw: 'A\t3\tB' })]);
});

test('CSV ends in an error that names the line and shows it', async () => {
  const failure = await failureOf(csvOf([tsvBytes(['SKU', 'Units'], ['A', '1'], ['A', '3', 'B'])]));
  expect(failure).toMatchObject({
    code: 'store_invalid_answer',
    message: expect.stringMatching(/^Line 3 .*format JSON/),
    details: [{ code: 'line', message: expect.stringContaining('A\\t3\\tB'), target: 'line 3' }],
  });
});

test('Windows line ends, quotes and a carriage return within a text stay what they are', async () => {
  const line = ['"B', 'A "quoted" Ltd"', 'My\rApp', '4', '11/19/2026', 'US'];
  const { rows, warnings } = await tableFrom([`\uFEFF${tsvBytes(sold, first, line).replaceAll('\n', '\r\n')}`]);
  expect(rows).toEqual([rowOf(first), rowOf(line)]);
  expect(warnings).toEqual([]);
});

test('a value that is not of its column is null, and reported with the file, line, column and text', async () => {
  const [one, two] = [tsvBytes(sold, first), tsvBytes(sold, ['B', 'Ltd', 'App', 'N/A', '19/11/2026', 'US'])];
  const { columns, rows, warnings } = await tableFrom([one, two], { known: salesKnown('SALES') });
  expect(columns.map(({ type }) => type)).toEqual(['text', 'text', 'text', 'number', 'date', 'text']);
  expect(rows[1]).toMatchObject({ sku: 'B', units: null, beginDate: null });
  expect(warnings).toEqual([
    { line: 2, file: 2, column: 'units', problem: expect.stringMatching(/^Units .*\.$/), raw: 'N/A' },
    { line: 2, file: 2, column: 'beginDate', problem: expect.stringMatching(/^Begin Date .*\.$/), raw: '19/11/2026' },
  ]);
});

test('of many warnings the first are reported, and all are counted', async () => {
  const lines = Array.from({ length: 250 }, () => [`${'x'.repeat(5_000)}%`]);
  const { warnings, warningCount } = await tableFrom([tsvBytes(['Units'], ['1'], ...lines)], {
    known: salesKnown('SALES'),
  });
  expect([warnings.length, warningCount, warnings[0]?.raw.length]).toEqual([100, 250, 1_001]);
});

test('a report of which nothing adds up ends', async () => {
  const lines = Array.from({ length: 10_001 }, () => ['1', '2', '3', '4']);
  expect(await failureOf(tableFrom([tsvBytes(['Units', 'Ordered'], ...lines)]))).toMatchObject({
    code: 'store_invalid_answer',
  });
});

test.each([
  ['Made Up Rate', ['5%', '0.5'], 'text', ['5%', '0.5']],
  ['Made Up Rate', ['0.5', '5%'], 'number', [0.5, null]],
  ['Made Up Date', ['19/11/2026'], 'text', ['19/11/2026']],
  ['Made Up Date', ['11/19/2026'], 'date', ['2026-11-19']],
  ['Made Up Name', ['7'], 'text', ['7']],
])('%s, which nobody documents, holds what its title and its first row say', async (title, cells, type, values) => {
  const { columns, rows } = await tableFrom([tsvBytes([title], ...cells.map((cell) => [cell]))]);
  expect(columns[0]?.type).toBe(type);
  expect(rows.map((row) => Object.values(row)[0])).toEqual(values);
});

test.each([
  ['AirPlay Errors', 'number'],
  ['HTTP Live Streaming Playback Errors', 'text'],
])('the Error Code of %s is a %s', (name, type) => {
  expect(columnsOf(['Error Code'], analyticsKnown(name))[0]?.type).toBe(type);
});

test('a number that comes by its name makes its column one of texts', async () => {
  const titles = ['Count', 'App State'];
  const known = analyticsKnown('Bluetooth LE Connection Results');
  const byName = await tableFrom([tsvBytes(titles, ['1', 'AppExecutionStateSuspended'])], { known });
  const byNumber = await tableFrom([tsvBytes(titles, ['1', '4'])], { known });
  expect([byName.columns[1]?.type, byName.rows[0]?.appState]).toEqual(['text', 'AppExecutionStateSuspended']);
  expect([byNumber.columns[1]?.type, byNumber.rows[0]?.appState]).toEqual(['number', 4]);
});

describe('Around the rows of a finance report', () => {
  const finance = { framed: true, known: financeKnown('FINANCIAL') };
  const titles = ['Start Date', 'Title', 'Quantity', 'Partner Share', 'Customer Currency'];
  const line = ['09/28/2025', 'Stamps', '2', '1.40', 'USD'];

  test('a vendor with a tab in its name is no title row', async () => {
    const text = tsvBytes(['Vendor Name', 'Example\tStudio'], ['Start Date', '11/30/2025'], titles, line);
    const { period, rows } = await tableFrom([text], finance);
    expect(period).toEqual({ vendorName: 'Example\tStudio', startDate: '2025-11-30' });
    expect(rows).toHaveLength(1);
  });

  test('totals that are no numbers are null, and reported', async () => {
    const text = `${tsvBytes(titles, line)}Total_Rows\t1\nTotal_Amount\tn/a\n`;
    const { totals, warnings } = await tableFrom([text], finance);
    expect(totals).toEqual([
      { name: 'totalRows', value: 1 },
      { name: 'totalAmount', value: null },
    ]);
    expect(warnings).toEqual([expect.objectContaining({ line: 4, raw: 'n/a' })]);
  });

  test('a title with a line feed before the totals is a row, and they are none', async () => {
    const text = `${tsvBytes(titles, ['09/28/2025', 'Total\nTotally', '2', '1.40', 'USD'])}Total_Rows\t1\n`;
    const { rows, totals, warnings } = await tableFrom([text], finance);
    expect(rows).toEqual([
      { startDate: '2025-09-28', title: 'Total\nTotally', quantity: 2, partnerShare: 1.4, customerCurrency: 'USD' },
    ]);
    expect([totals, warnings]).toEqual([[{ name: 'totalRows', value: 1 }], []]);
  });
});
