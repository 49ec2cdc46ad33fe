// Cells as values, in JSON and in CSV.
import fc from 'fast-check';
import { csvCell, jsonCell } from '../../../functions/reports/parseCell.ts';
import { csvOf, readCsv, tableFrom, tsvBytes } from './tables.ts';

test.each([
  ['12', '12'],
  ['-3', '-3'],
  ['0.70', '0.70'],
  ['007', '7'],
  ['+5', '5'],
  ['1,234.50', '1234.5'],
  [' 8 ', '8'],
  ['', 'null'],
  [' ', 'null'],
  ['.70', '0.7'],
  ['-.99', '-0.99'],
  ['5.', '5'],
  ['-0.00', '0'],
  ['0.69999999999999996', '0.7'],
  ['1.0E-5', '0.00001'],
  ['-2.5e+3', '-2500'],
  ['9007199254740991', '9007199254740991'],
  ['12,345,678', '12345678'],
  ['1 Month', 'null'],
  ['12345678901234567890', 'null'],
  ['1.0E400', 'null'],
  ['1.234,50', 'null'],
  ['12,34', 'null'],
  ['N/A', 'null'],
  ['5%', 'null'],
  ['0x1F', 'null'],
  ['NaN', 'null'],
  ['Infinity', 'null'],
  ['-', 'null'],
  ['.', 'null'],
  ['E5', 'null'],
])('in a column of numbers, "%s" is %s', (cell, written) => {
  expect(jsonCell('number', cell)).toBe(written);
});

test.each([
  ['10/31/2026', '"2026-10-31"'],
  ['2/9/2026', '"2026-02-09"'],
  ['2026-10-31', '"2026-10-31"'],
  ['02/29/2028', '"2028-02-29"'],
  ['11/19/2026', '"2026-11-19"'],
  ['02/29/2026', 'null'],
  ['13/01/2026', 'null'],
  ['19/11/2026', 'null'],
  ['11/19/26', 'null'],
  ['2026-13-01', 'null'],
  ['soon', 'null'],
  [' ', 'null'],
])('in a column of days, "%s" is %s', (cell, written) => {
  expect(jsonCell('date', cell)).toBe(written);
});

test('an identifier of digits stays a text', () => {
  expect(jsonCell('text', '0006470100003')).toBe('"0006470100003"');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['-5', '-5'],
  ['＝1+1', "'＝1+1"],
  ['＋cmd', "'＋cmd"],
  ['－cmd', "'－cmd"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['a, b', '"a, b"'],
  ["Game;=cmd|' /C calc'!A0", `"Game;=cmd|' /C calc'!A0"`],
  ['Game\t=1+1', '"Game\t=1+1"'],
  ['the "new" one', '"the ""new"" one"'],
  ['plain = text', 'plain = text'],
])('in CSV the text %s is %s', (cell, written) => {
  expect(csvCell('text', cell)).toBe(written);
});

test.each([
  ['-2', '-2'],
  ['-.00000012', '-1.2e-7'],
  ['N/A', 'N/A'],
  ['-', "'-"],
  ['5%', '5%'],
])('in a column of numbers, "%s" is %s in CSV, which has no types', (cell, written) => {
  expect(csvCell('number', cell)).toBe(written);
});

/** Prefixes of texts that are not formulas. */
const GUARD = /^'(?=[=+\-@＝＋－＠])/;

/** Any character that does not end a cell or a line. */
const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\t\r\n]/g, ''));
const line = fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each.trim() !== ''));
function reported(text: string): string | null {
  return text.charCodeAt(0) > 0x20 || text.trim() !== '' ? text : null;
}

test('every text survives the way to JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), async (lines) => {
      const { rows } = await tableFrom([tsvBytes(['One', 'Two', 'Three'], ...lines)]);
      expect(rows).toEqual(
        lines.map(([one, two, three]) => ({ one: reported(one), two: reported(two), three: reported(three) })),
      );
    }),
  );
});

test('every text survives the way to CSV, with an apostrophe before what a spreadsheet would run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), async (lines) => {
      const [, ...rows] = readCsv(await csvOf([tsvBytes(['One', 'Two', 'Three'], ...lines)]));
      const plain = rows.map((cells) => cells.map((each) => each.replace(GUARD, '')));
      expect(plain).toEqual(lines.map((cells) => cells.map((each) => (reported(each) ?? '').replace(GUARD, ''))));
      for (const each of rows.flat()) expect(each).not.toMatch(/^(?:[=@＝＋－＠]|[+-](?!\d))/);
    }),
  );
});

test('every number of money survives digit for digit', async () => {
  const money = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }));
  await fc.assert(
    fc.asyncProperty(fc.array(money, { minLength: 1 }), async (given) => {
      const texts = given.map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
      const { rows } = await tableFrom([tsvBytes(['Customer Price', 'SKU'], ...texts.map((text) => [text, 'a']))]);
      expect(rows.map(({ customerPrice }) => customerPrice)).toEqual(texts.map(Number));
    }),
  );
});
