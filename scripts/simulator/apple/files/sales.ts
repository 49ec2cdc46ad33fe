// Sales reports: only Apple's combinations, only past days, and none for a day without sales.
import { undatedRefused } from '../../../../connector/stores/apple/reports/kinds.ts';
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore } from '../datastore.ts';
import { appleNotFound, invalidParameter, requiredParameter } from '../errors.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import { eventColumns, simulatedSalesColumns, subscriberColumns, subscriptionColumns } from './columns.ts';
import { daysOf, type SimulatedPeriod, simulatedPeriodOf, slashed } from './period.ts';
import { proceedsOf, salesDays, soldLines, unitsIn } from './sold.ts';
import { subscriptionRows } from './subscribed.ts';
import { gzipped, type TsvRow, tsvFile } from './tsv.ts';

/**
 * reportType | reportSubType | frequencies | versions, newest first. Source: Apple, "Download Sales and Trends Reports".
 * Apple's table still has 1_3 as the newest version of the subscription reports; live it is 1_4 (observed on 12 June 2026
 * for SUBSCRIPTION and SUBSCRIPTION_EVENT, assumed for SUBSCRIBER). The columns of 1_4 are not documented; those of 1_3 are used.
 */
const combinations = `
SALES | SUMMARY | DAILY WEEKLY MONTHLY YEARLY | 1_0
SUBSCRIPTION | SUMMARY | DAILY | 1_4 1_3
SUBSCRIPTION_EVENT | SUMMARY | DAILY | 1_4 1_3
SUBSCRIBER | DETAILED | DAILY | 1_4 1_3
SUBSCRIPTION_OFFER_CODE_REDEMPTION | SUMMARY | DAILY | 1_0
PRE_ORDER | SUMMARY | DAILY WEEKLY MONTHLY YEARLY | 1_0
NEWSSTAND | DETAILED | DAILY WEEKLY | 1_0
INSTALLS | SUMMARY | MONTHLY | 1_2
INSTALLS | DETAILED | MONTHLY | 1_2
INSTALLS | DETAILED | YEARLY | 1_1 1_0
INSTALLS | SUMMARY_CHANNEL | YEARLY | 1_1 1_0
INSTALLS | SUMMARY_INSTALL_TYPE | YEARLY | 1_1 1_0
INSTALLS | SUMMARY_TERRITORY | YEARLY | 1_1 1_0
FIRST_ANNUAL | SUMMARY | YEARLY | 1_0
FIRST_ANNUAL | DETAILED | DAILY | 1_0
WIN_BACK_ELIGIBILITY | SUMMARY | DAILY | 1_0
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
  .map(([type, subType, frequencies, versions]) => ({
    type,
    subType,
    frequencies: frequencies?.split(' ') ?? [],
    versions: versions?.split(' ') ?? [],
  }));

type Table = (
  datastore: Datastore,
  period: SimulatedPeriod,
  days: readonly number[],
) => readonly [columns: readonly string[], rows: readonly TsvRow[]];

/** A report without rows does not exist; the simulator has no rows for the other types. */
const tables: Readonly<Record<string, Table>> = {
  SALES: (datastore, period, days) => [simulatedSalesColumns, salesRows(datastore, period, days)],
  SUBSCRIPTION: (datastore, _, days) => [subscriptionColumns, subscriptionRows(datastore, days)],
  SUBSCRIPTION_EVENT: (datastore, _, days) => [eventColumns, subscriptionRows(datastore, days)],
  SUBSCRIBER: (datastore, _, days) => [subscriberColumns, subscriptionRows(datastore, days)],
};

export function answerSales(context: AppleRequestContext): SimulatedReply {
  const { arrival, datastore } = context;
  const { query, now } = arrival;
  const refused = refuseVendor(context) ?? refuseCombination(query);
  if (refused) return refused;
  const period = simulatedPeriodOf(query.get('filter[frequency]') ?? '', query.get('filter[reportDate]'), now);
  if (typeof period === 'string') return wrong('reportDate', `The report date must be written as ${period}.`);
  // for subscription reports Apple has no default version (observed live on 12 June 2026)
  if (undatedRefused.has(query.get('filter[reportType]') ?? '') && !query.has('filter[reportDate]')) return noSales();
  const days = salesDays(query.get('filter[vendorNumber]') ?? '', daysOf(period));
  const [columns, rows] = tables[query.get('filter[reportType]') ?? '']?.(datastore, period, days) ?? [[], []];
  return period.ready > now || rows.length === 0 ? noSales() : gzipped(tsvFile(columns, rows));
}

/** Observed in clients' logs and tests: a number that is not the account's is an invalid value, as one that nobody has. */
export function refuseVendor({ arrival, account }: AppleRequestContext): SimulatedReply | undefined {
  return account.vendorNumbers.includes(arrival.query.get('filter[vendorNumber]') ?? '')
    ? undefined
    : wrong('vendorNumber', 'Invalid vendor number specified.');
}

function refuseCombination(query: URLSearchParams): SimulatedReply | undefined {
  const [type, subType, frequency = ''] = ['reportType', 'reportSubType', 'frequency'].map(
    (name) => query.get(`filter[${name}]`) ?? '',
  );
  const ofType = combinations.filter((each) => each.type === type);
  const ofSubType = ofType.filter((each) => each.subType === subType);
  if (ofSubType.length === 0) return wrong('reportSubType', `There is no ${subType} report of the type ${type}.`);
  const found = ofSubType.find(({ frequencies }) => frequencies.includes(frequency));
  if (!found) return wrong('frequency', `The ${subType} report of the type ${type} is not ${frequency}.`);
  return refuseVersion(found.versions, query.get('filter[version]'));
}

function wrong(name: string, detail: string): SimulatedReply {
  return invalidParameter(`filter[${name}]`, detail);
}

function noSales(): SimulatedReply {
  return appleNotFound('There were no sales for the date specified.');
}

/** Observed at Ponytech #10 and #62: a report that no longer has version 1_0 requires the version parameter. */
function refuseVersion(versions: readonly string[], asked: string | null): SimulatedReply | undefined {
  const latest = `The latest version for this report is ${versions[0]}.`;
  if (asked === null)
    return versions.includes('1_0')
      ? undefined
      : requiredParameter('filter[version]', `Please include the version parameter. ${latest}`);
  return versions.includes(asked)
    ? undefined
    : wrong('version', `The version parameter you have specified is invalid. ${latest}`);
}

function salesRows(datastore: Datastore, period: SimulatedPeriod, days: readonly number[]): readonly TsvRow[] {
  return soldLines(datastore).flatMap((line): readonly TsvRow[] => {
    const units = unitsIn(line, days);
    const { app, kind, country, currency } = line;
    const row = {
      ...{ Provider: 'APPLE', 'Provider Country': 'US', SKU: line.sku, Developer: 'Example Studio', Title: line.title },
      ...{ Version: kind.startsWith('IA') ? '' : '1.0.1', 'Product Type Identifier': kind, Units: units },
      ...{ 'Developer Proceeds': proceedsOf(line), 'Customer Price': line.price.toFixed(2) },
      ...{ 'Begin Date': slashed(period.first), 'End Date': slashed(period.last) },
      ...{ 'Customer Currency': currency, 'Currency of Proceeds': currency, 'Country Code': country },
      ...{ 'Apple Identifier': line.identifier, 'Parent Identifier': kind === 'IA1' ? String(app.attributes.sku) : '' },
      ...{ Category: 'Productivity', Device: 'iPhone', 'Supported Platforms': 'iOS' },
    };
    return units > 0 ? [row] : [];
  });
}
