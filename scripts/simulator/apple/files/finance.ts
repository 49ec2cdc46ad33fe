// Finance reports: one per fiscal month and region, with totals below the table, which break simple parsers.
import type { SimulatedReply } from '../../httpMessage.ts';
import type { Datastore } from '../datastore.ts';
import { appleNotFound, invalidParameter } from '../errors.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import { detailColumns, simulatedFinanceColumns } from './columns.ts';
import { daysOf, fiscalMonth, type SimulatedPeriod, slashed } from './period.ts';
import { refuseVendor } from './sales.ts';
import { proceedsOf, type SoldLine, soldLines, unitsIn } from './sold.ts';
import { gzipped, type TsvRow, tsvFile } from './tsv.ts';

/** Countries of a region; ZZ and Z1 are all of them. */
const regions: Readonly<Record<string, readonly string[]>> = {
  US: ['US'],
  EU: ['DE'],
  JP: ['JP'],
  ...{ AU: [], CA: [], GB: [], IN: [], MX: [], WW: [] },
  ZZ: ['US', 'DE', 'JP'],
  Z1: ['US', 'DE', 'JP'],
};

interface Sold {
  readonly line: SoldLine;
  readonly units: number;
}

export function answerFinance(context: AppleRequestContext): SimulatedReply {
  const { arrival, datastore } = context;
  const { query, now } = arrival;
  const type = query.get('filter[reportType]') ?? '';
  const region = query.get('filter[regionCode]') ?? '';
  const refused = refuseVendor(context) ?? refuseRegion(type, region);
  if (refused) return refused;
  const period = fiscalMonth(query.get('filter[reportDate]') ?? '');
  if (!period) return wrong('reportDate', 'The report date must be a fiscal month, written as YYYY-MM.');
  const rows = period.ready > now ? [] : soldIn(datastore, period, region).map((sold) => row(sold, period));
  if (rows.length === 0) return appleNotFound('There were no sales for the date specified.');
  return gzipped(
    type === 'FINANCIAL' ? tsvFile(simulatedFinanceColumns, rows) + totals(rows) : tsvFile(detailColumns, rows),
  );
}

/** Z1 is valid only for the detailed report, and the only valid region there (rorkai, API_NOTES). */
function refuseRegion(type: string, region: string): SimulatedReply | undefined {
  return regions[region] && (type === 'FINANCE_DETAIL') === (region === 'Z1')
    ? undefined
    : wrong('regionCode', `The region code '${region}' is not valid for a report of the type ${type}.`);
}

function wrong(name: string, detail: string): SimulatedReply {
  return invalidParameter(`filter[${name}]`, detail);
}

function soldIn(datastore: Datastore, period: SimulatedPeriod, region: string): readonly Sold[] {
  return soldLines(datastore)
    .filter(({ kind, country }) => kind === 'IA1' && regions[region]?.includes(country))
    .map((line) => ({ line, units: unitsIn(line, daysOf(period)) }))
    .filter(({ units }) => units > 0);
}

function row({ line, units }: Sold, period: SimulatedPeriod): TsvRow {
  const share = proceedsOf(line);
  const total = (Number(share) * units).toFixed(2);
  const [first, last] = [slashed(period.first), slashed(period.last)];
  return {
    ...{ 'Start Date': first, 'End Date': last, 'Transaction Date': first, 'Settlement Date': last },
    ...{ 'Vendor Identifier': line.sku, SKU: line.sku, Title: line.title, Quantity: units, 'Partner Share': share },
    ...{ 'Extended Partner Share': total, 'Partner Share Currency': line.currency, 'Customer Currency': line.currency },
    ...{ 'Sales or Return': 'S', 'Sale or Return': 'S', 'Apple Identifier': line.identifier },
    ...{ 'Artist/Show/Developer/Author': 'Example Studio', 'Developer Name': 'Example Studio' },
    ...{ 'Product Type Identifier': line.kind, 'Country Of Sale': line.country, 'Country of Sale': line.country },
    ...{ 'Customer Price': line.price.toFixed(2), Region: line.country },
  };
}

function totals(rows: readonly TsvRow[]): string {
  const sum = (name: string): number => rows.reduce((all, each) => all + Number(each[name]), 0);
  const amount = sum('Extended Partner Share').toFixed(2);
  return `Total_Rows\t${rows.length}\nTotal_Amount\t${amount}\nTotal_Units\t${sum('Quantity')}\n`;
}
