// Column titles of Apple's sales and finance reports, in Apple's order, from the connector.

import type { ColumnList } from '../../../../connector/core/columnList.ts';
import {
  financeColumns as finance,
  salesColumns as sales,
} from '../../../../connector/stores/apple/reports/columns.ts';

export const simulatedSalesColumns = titles(sales.SALES);
export const subscriptionColumns = titles(sales.SUBSCRIPTION);
export const eventColumns = titles(sales.SUBSCRIPTION_EVENT);
export const subscriberColumns = titles(sales.SUBSCRIBER);
export const simulatedFinanceColumns = titles(finance.FINANCIAL);
export const detailColumns = titles(finance.FINANCE_DETAIL);

function titles(list: ColumnList): readonly string[] {
  return list.map(([title]) => title);
}
