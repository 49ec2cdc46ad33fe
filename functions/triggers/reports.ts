// Whether Apple's sales report of a day, week, month or year is ready.
import { Failure } from '../errors.ts';
import { awaited, type Frequency, isDate, lastEnded, nextDate } from './periods.ts';
import { isPart, type Source, source, type Told, type Watching } from './source.ts';

const NOT_FOUND = 404;

const frequencyOf = ({ input }: Pick<Watching, 'input'>): Frequency => input<Frequency>('frequency') ?? 'DAILY';

const askedOf = (watching: Pick<Watching, 'input'>) => ({
  vendorNumber: watching.input<string>('vendorNumber'),
  reportType: watching.input<string>('reportType') ?? 'SALES',
  reportSubType: watching.input<string>('reportSubType') ?? 'SUMMARY',
  frequency: frequencyOf(watching),
});

/** Apple has no list of reports: one is there when its download begins. What would come of it is left. */
const isReady = async (watching: Watching, date: string): Promise<boolean> => {
  const inputs = Object.entries({ ...askedOf(watching), reportDate: date });
  const filters = Object.fromEntries(inputs.map(([name, value]) => [`filter[${name}]`, value]));
  try {
    const { body } = await watching.open('DownloadSalesReport', filters);
    if (body && !(body instanceof Uint8Array)) body.destroy();
    return true;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'store_refused' && thrown.status === NOT_FOUND) return false;
    throw thrown;
  }
};

const readyAmong = async (watching: Watching, dates: readonly string[]): Promise<readonly string[]> => {
  const found = await Promise.all(
    dates.map((date) => watching.share([askedOf(watching), date], () => isReady(watching, date))),
  );
  return dates.filter((_, at) => found[at]);
};

const look = async (watching: Watching, since: string | undefined): Promise<Told> => {
  const { now } = watching;
  const frequency = frequencyOf(watching);
  const from = since ?? lastEnded(frequency, now);
  const came = await readyAmong(watching, awaited(frequency, from, now));
  const items = since === undefined ? [] : came.map((reportDate) => ({ ...askedOf(watching), reportDate }));
  return { items, past: { since: nextDate(frequency, from, came) }, more: false };
};

export const salesReports: Source = source(
  3_600,
  (past, watching) => {
    const since = isPart(past) ? past.since : undefined;
    return isDate(frequencyOf(watching), since) ? since : undefined;
  },
  look,
);
