// Columns of reports as data: one list per report, with the titles of the store's documentation.

/**
 * Type of a column. `text` is free and may contain tabs and line feeds. The others have a format: `number`, `date`;
 * `coded` is a number that may be replaced by a name; `id` is digits; `country` two or three capitals; `currency` three;
 * `code` capitals, digits and dashes. The last six are strings with known values, to which stores may add more.
 */
export type Holds =
  | 'text'
  | 'number'
  | 'date'
  | 'coded'
  | 'id'
  | 'country'
  | 'currency'
  | 'code'
  | 'yes'
  | 'duration'
  | 'device'
  | 'platforms'
  | 'bundle'
  | 'client';

/** Column titles in the store's order, each with the type of its column. */
export type ColumnList = readonly (readonly [title: string, holds: Holds])[];

/** Columns that all have the same type. */
export function allHolding(holds: Holds, text: string): ColumnList {
  return columnList(text).map(([title]) => [title, holds] as const);
}

/** Parses `SKU | Units: number`: a column without a type is free text. */
export function columnList(text: string): ColumnList {
  return text
    .trim()
    .split(/\s*\|\s*/)
    .map((each) => {
      const [title = '', holds = 'text'] = each.split(/:\s*/);
      return [title, holds as Holds] as const;
    });
}
