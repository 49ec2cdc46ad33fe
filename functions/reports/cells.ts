// One cell of a report as a value: a number as a number, a day as ISO writes it, an empty one as null, all else as it stands.
import type { Column } from './columns.ts';

/** JSON writes a number like this as well: its digits stay as Apple sent them, so that no price is rounded. */
const EXACT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** The other ways in which Apple writes them: 1,234.50 and 007 and +5. */
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** By hand: a Date for each cell would take half of the time that a report takes. */
const isDay = (year: number, month: number, day: number): boolean => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
};

const dayOf = (cell: string): string | undefined => {
  const [, month = '', day = '', year = ''] = AMERICAN.exec(cell) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  if (!ISO.test(iso)) return undefined;
  return isDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))) ? iso : undefined;
};

const numberOf = (cell: string): string | undefined => {
  if (EXACT.test(cell)) return cell;
  return NUMBER.test(cell) ? String(Number(cell.replaceAll(',', ''))) : undefined;
};

/** A cell with nothing in it, or with the one blank that Apple writes there. */
export const isEmpty = (cell: string): boolean => !(cell.charCodeAt(0) > 0x20) && cell.trim() === '';

/** The number in a cell, the way JSON writes it; or the day. Undefined where the cell does not hold what its column does. */
export const typed = (type: Column['type'], cell: string): string | undefined => {
  if (type === 'text') return cell;
  return type === 'number' ? numberOf(cell.trim()) : dayOf(cell.trim());
};

/** As JSON. */
export const jsonCell = (type: Column['type'], cell: string): string => {
  if (isEmpty(cell)) return 'null';
  const value = typed(type, cell);
  return type === 'number' && value !== undefined ? value : JSON.stringify(value ?? cell);
};

/** A text that a spreadsheet would run, also in full width: a title is what its developer made of it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
/** Where a spreadsheet is set to semicolons or tabs, they would begin a cell of their own. */
const SPECIAL = /[",;\t\r\n]/;

/** As RFC 4180 writes it. A formula gets an apostrophe in front, so that a spreadsheet shows it and does not run it. */
export const csvCell = (type: Column['type'], cell: string): string => {
  if (isEmpty(cell)) return '';
  const value = typed(type, cell) ?? cell;
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
