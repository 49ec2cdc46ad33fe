// Rows as an HTML table, like the action Table.
import type { TemplateJson } from '../expression/template.ts';
import type { Values } from '../source.ts';
import { shownValue } from './functions.ts';

export function htmlTableOf(rows: readonly TemplateJson[], hasColumns: boolean): string {
  const all = rows.map((row) => cellsOf(row, hasColumns));
  const heads = [...new Set(all.flatMap((cells) => cells.map(([name]) => name)))];
  const body = all.map((cells) =>
    line(
      'td',
      heads.map((head) => cells.find(([name]) => name === head)?.[1] ?? null),
    ),
  );
  return `<table><thead>${line('th', heads)}</thead><tbody>${body.join('')}</tbody></table>`;
}

/** With custom columns a row is a list of header and value; without, its members are the columns. */
function cellsOf(row: TemplateJson, hasColumns: boolean): readonly (readonly [string, TemplateJson])[] {
  return hasColumns
    ? (row as readonly Values[]).map(({ header = '', value = null }) => [String(header), value])
    : Object.entries(row as Values);
}

function line(kind: 'th' | 'td', cells: readonly TemplateJson[]): string {
  return `<tr>${cells.map((cell) => `<${kind}>${escaped(cell)}</${kind}>`).join('')}</tr>`;
}

function escaped(value: TemplateJson): string {
  return shownValue(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
