// What a column can hold, as tests: the type that its values have in JSON, the form that each of them has, and the usual values.
import type { Holds } from '../../connector/core/columnList.ts';
import type { Column } from './columns.ts';
import { isEmpty, typedCell } from './parseCell.ts';

/** How to read the cells of a column. */
export interface ColumnType {
  readonly type: Column['type'];
  /** Every value has it. A column of texts without a form can hold anything, a tab and a line feed too. */
  readonly form?: RegExp;
  /** Nearly every value has it: enough to believe a row, too little to shift its cells. */
  readonly usual?: RegExp;
  /** Whether the first row may still show that the type is text. */
  readonly unsure?: boolean;
}

export const columnTypes: Readonly<Record<Holds, ColumnType>> = {
  text: { type: 'text' },
  number: { type: 'number' },
  date: { type: 'date' },
  coded: { type: 'number', unsure: true },
  // Apple's have 8 digits and more: six let no half of one pass for a whole
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

/** Whether a cell also has one of the values that its column usually has. */
export function isUsual(kind: ColumnType, cell: string): boolean {
  return fitsColumn(kind, cell) && (isEmpty(cell) || (kind.usual?.test(cell.trim()) ?? true));
}

/** Whether a cell can stand in a column. An empty one can in all. */
export function fitsColumn({ type, form }: ColumnType, cell: string): boolean {
  if (isEmpty(cell)) return true;
  return type === 'text' ? (form?.test(cell.trim()) ?? true) : typedCell(type, cell) !== undefined;
}

/** Whether a tab or a line feed can be within a value of the column. */
export function isFree({ type, form }: ColumnType): boolean {
  return type === 'text' && form === undefined;
}
