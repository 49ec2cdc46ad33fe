// Whether Apple's sales report of a day, week, month or year is ready.
import { Failure } from '../errors.ts';
import { namedVersion } from '../recipes/salesReport.ts';
import { type Combination, combine, type Frequency } from '../reports/combinations.ts';
import { awaited, isDate, lastEnded, nextDate } from './periods.ts';
import { isPart, type Source, source, type Told, type Watching } from './source.ts';

const NOT_FOUND = 404;

interface Asked extends Combination {
  readonly vendorNumber: string | undefined;
  readonly version?: string | undefined;
}

/** A combination that Apple does not have is refused before anything is asked. */
const askedOf = ({ input }: Pick<Watching, 'input'>): Asked => ({
  vendorNumber: input<string>('vendorNumber'),
  ...combine({
    reportType: input<string>('reportType'),
    reportSubType: input<string>('reportSubType'),
    frequency: input<Frequency>('frequency'),
  }),
});

/** Apple has no list of reports: one is there when its download begins. What would come of it is left. */
const isReady = async (watching: Watching, asked: Asked, reportDate: string): Promise<boolean> => {
  const inputs = Object.entries({ ...asked, reportDate });
  try {
    const { body } = await watching.open(
      'DownloadSalesReport',
      Object.fromEntries(inputs.map(([name, value]) => [`filter[${name}]`, value])),
    );
    if (body && !(body instanceof Uint8Array)) body.on('error', () => undefined).destroy();
    return true;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'store_refused' && thrown.status === NOT_FOUND) return false;
    const version = asked.version === undefined ? namedVersion(thrown) : undefined;
    if (version === undefined) throw thrown;
    return isReady(watching, { ...asked, version }, reportDate);
  }
};

const look = async (watching: Watching, since: string | undefined): Promise<Told> => {
  const { now, share } = watching;
  const asked = askedOf(watching);
  const { frequency } = asked;
  const from = since ?? lastEnded(frequency, now);
  const dates = awaited(frequency, from, now);
  const found = await Promise.all(dates.map((date) => share([asked, date], () => isReady(watching, asked, date))));
  const came = dates.filter((_, at) => found[at]);
  const items = since === undefined ? [] : came.map((reportDate) => ({ ...asked, reportDate }));
  return { items, past: { since: nextDate(frequency, from, came) }, more: false };
};

export const salesReports: Source = source(
  3_600,
  (past, watching) => {
    const since = isPart(past) ? past.since : undefined;
    return isDate(askedOf(watching).frequency, since) ? since : undefined;
  },
  look,
);
