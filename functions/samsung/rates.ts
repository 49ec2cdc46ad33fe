// The rates of a staged rollout: they only rise, in general and in each country.
import { Failure } from '../errors.ts';
import type { Country, Rollout } from './rollout.ts';

const refused = (message: string): Failure => new Failure('invalid_request', message);

/** A country that is not named keeps its rate, unless the others overtake it: no rate may fall. */
export const merged = ({ rate, countries }: Rollout, now: Rollout | undefined): readonly Country[] => {
  const kept = (now?.countries ?? []).map((each) => ({ ...each, rolloutRate: Math.max(each.rolloutRate, rate) }));
  return [...new Map([...kept, ...countries].map((each) => [each.countryCode, each])).values()];
};

const rateIn = ({ rate, countries }: Rollout, code: string): number =>
  countries.find(({ countryCode }) => countryCode === code)?.rolloutRate ?? rate;

/** Samsung refuses a rate that falls (3103, 3104, 3203, 3204); here it is said before anything was changed. */
export const refuseFall = (wanted: Rollout, now: Rollout | undefined): void => {
  if (!now) return;
  if (wanted.rate < now.rate)
    throw refused(`The rollout rate is ${now.rate} now and can only rise: ${wanted.rate} is less.`);
  const fallen = wanted.countries.find(({ countryCode, rolloutRate }) => rolloutRate < rateIn(now, countryCode));
  if (fallen)
    throw refused(
      `The rate of ${fallen.countryCode} is ${rateIn(now, fallen.countryCode)} now and can only rise: ${fallen.rolloutRate} is less.`,
    );
};

export const tellRate = (found: Rollout | undefined): string =>
  found
    ? [`${found.rate} of 100 people`, ...found.countries.map((each) => `${each.countryCode} ${each.rolloutRate}`)].join(
        ', ',
      )
    : 'No staged rollout.';

export const isSame = (a: Rollout, b: Rollout): boolean =>
  a.rate === b.rate && b.countries.every(({ countryCode, rolloutRate }) => rateIn(a, countryCode) === rolloutRate);
