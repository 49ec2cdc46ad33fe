// The rates of a staged rollout: they can only increase, in general and per country.
import { Failure } from '../../core/errors.ts';
import {
  known,
  type ReportedRollout,
  type RolloutCountry,
  type RolloutState,
  type RolloutVariant,
  shareOf,
} from './stagedRollout.ts';

/** Samsung refuses a lower rate (3103, 3104, 3203, 3204); this check fails before anything is changed. */
export function refuseLowerRate(wanted: RolloutState, now: RolloutState | undefined): void {
  if (!now) return;
  if (wanted.rate < now.rate)
    throw refused(`The rollout rate is ${now.rate} now and can only rise: ${wanted.rate} is less.`);
  const fallen = wanted.countries.find(({ countryCode, rolloutRate }) => rolloutRate < rateIn(now, countryCode));
  if (fallen)
    throw refused(
      `The rate of ${fallen.countryCode} is ${rateIn(now, fallen.countryCode)} now and can only rise: ${fallen.rolloutRate} is less.`,
    );
}

/** If the current rate is unknown, so is whether the new one is higher: rates can only increase, so nothing is set. */
export function untold(appStatus: RolloutVariant, rate: number): Failure {
  const next =
    appStatus === 'SALE'
      ? 'Look at them in Seller Portal, and set them there or with Set Galaxy Store rollout rate; finish gives the version to everybody.'
      : 'To set them all the same, use start.';
  const message = `Galaxy Store does not report all rates of this staged rollout, so that ${rate} may be less than now. ${next}`;
  return new Failure('invalid_request', message, { status: 409 });
}

/** Rollout details of a step report. */
export function describeRate(found: ReportedRollout | undefined): string {
  if (!found) return 'No staged rollout.';
  const countries = found.countries.map(
    ({ countryCode, rolloutRate }) => `${countryCode || 'a country without its code'} ${rolloutRate ?? 'not reported'}`,
  );
  return [shareOf(found), ...countries].join(', ');
}

export function isSameRollout(a: RolloutState, b: RolloutState): boolean {
  return (
    a.rate === b.rate && b.countries.every(({ countryCode, rolloutRate }) => rateIn(a, countryCode) === rolloutRate)
  );
}

/**
 * The rates to set before the rollout ends: a country with a higher rate blocks it (Samsung, "Update staged rollout
 * rate"). If a rate is unknown, all are set to the final rate. Undefined if no country has a higher rate.
 */
export function levelOf(rates: ReportedRollout): RolloutState | undefined {
  if (rates.countries.length === 0) return undefined;
  const now = known(rates);
  if (!now) {
    const named = rates.countries.flatMap(({ countryCode }) => countryCode || []);
    return { rate: 100, countries: named.map((countryCode) => ({ countryCode, rolloutRate: 100 })) };
  }
  const rate = Math.max(now.rate, ...now.countries.map(({ rolloutRate }) => rolloutRate));
  return rate > now.rate ? { rate, countries: mergedRates({ rate, countries: [] }, now) } : undefined;
}

/** A country without an input keeps its rate, unless the general rate exceeds it: no rate may decrease. */
export function mergedRates(
  { rate, countries }: RolloutState,
  now: RolloutState | undefined,
): readonly RolloutCountry[] {
  const kept = (now?.countries ?? []).map((each) => ({ ...each, rolloutRate: Math.max(each.rolloutRate, rate) }));
  return [...new Map([...kept, ...countries].map((each) => [each.countryCode, each])).values()];
}

function refused(message: string): Failure {
  return new Failure('invalid_request', message);
}

function rateIn({ rate, countries }: RolloutState, code: string): number {
  return countries.find(({ countryCode }) => countryCode === code)?.rolloutRate ?? rate;
}
