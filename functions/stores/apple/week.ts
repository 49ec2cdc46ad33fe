// The week of an App Store account: the sales of all its apps in one report, and what each app needs calls of its own for.
import { failureOfPart } from '../../core/errors.ts';
import { mapConcurrent } from '../../overview/perAccount.ts';
import { incomplete } from '../../workflow/appSummary.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import {
  type AccountWeek,
  chosenApps,
  type FigureName,
  type Figures,
  missing,
  type WeekQuery,
} from '../../workflow/weeklyFigures.ts';
import { analyticsFigures, readWeekAnalytics } from './weekAnalytics.ts';
import { performanceFigures, readRegressions } from './weekPerformance.ts';
import { readWeekReviews, reviewFigures } from './weekReviews.ts';
import { noSales, readWeekSales, type WeekSales } from './weekSales.ts';

interface AppleApps {
  readonly data: readonly {
    readonly id: string;
    readonly attributes?: { readonly name?: string; readonly sku?: string };
  }[];
}

const APPS_AT_ONCE = 4;
const MOST_LISTED = 2_000;

/** What App Store Connect never has. */
const unavailableFigures: Figures = {
  ...missing(
    ['ratingAverage', 'ratingCount'],
    'The App Store Connect API has the stars of reviews alone, not of all ratings: see Review average and Review count.',
  ),
  ...missing(['revenue'], 'The App Store reports proceeds: see Proceeds by currency.'),
};

/** One call for each 200 apps and one for the report; then for each app those of its parts. */
export async function readAppleWeek(api: StoreApi, query: WeekQuery): Promise<AccountWeek> {
  const inputs = { 'fields[apps]': ['name', 'sku'] };
  const { answer, stopped } = await api.listUpTo<AppleApps>('ListApps', inputs, MOST_LISTED);
  const listed = answer.data.map(({ id, attributes }) => ({ id, name: attributes?.name || id, sku: attributes?.sku }));
  const sales = query.parts.has('sales') ? await settledSales(api, query) : undefined;
  const { apps, problems } = chosenApps(listed, query);
  const rows = await mapConcurrent(APPS_AT_ONCE, apps, async (app) => ({
    appId: app.id,
    name: app.name,
    figures: {
      ...unavailableFigures,
      ...(sales && (typeof sales === 'string' ? noSales(sales) : sales.of(app))),
      ...(await readParts(api, app.id, query)),
    },
  }));
  const isRead = sales !== undefined && typeof sales !== 'string';
  return {
    apps: [...rows, ...(isRead && query.ids === undefined ? otherRows(sales, listed) : [])],
    problems: [
      ...problems,
      ...(stopped === undefined ? [] : [incomplete(stopped)]),
      ...(isRead ? sales.gaps(listed.map(({ sku }) => sku)).map(incomplete) : []),
    ],
  };
}

/** The sales, or why there are none. */
async function settledSales(api: StoreApi, query: WeekQuery): Promise<WeekSales | string> {
  try {
    return await readWeekSales(api, query);
  } catch (thrown) {
    return failureOfPart(thrown).message;
  }
}

/** A part that fails is missing with the reason, and the others are there. */
async function readParts(api: StoreApi, id: string, query: WeekQuery): Promise<Figures> {
  const parts = [
    ['reviews', reviewFigures, () => readWeekReviews(api, id, query.week)],
    ['analytics', analyticsFigures, () => readWeekAnalytics(api, id, query)],
    ['performance', performanceFigures, () => readRegressions(api, id)],
  ] as const satisfies readonly (readonly [string, readonly FigureName[], () => Promise<Figures>])[];
  const read: Figures[] = [];
  for (const [part, names, readPart] of parts)
    if (query.parts.has(part))
      read.push(await readPart().catch((thrown) => missing(names, failureOfPart(thrown).message)));
  return Object.assign({}, ...read);
}

/** Products of the report without an app in the list: they have sales and nothing else. */
function otherRows(sales: WeekSales, listed: readonly { readonly id: string }[]): AccountWeek['apps'] {
  const rest = [...reviewFigures, ...analyticsFigures, ...performanceFigures];
  const none = missing(
    rest,
    'App Store Connect does not list it as an app: it is a bundle, or an app of another account.',
  );
  return sales.others(listed.map(({ id }) => id)).map(({ id, title }) => ({
    appId: id,
    name: title || id,
    figures: { ...unavailableFigures, ...none, ...sales.of({ id }) },
  }));
}
