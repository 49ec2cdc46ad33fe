// What the columns of a report hold, as data: one list for each report, in the words of the store's documentation.

/**
 * What a column holds. `text` is free: its author may have put a tab or a line feed in it. The others have a form:
 * `number`, `date`; `coded` is a number that may come as a name; `id` is digits; `country` two or three capitals;
 * `currency` three; `code` capitals, digits and dashes. The last six are texts with usual values, of which there may be more.
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

/** The titles of a report in the store's order, each with what its column holds. */
export type ColumnList = readonly (readonly [title: string, holds: Holds])[];

/** The same for columns that all hold one thing. */
export function allHolding(holds: Holds, text: string): ColumnList {
  return columnList(text).map(([title]) => [title, holds] as const);
}

/** `SKU | Units: number`: a column without a word after it is free text. */
export function columnList(text: string): ColumnList {
  return text
    .trim()
    .split(/\s*\|\s*/)
    .map((each) => {
      const [title = '', holds = 'text'] = each.split(/:\s*/);
      return [title, holds as Holds] as const;
    });
}
