// Returns the figures of a week, one row for each app of each account. An account that fails is a problem, and a figure that a store does not have is null with the reason.
import { DAY_MS } from '../core/time.ts';
import { jsonResponse } from '../core/types.ts';
import { accountsFor, mapConcurrent, onlyAccount, settleAccount } from '../overview/perAccount.ts';
import type { StoreAccount } from '../pipeline/accounts.ts';
import { rounded } from '../reports/countRows.ts';
import { lastEnded, reportPeriodOf } from '../reports/reportPeriods.ts';
import { byName } from '../workflow/appSummary.ts';
import { workflowsOf } from '../workflow/relayStore.ts';
import { inputOf, type Recipe, type RecipeContext } from '../workflow/storeApi.ts';
import {
  type AccountWeek,
  figureNames,
  isMissingFigure,
  type Money,
  type Week,
  type WeeklyApp,
  type WeeklyPart,
  type WeekQuery,
} from '../workflow/weeklyFigures.ts';
import { type ExchangeRates, invalidInput, readExchange, vendorNumberFor } from './weeklyInput.ts';

const KEPT_DAYS = 365;
const ACCOUNTS_AT_ONCE = 8;
const USUAL_APPS = 100;
/** Of an account, in milliseconds: it takes several calls for each app. */
const LONGEST = 90_000;
const usualParts: readonly WeeklyPart[] = ['sales', 'reviews', 'analytics', 'metrics'];

export const weeklyFigures: Recipe = async (context) => {
  const week = weekOf(inputOf<string>(context, 'week'), context.now());
  const exchange = readExchange(context);
  const accounts = accountsFor(context);
  const asked = queryFor(context, week, accounts);
  const read = await mapConcurrent(ACCOUNTS_AT_ONCE, accounts, async (account) => {
    const at = { store: account.store, account: account.name };
    const { apps, problems } = await readAccount(context, account, asked(account));
    return {
      rows: apps.map((app) => ({ ...at, ...rowOf(app, week, exchange) })),
      problems: problems.map((problem) => ({ ...at, ...problem })),
    };
  });
  return jsonResponse(200, {
    ...week,
    rows: read.flatMap(({ rows }) => rows).sort(byName),
    problems: read.flatMap(({ problems }) => problems),
    storeCalls: context.line.attempts,
  });
};

/** The week with this day, from Monday to Sunday; without a day, the last one that is over. */
function weekOf(day: string | undefined, now: number): Week {
  const last = lastEnded('WEEKLY', now);
  const to = day === undefined ? last : reportPeriodOf('WEEKLY', readDay(day, now));
  if (to > last) throw invalidInput('week', `The week to ${to} is not over. The last complete one ends on ${last}.`);
  return { from: new Date(Date.parse(to) - 6 * DAY_MS).toISOString().slice(0, 10), to };
}

/** A day for which Apple can still have a report: it keeps them for 365 days (Fivetran's connector). */
function readDay(day: string, now: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const first = now - KEPT_DAYS * DAY_MS;
  if (at >= first && at <= now + DAY_MS) return day;
  const [from, to] = [first, now].map((each) => new Date(each).toISOString().slice(0, 10));
  throw invalidInput('week', `Name a day from ${from} to ${to}: the stores keep reports for ${KEPT_DAYS} days.`);
}

function queryFor(
  context: RecipeContext,
  week: Week,
  accounts: readonly StoreAccount[],
): (account: StoreAccount) => WeekQuery {
  const { files, now, deadline } = context;
  const vendors = inputOf<readonly string[]>(context, 'vendorNumbers') ?? [];
  const sellers = accounts.filter(({ definition }) => definition.salesReport !== undefined);
  const vendorNumber = vendorNumberFor(vendors, sellers);
  return (account) => ({
    week,
    ids: inputOf<readonly string[]>(context, 'apps'),
    parts: new Set(inputOf<readonly WeeklyPart[]>(context, 'parts') ?? usualParts),
    most: inputOf<number>(context, 'most') ?? USUAL_APPS,
    vendorNumber: vendorNumber(account),
    reading: { files, now, deadline },
  });
}

async function readAccount(context: RecipeContext, account: StoreAccount, asked: WeekQuery): Promise<AccountWeek> {
  const { readWeek } = await workflowsOf(context.stores, account.store);
  if (!readWeek) return { apps: [], problems: [] };
  const settled = await settleAccount(context, onlyAccount(account), (api) => readWeek(api, asked), LONGEST);
  return 'found' in settled ? settled.found : { apps: [], problems: [settled.problem] };
}

/** Every figure by name, null with its reason in `missing` if there is none. */
function rowOf({ appId, name, figures }: WeeklyApp, week: Week, exchange: ExchangeRates) {
  const { proceeds } = figures;
  const byCurrency = proceeds === undefined || isMissingFigure(proceeds) ? [] : proceeds;
  const converted = proceeds === undefined || isMissingFigure(proceeds) ? undefined : convert(proceeds, exchange);
  const all: Readonly<Record<string, unknown>> = { ...figures, ...(converted && { proceeds: converted.amount }) };
  const values = figureNames.map((field) => {
    const figure = all[field];
    return typeof figure === 'number' ? { field, value: figure } : { field, value: null, reason: reasonFor(figure) };
  });
  return {
    ...{ appId, name, ...week },
    ...Object.fromEntries(values.map(({ field, value }) => [field, value])),
    currency: converted?.currency ?? null,
    proceedsByCurrency: byCurrency,
    missing: values.flatMap(({ field, reason }) => (reason === undefined ? [] : [{ field, reason }])),
  };
}

function reasonFor(figure: unknown): string {
  return isMissingFigure(figure) ? figure.reason : 'It was not asked for: add its part to Parts.';
}

interface Converted {
  readonly amount: number | { readonly reason: string };
  readonly currency: string | undefined;
}

/** The sum in one currency. The relay has no exchange rates: without a rate of the call, amounts are not added up. */
function convert(proceeds: readonly Money[], { currency, rates }: ExchangeRates): Converted {
  const currencies = proceeds.map((each) => each.currency).sort();
  const into = currency ?? (currencies.length === 1 ? currencies[0] : undefined);
  if (into === undefined)
    return proceeds.length === 0
      ? { amount: 0, currency: undefined }
      : { amount: { reason: `The proceeds are in ${currencies.join(', ')}: ${NO_RATE}` }, currency: undefined };
  const lacking = currencies.filter((each) => each !== into && !rates.has(each));
  if (lacking.length > 0)
    return { amount: { reason: `There is no rate from ${lacking.join(', ')} to ${into}: ${NO_RATE}` }, currency: into };
  const sum = proceeds.reduce(
    (total, each) => total + each.amount * (each.currency === into ? 1 : (rates.get(each.currency) ?? 0)),
    0,
  );
  return { amount: Math.round(rounded(sum) * 100) / 100, currency: into };
}

const NO_RATE = 'give Currency and Exchange rates, or read Proceeds by currency.';
