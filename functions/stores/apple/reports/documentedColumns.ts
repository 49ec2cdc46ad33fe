// Apple's documentation of a report's columns, looked up by the report's names.

import type { ColumnList } from '../../../../connector/core/columnList.ts';
import { analyticsColumns, analyticsExceptions } from '../../../../connector/stores/apple/reports/analyticsColumns.ts';
import { financeColumns, otherColumns, salesColumns } from '../../../../connector/stores/apple/reports/columns.ts';
import { type DocumentedColumns, knownIn } from '../../../reports/columns.ts';

/** A title that is not documented for this type has the same meaning as in the other sales reports. */
export function salesKnown(reportType: string): DocumentedColumns {
  return knownIn(...own(salesColumns, reportType), ...Object.values(salesColumns), otherColumns);
}

export function financeKnown(reportType: string): DocumentedColumns {
  return knownIn(...own(financeColumns, reportType), ...Object.values(financeColumns));
}

/** The API's names are longer than those in the documentation, for example `App Sessions Standard`. */
export function analyticsKnown(reportName: string): DocumentedColumns {
  const name = reportName.trim().toLowerCase();
  const exceptions = Object.entries(analyticsExceptions).flatMap(([start, list]) =>
    name.startsWith(start) ? [list] : [],
  );
  return knownIn(...exceptions, analyticsColumns);
}

function own(lists: Readonly<Record<string, ColumnList>>, name: string): readonly ColumnList[] {
  const list = lists[name];
  return list ? [list] : [];
}
