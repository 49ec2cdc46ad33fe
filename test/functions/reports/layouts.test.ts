// A tab, a line feed or a missing cell in any column of any report: every returned value is correct, and uncertain ones have a warning.
import { columnsOf } from '../../../functions/reports/columns.ts';
import { analyticsKnown } from '../../../functions/stores/apple/reports/documentedColumns.ts';
import { analyticsLayouts } from './analytics-layouts.ts';
import { layouts, type ReportLayout, rowOf, textsOf } from './layouts.ts';
import { csvOf, type Read, readCsv, tableFrom, tsvBytes } from './tables.ts';

function cellsOf(layout: ReportLayout, nth: number): string[] {
  return rowOf(layout, nth).map(([cell]) => cell);
}
function valuesOf(layout: ReportLayout, nth: number): unknown[] {
  return rowOf(layout, nth).map(([, value]) => value);
}
function spoiled(layout: ReportLayout, at: number, text: string): readonly string[] {
  return cellsOf(layout, 1).with(at, text);
}

function valuesIn({ columns, rows }: Read): unknown[][] {
  return rows.map((row) => columns.map(({ key }) => row[key]));
}

async function readLines(layout: ReportLayout, ...lines: readonly (readonly string[])[]) {
  const { known, framed } = layout;
  const table = await tableFrom([tsvBytes(layout.titles, ...lines)], { known, framed });
  return { ...table, rows: valuesIn(table) };
}

function read(layout: ReportLayout, line: readonly string[]) {
  return readLines(layout, cellsOf(layout, 0), line, cellsOf(layout, 2));
}

test('the layouts are those of all reports', () => {
  expect(analyticsLayouts.length).toBeGreaterThan(120);
  expect(layouts.length).toBe(analyticsLayouts.length + 10);
});

test.each(analyticsLayouts.map((layout) => [layout.name, layout] as const))(
  'the columns of %s have the types that Apple documents',
  (name, { titles, types }) => {
    const columns = columnsOf(titles, analyticsKnown(`${name} Standard`));
    expect(columns.map(({ title, type }) => `${title}: ${type}`)).toEqual(
      titles.map((title, at) => `${title}: ${types[at]}`),
    );
  },
);

describe.each(layouts.map((layout) => [layout.name, layout] as const))('%s', (_, layout) => {
  const truth = [0, 1, 2].map((nth) => valuesOf(layout, nth));

  test('is read as it stands, and with empty cells that the title row and all lines end with', async () => {
    const { known, framed } = layout;
    for (const more of [[], [''], [' ', '']]) {
      const lines = [0, 1, 2].map((nth) => [...cellsOf(layout, nth), ...more]);
      const table = await tableFrom([tsvBytes([...layout.titles, ...more], ...lines)], { known, framed });
      expect([valuesIn(table), table.warningCount]).toEqual([truth, 0]);
    }
  });

  test('has no wrong value if a single line ends with empty cells, and a warning where it is ambiguous', async () => {
    for (const more of [[''], [' ', '']]) {
      const { rows, warnings } = await read(layout, [...cellsOf(layout, 1), ...more]);
      expect([rows[0], rows[2]]).toEqual([truth[0], truth[2]]);
      for (const [place, value] of (rows[1] ?? []).entries()) expect([truth[1]?.[place], null]).toContain(value);
      if (warnings.length === 0) expect(rows).toEqual(truth);
      else expect(warnings).toEqual([expect.objectContaining({ line: 3 })]);
    }
  });

  test('has no wrong value where a text has a tab in it and the last column is empty, in the first line, too', async () => {
    const end = layout.titles.length - 1;
    for (const at of textsOf(layout).filter((place) => place !== end)) {
      const text = `${cellsOf(layout, 1)[at]}\tand more`;
      const line = spoiled(layout, at, text).with(end, '');
      const right = truth[1]?.with(at, text).with(end, null) ?? [];
      const { rows, warningCount } = await readLines(layout, line, cellsOf(layout, 2));
      expect(rows[1]).toEqual(truth[2]);
      for (const [place, value] of (rows[0] ?? []).entries()) expect([right[place], null]).toContain(value);
      if (warningCount === 0) expect(rows[0]).toEqual(right);
    }
  });

  test('has the rows in CSV that it has in JSON', async () => {
    const { known, framed } = layout;
    const lines = readCsv(
      await csvOf([tsvBytes(layout.titles, cellsOf(layout, 0), cellsOf(layout, 1))], { known, framed }),
    );
    expect(lines.slice(1)).toEqual(truth.slice(0, 2).map((row) => row.map(String)));
  });

  test.each([
    ['a tab', '\t', { line: 3, raw: expect.stringContaining('\tand more') }],
    // a line feed makes two lines of one, of which either may be the rest
    ['a line feed', '\n', { raw: expect.any(String) }],
  ])('has no wrong value where a text has %s in it, and says where it is not certain', async (_, odd, warning) => {
    for (const at of textsOf(layout)) {
      const text = `${cellsOf(layout, 1)[at]}${odd}and more`;
      const { rows, warnings, warningCount } = await read(layout, spoiled(layout, at, text));
      const right = truth.with(1, truth[1]?.with(at, text) ?? []);
      expect(rows).toHaveLength(3);
      for (const [nth, row] of rows.entries())
        for (const [column, value] of row.entries()) expect([right[nth]?.[column], null]).toContain(value);
      if (warningCount === 0) expect(rows).toEqual(right);
      else expect(warnings).toEqual([expect.objectContaining(warning)]);
    }
  });

  test('has no wrong value where a cell is missing, and says so', async () => {
    for (const at of layout.titles.keys()) {
      const { rows, warnings } = await read(layout, cellsOf(layout, 1).toSpliced(at, 1));
      expect(rows).toHaveLength(3);
      expect([rows[0], rows[2]]).toEqual([truth[0], truth[2]]);
      for (const [place, value] of (rows[1] ?? []).entries()) expect([truth[1]?.[place], null]).toContain(value);
      expect(warnings).toEqual([expect.objectContaining({ line: 3 })]);
    }
  });
});
