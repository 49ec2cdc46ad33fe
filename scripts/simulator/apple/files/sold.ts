// Daily sales: the rows of the reports, generated with the same numbers each time.
import { QUIET_VENDOR } from '../../keys.ts';
import { dice } from '../../seededRandom.ts';
import type { Datastore, StoredResource } from '../datastore.ts';
import { DAY_SECONDS } from '../requestContext.ts';

export interface SoldLine {
  readonly app: StoredResource;
  readonly sku: string;
  readonly title: string;
  /** Apple's product type identifiers: 1F a universal app, 7F an update, IA1 an in-app purchase, IAY a subscription. */
  readonly kind: '1F' | '7F' | 'IA1' | 'IAY';
  readonly identifier: string;
  readonly country: string;
  readonly currency: string;
  readonly price: number;
}

const markets = [
  { country: 'US', currency: 'USD' },
  { country: 'DE', currency: 'EUR' },
  { country: 'JP', currency: 'JPY' },
] as const;

/** The paid apps. */
const SELLING = 4;

const TUESDAY = 2;

export function soldLines(datastore: Datastore): readonly SoldLine[] {
  return datastore
    .all('apps')
    .slice(0, SELLING)
    .flatMap((app) => ofApp(app).flatMap((line) => markets.map((market) => ({ ...line, ...market }))));
}

/**
 * The days on which a vendor has sales: every day, so that yesterday's report always exists; but for one vendor, so that a
 * day without sales can be tested.
 */
export function salesDays(vendor: string, days: readonly number[]): readonly number[] {
  return vendor === QUIET_VENDOR ? days.filter((day) => new Date(day).getUTCDay() !== TUESDAY) : days;
}

export function unitsIn(line: SoldLine, days: readonly number[]): number {
  return days.reduce((sum, day) => sum + unitsOn(line, day), 0);
}

/** Apple keeps 30 percent. */
export function proceedsOf({ price }: SoldLine): string {
  return (price * 0.7).toFixed(2);
}

function ofApp(app: StoredResource): readonly Omit<SoldLine, 'country' | 'currency'>[] {
  const { name, sku } = app.attributes;
  const own = { app, sku: String(sku), title: String(name), identifier: app.id, price: 0 };
  const word = `${own.sku}.stamps`;
  // a quotation mark has no special meaning in a report, and breaks CSV parsers
  const stamps = { app, sku: word, title: 'Ten "golden" stamps', identifier: numberOf(word), price: 2.99 };
  return [
    { ...own, kind: '1F' },
    { ...own, kind: '7F' },
    { ...stamps, kind: 'IA1' },
  ];
}

/** Apple's ID of a sold product. */
function numberOf(text: string): string {
  return String(6_490_000_000 + dice(text, 9_000_000));
}

function unitsOn({ sku, kind, country }: SoldLine, day: number): number {
  return dice(`${sku} ${kind} ${country} ${day / DAY_SECONDS}`, kind === 'IA1' ? 6 : 40);
}
