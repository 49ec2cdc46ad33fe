// Column types as predicates: the JSON type of the values, their required format, and their usual values.
import type { Holds } from '../../connector/core/columnList.ts';
import type { Column } from './columns.ts';
import { isEmpty, typedCell } from './parseCell.ts';

/** How to parse the cells of a column. */
export interface ColumnType {
  readonly type: Column['type'];
  /** Format of every value. A text column without a format can contain anything, including tabs and line feeds. */
  readonly form?: RegExp;
  /** Format of nearly all values: enough to accept a row, not enough to shift its cells. */
  readonly usual?: RegExp;
  /** Whether the first row can still change the type to text. */
  readonly unsure?: boolean;
}

export const columnTypes: Readonly<Record<Holds, ColumnType>> = {
  text: { type: 'text' },
  number: { type: 'number' },
  date: { type: 'date' },
  coded: { type: 'number', unsure: true },
  // Apple's have at least 8 digits; requiring six rejects half of one
  id: { type: 'text', form: /^\d{6,20}$/ },
  country: { type: 'text', form: /^[A-Z]{2,3}$/ },
  currency: { type: 'text', form: /^[A-Z]{3}$/ },
  code: { type: 'text', form: /^[A-Z0-9-]{1,20}$/ },
  yes: { type: 'text', usual: /^(?:yes|no|true|false|[01])$/i },
  duration: { type: 'text', usual: /^\d+ (?:day|week|month|year)s?$/i },
  device: { type: 'text', usual: /^(?:iphone|ipad|ipod|desktop|mac|apple|watch|other|unknown|all )/i },
  platforms: { type: 'text', usual: /^(?:(?:ios|ipados|tvos|macos|mac os x|watchos|visionos)(?:, | and |$))+$/i },
  bundle: { type: 'text', usual: /^CMB(?:-C)?$/ },
  client: { type: 'text', usual: /^(?:(?:apple )?news\+?|(?:mac )?app store(?: for imessage)?)$/i },
};

/** Whether a cell also has one of the column's usual values. */
export function isUsual(kind: ColumnType, cell: string): boolean {
  return fitsColumn(kind, cell) && (isEmpty(cell) || (kind.usual?.test(cell.trim()) ?? true));
}

/** Whether a column allows this cell. Empty cells are always allowed. */
export function fitsColumn({ type, form }: ColumnType, cell: string): boolean {
  if (isEmpty(cell)) return true;
  return type === 'text' ? (form?.test(cell.trim()) ?? true) : typedCell(type, cell) !== undefined;
}

/** Whether the column's values can contain a tab or a line feed. */
export function isFree({ type, form }: ColumnType): boolean {
  return type === 'text' && form === undefined;
}
