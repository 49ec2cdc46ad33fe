// Every layout of Apple's reports as a well-formed table: the expected values for malformed ones.

import type { ColumnList } from '../../../connector/core/columnList.ts';
import { financeColumns, salesColumns } from '../../../connector/stores/apple/reports/columns.ts';
import { columnKeyOf, type DocumentedColumns } from '../../../functions/reports/columns.ts';
import { analyticsKnown, financeKnown, salesKnown } from '../../../functions/stores/apple/reports/documentedColumns.ts';
import { analyticsLayouts } from './analytics-layouts.ts';

export interface ReportLayout {
  readonly name: string;
  readonly titles: readonly string[];
  readonly known: DocumentedColumns;
  readonly framed: boolean;
}

function titlesOf(list: ColumnList): readonly string[] {
  return list.map(([title]) => title);
}

export const layouts: readonly ReportLayout[] = [
  ...Object.entries(salesColumns).map(([name, list]) => ({
    ...{ name, titles: titlesOf(list), known: salesKnown(name), framed: false },
  })),
  ...Object.entries(financeColumns).map(([name, list]) => ({
    ...{ name, titles: titlesOf(list), known: financeKnown(name), framed: true },
  })),
  ...analyticsLayouts.map(({ name, titles }) => ({ name, titles, known: analyticsKnown(name), framed: false })),
];

/** The text of a cell, and its value in a response. */
type Sample = readonly [cell: string, value: string | number];

const samples: Readonly<Record<string, (nth: number) => Sample>> = {
  number: (nth) => [`${nth}.69999999999999996`, nth + 0.7],
  coded: (nth) => [String(nth), nth],
  date: (nth) => [`11/${nth + 10}/2026`, `2026-11-${nth + 10}`],
  id: (nth) => [String(6_470_100_003 + nth), String(6_470_100_003 + nth)],
  country: (nth) => [['US', 'DE', 'JP'][nth % 3] ?? '', ['US', 'DE', 'JP'][nth % 3] ?? ''],
  currency: () => ['USD', 'USD'],
  code: () => ['IA1-M', 'IA1-M'],
  yes: () => ['Yes', 'Yes'],
  duration: () => ['1 Month', '1 Month'],
  device: () => ['iPad', 'iPad'],
  platforms: () => ['iOS and tvOS', 'iOS and tvOS'],
  bundle: () => ['CMB', 'CMB'],
  client: () => ['News', 'News'],
};

/** A row of a layout: cell and value for each column. Free texts contain the name of their column. */
export function rowOf({ titles, known }: ReportLayout, nth: number): readonly Sample[] {
  return titles.map((title) => {
    const text = `${title} "${nth}"`;
    return samples[known.get(columnKeyOf(title)) ?? 'text']?.(nth) ?? [text, text];
  });
}

const formed = new Set(['number', 'coded', 'date', 'id', 'country', 'currency', 'code']);

/** The indexes of the columns with free text by a developer, a customer or Apple. */
export function textsOf({ titles, known }: ReportLayout): readonly number[] {
  return titles.flatMap((title, at) => (formed.has(known.get(columnKeyOf(title)) ?? 'text') ? [] : [at]));
}
