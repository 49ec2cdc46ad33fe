// Parses one cell of a report: numbers as numbers, dates in ISO format, empty cells as null, everything else unchanged.
import type { Column } from './columns.ts';

/** A number that is also valid JSON: its digits are kept as Apple sent them, so that no price is rounded. */
const EXACT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** Apple's other number formats: 1,234.50 and 007 and +5, .70 in its samples, and 0.69999999999999996 and 1.0E-5. */
const NUMBER = /^[+-]?(?=\.?\d)(?:\d{1,3}(?:,\d{3})+|\d{0,40})(?:\.\d{0,40})?(?:[eE][+-]?\d{1,3})?$/;
/** Texts that begin with a sign but that no spreadsheet evaluates. */
const SIGNED = /^[+-]\d[\d,]*(?:\.\d+)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A text that a spreadsheet would evaluate, including full-width characters: developers choose titles freely (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
/** In a spreadsheet that splits at semicolons or tabs, these would begin a new cell. */
const SPECIAL = /[",;\t\r\n]/;

/** As JSON, always in the column's type: null if the cell is empty or has another type. */
export function jsonCell(type: Column['type'], cell: string): string {
  if (isEmpty(cell)) return 'null';
  const value = typedCell(type, cell);
  if (value === undefined) return 'null';
  return type === 'number' ? value : JSON.stringify(value);
}

/** As CSV (RFC 4180). CSV has no types, so a cell of another type is written unchanged. A formula is prefixed with an apostrophe, so that a spreadsheet displays it and does not evaluate it. */
export function csvCell(type: Column['type'], cell: string): string {
  if (isEmpty(cell)) return '';
  const value = typedCell(type, cell);
  if (type === 'number' && value !== undefined) return value;
  const shown = value ?? cell;
  const safe = FORMULA.test(shown) && !SIGNED.test(shown) ? `'${shown}` : shown;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether a cell is empty, or has the single blank that Apple writes instead. */
export function isEmpty(cell: string): boolean {
  return !(cell.charCodeAt(0) > 0x20) && cell.trim() === '';
}

/** The cell's number in JSON format, or its date. Undefined if the cell has another type. */
export function typedCell(type: Column['type'], cell: string): string | undefined {
  if (type === 'text') return cell;
  return type === 'number' ? numberOf(cell.trim()) : dayOf(cell.trim());
}

/** A number with more digits than a JSON parser keeps would change its value, so it is not treated as a number. */
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

/** Written by hand: creating a Date per cell would take half of the processing time of a report. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}
