// Rows as a file for a spreadsheet: RFC 4180, in UTF-8 with a byte order mark, which Excel needs.
import { h } from './dom.js';
import { digitsOf } from './exact.js';
import { textOf } from './rows.js';

/** A spreadsheet runs what begins so; an apostrophe makes it a text. As in reports: functions/reports/parseCell.ts. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
const SIGNED = /^[+-]\d[\d,]*(?:\.\d+)?$/;
const SPECIAL = /[",;\t\r\n]/;

/** @type {(value: unknown) => string} */
const cell = (value) => {
  const text = textOf(value);
  const isSafe = digitsOf(value) !== undefined || SIGNED.test(text) || !FORMULA.test(text);
  const safe = isSafe ? text : `'${text}`;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @type {(titles: string[], rows: unknown[][]) => string} */
export const csvOf = (titles, rows) =>
  `\ufeff${[titles, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

/** Lets the browser keep a file. @type {(name: string, text: string) => void} */
export const save = (name, text) => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
