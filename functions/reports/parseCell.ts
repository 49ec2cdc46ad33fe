// One cell of a report as a value: a number as a number, a day as ISO writes it, an empty one as null, all else as it stands.
import type { Column } from './columns.ts';

/** JSON writes a number like this as well: its digits stay as Apple sent them, so that no price is rounded. */
const EXACT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** The other ways in which Apple writes them: 1,234.50 and 007 and +5, .70 in its samples, and 0.69999999999999996 and 1.0E-5. */
const NUMBER = /^[+-]?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d{0,40})(?:\.\d{0,40})?(?:[eE][+-]?\d{1,3})?$/;
/** What no spreadsheet runs, although it begins with a sign. */
const SIGNED = /^[+-]\d[\d,]*(?:\.\d+)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A text that a spreadsheet would run, also in full width: a title is what its developer made of it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
/** Where a spreadsheet is set to semicolons or tabs, they would begin a cell of their own. */
const SPECIAL = /[",;\t\r\n]/;

/** As JSON, always of the type of its column: null where the cell is empty, or does not hold what its column does. */
export function jsonCell(type: Column['type'], cell: string): string {
  if (isEmpty(cell)) return 'null';
  const value = typedCell(type, cell);
  if (value === undefined) return 'null';
  return type === 'number' ? value : JSON.stringify(value);
}

/** As RFC 4180 writes it; CSV has no types, so that a cell which does not hold what its column does is there as it stands. A formula gets an apostrophe in front, so that a spreadsheet shows it and does not run it. */
export function csvCell(type: Column['type'], cell: string): string {
  if (isEmpty(cell)) return '';
  const value = typedCell(type, cell);
  if (type === 'number' && value !== undefined) return value;
  const shown = value ?? cell;
  const safe = FORMULA.test(shown) && !SIGNED.test(shown) ? `'${shown}` : shown;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell with nothing in it, or with the one blank that Apple writes there. */
export function isEmpty(cell: string): boolean {
  return !(cell.charCodeAt(0) > 0x20) && cell.trim() === '';
}

/** The number in a cell, the way JSON writes it; or the day. Undefined where the cell does not hold what its column does. */
export function typedCell(type: Column['type'], cell: string): string | undefined {
  if (type === 'text') return cell;
  return type === 'number' ? numberOf(cell.trim()) : dayOf(cell.trim());
}

/** A number with more digits than its reader keeps would become another one: such a cell holds no number. */
function numberOf(cell: string): string | undefined {
  if (EXACT.test(cell)) return cell.charCodeAt(0) === 0x2d && Number(cell) === 0 ? '0' : cell;
  if (!NUMBER.test(cell)) return undefined;
  const number = Number(cell.includes(',') ? cell.replaceAll(',', '') : cell);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number + 0) : undefined;
}

function dayOf(cell: string): string | undefined {
  const [, month = '', day = '', year = ''] = AMERICAN.exec(cell) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  if (!ISO.test(iso)) return undefined;
  return isDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))) ? iso : undefined;
}

/** By hand: a Date for each cell would take half of the time that a report takes. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}
