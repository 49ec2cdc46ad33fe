// The sales of a week by app, from Apple's weekly sales report. Source: App Store Connect Help, "Summary Sales Report".
import { type ProductTypeKind, productTypes } from '../../../connector/stores/apple/reports/productTypes.ts';
import { Failure } from '../../core/errors.ts';
import { rounded } from '../../reports/countRows.ts';
import { typedCell } from '../../reports/parseCell.ts';
import { readTable } from '../../reports/readTable.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { type Figures, missing, type WeekQuery } from '../../workflow/weeklyFigures.ts';
import { salesKnown } from './reports/documentedColumns.ts';
import { readNothing } from './reports/noReport.ts';
import { isDue } from './reports/reportDates.ts';

/** What the sales report has of an app. */
const salesFigures = [
  ...(['installs', 'firstTimeInstalls', 'updates', 'units', 'inAppPurchases', 'proceeds'] as const),
] as const;

/** What the units of a product count as. */
const counts = {
  app: ['firstTimeInstalls', 'installs', 'units'],
  bundle: ['units'],
  redownload: ['installs'],
  update: ['updates'],
  purchase: ['inAppPurchases', 'units'],
  restored: [],
} as const satisfies Readonly<Record<ProductTypeKind, readonly CountName[]>>;
type CountName = Exclude<(typeof salesFigures)[number], 'proceeds'>;

/** A refund has negative units, and removes no download. */
const neverNegative: readonly CountName[] = ['installs', 'firstTimeInstalls'];

/** The figures of an app or a bundle, or of the purchases in an app. */
interface Tally {
  readonly title: string;
  readonly counts: Record<CountName, number>;
  readonly proceeds: Map<string, number>;
}

export interface WeekSales {
  /** The figures of an app; zeros if it sold nothing. */
  readonly of: (app: { readonly id: string; readonly sku?: string | undefined }) => Figures;
  /** Products of the report that are none of these apps, by Apple's ID: bundles, and apps that the list lacks. */
  readonly others: (ids: readonly string[]) => readonly { readonly id: string; readonly title: string }[];
  /** Sentences on what the figures leave out. */
  readonly gaps: (skus: readonly (string | undefined)[]) => readonly string[];
}

/** Far more than a seller has. */
const MOST_PRODUCTS = 20_000;
/** Most unknown product types that a problem names. */
const MOST_TYPES = 20;

/** One call to Apple; a string is the reason why there are no figures. */
export async function readWeekSales(api: StoreApi, query: WeekQuery): Promise<WeekSales | string> {
  const { vendorNumber, week, reading } = query;
  if (vendorNumber === undefined)
    return 'The sales report needs the vendor number of this account: give it in Vendor numbers.';
  const sums = createSums();
  try {
    await api.read(
      'DownloadSalesReport',
      {
        ...{ 'filter[vendorNumber]': vendorNumber, 'filter[reportType]': 'SALES', 'filter[reportSubType]': 'SUMMARY' },
        ...{ 'filter[frequency]': 'WEEKLY', 'filter[reportDate]': week.to },
      },
      async ({ body }) => {
        if (body === undefined) throw new Failure('store_invalid_answer', 'Apple sent no report. Try again later.');
        sums.clear(); // a read that broke is made again
        await readTable({ body }, { report: {}, known: salesKnown('SALES') }, (columns) => {
          const places = new Map(columns.map(({ key }, at) => [key, at]));
          return (cells) => sums.add((key) => (cells[places.get(key) ?? -1] ?? '').trim());
        });
      },
    );
  } catch (thrown) {
    const nothing = readNothing(thrown);
    if (!nothing) throw thrown;
    if (nothing.notYet || !isDue('WEEKLY', week.to, reading.now()))
      return 'Apple has not made the sales report of that week yet: it comes on Monday from about 8:00 Pacific time.';
  }
  return sums.sales;
}

function createSums() {
  const byId = new Map<string, Tally>();
  const bySku = new Map<string, Tally>();
  const unknown = new Set<string>();
  /** A purchase names its app by the SKU alone. */
  const add = (cell: (key: string) => string): void => {
    const type = cell('productTypeIdentifier');
    const kind = Object.hasOwn(productTypes, type) ? productTypes[type] : undefined;
    if (kind === undefined) return void (unknown.size < MOST_TYPES && unknown.add(type));
    const tally =
      kind === 'purchase' || kind === 'restored'
        ? tallyIn(bySku, cell('parentIdentifier'), '')
        : tallyIn(byId, cell('appleIdentifier'), cell('title'));
    const units = numberIn(cell('units'));
    for (const name of counts[kind]) tally.counts[name] += neverNegative.includes(name) ? Math.max(0, units) : units;
    addTo(tally.proceeds, cell('currencyOfProceeds'), units * numberIn(cell('developerProceeds')));
  };
  const sales: WeekSales = {
    of: ({ id, sku }) => figuresOf(byId.get(id), sku === undefined ? undefined : bySku.get(sku)),
    others: (ids) => [...byId].flatMap(([id, { title }]) => (ids.includes(id) ? [] : [{ id, title }])),
    gaps: (skus) => {
      const lost = [...bySku]
        .filter(([sku]) => !skus.includes(sku))
        .reduce((sum, [, each]) => sum + each.counts.units, 0);
      return [
        ...(lost === 0 ? [] : [`${lost} in-app purchases belong to apps that are not listed, and are in no row.`]),
        ...(unknown.size === 0
          ? []
          : [`Products of the types ${[...unknown].join(', ')} are in no figure: Apple does not document them.`]),
      ];
    },
  };
  const clear = (): void => {
    for (const each of [byId, bySku, unknown]) each.clear();
  };
  return { add, clear, sales };
}

function tallyIn(tallies: Map<string, Tally>, key: string, title: string): Tally {
  const found = tallies.get(key);
  if (found) return found;
  if (tallies.size >= MOST_PRODUCTS)
    throw new Failure('payload_too_large', `The sales report has more than ${MOST_PRODUCTS} products.`);
  const made = { title, counts: noCounts(), proceeds: new Map<string, number>() };
  tallies.set(key, made);
  return made;
}

function noCounts(): Tally['counts'] {
  return { installs: 0, firstTimeInstalls: 0, updates: 0, units: 0, inAppPurchases: 0 };
}

function addTo(amounts: Map<string, number>, currency: string, amount: number): void {
  if (amount !== 0) amounts.set(currency, (amounts.get(currency) ?? 0) + amount);
}

function figuresOf(...tallies: readonly (Tally | undefined)[]): Figures {
  const [sums, proceeds] = [noCounts(), new Map<string, number>()];
  for (const tally of tallies) {
    for (const name of Object.keys(sums) as CountName[]) sums[name] += tally?.counts[name] ?? 0;
    for (const [currency, amount] of tally?.proceeds ?? []) addTo(proceeds, currency, amount);
  }
  return { ...sums, proceeds: [...proceeds].map(([currency, amount]) => ({ currency, amount: rounded(amount) })) };
}

/** All figures of sales with one reason. */
export function noSales(reason: string): Figures {
  return missing(salesFigures, reason);
}

function numberIn(cell: string): number {
  return Number(typedCell('number', cell) ?? 0);
}
