// The staged rollout of one variant of a Galaxy Store app, as recipes read it.

import type { Cook } from '../cook.ts';
import { Failure } from '../errors.ts';

export type Variant = 'SALE' | 'REGISTRATION';

export interface Country {
  readonly countryCode: string;
  readonly rolloutRate: number;
}

export interface RolloutBinary {
  readonly seq: string | number;
  readonly fileName?: string;
  readonly versionCode?: string | number;
  readonly rolloutStatus?: 'ENABLED' | 'DISABLED' | 'PAUSED';
}

export interface Rollout {
  readonly rate: number;
  readonly countries: readonly Country[];
}

/** Nothing is rolled out in stages: no such variant, none set, or the status of the app allows none. Source: Samsung, "Failure response codes". */
const none = new Set(['3100', '3205', '3206', '3207', '3208']);

const isNone = (thrown: unknown): boolean =>
  thrown instanceof Failure && thrown.code === 'store_refused' && none.has(thrown.details[0]?.code ?? '');

/** What the store answers, or undefined where there is no rollout. */
const unlessNone = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (thrown) {
    if (isNone(thrown)) return undefined;
    throw thrown;
  }
};

interface Rates {
  readonly data?: { readonly rolloutRate?: number | null; readonly countries?: readonly Country[] | null };
}

const isRate = (value: unknown): value is number => typeof value === 'number';

const readRates = async ({ ask }: Cook, contentId: string, appStatus: Variant): Promise<Rollout | undefined> => {
  const found = await unlessNone(ask<Rates>('ReadRolloutRate', { contentId, appStatus }));
  const { rolloutRate: rate, countries = [] } = found?.data ?? {};
  // a country without its code or its rate can be neither told of nor raised
  const known = (countries ?? []).filter((each) => each.countryCode && isRate(each.rolloutRate));
  return isRate(rate) ? { rate, countries: known } : undefined;
};

/** The binaries of the variant, the newest first. */
export const readBinaries = async (
  { ask }: Cook,
  contentId: string,
  appStatus: Variant,
): Promise<readonly RolloutBinary[]> => {
  const asked = ask<{ readonly data?: { readonly binaries?: readonly RolloutBinary[] | null } }>;
  const found = await unlessNone(asked('ListRolloutBinaries', { contentId, appStatus }));
  return (found?.data?.binaries ?? []).filter(({ seq }) => seq).sort((a, b) => Number(b.seq) - Number(a.seq));
};

/** Whether people get a binary in stages now. */
export const isStaged = ({ rolloutStatus }: RolloutBinary): boolean =>
  rolloutStatus === 'ENABLED' || rolloutStatus === 'PAUSED';

/** The rates that hold now, or undefined where nothing is rolled out in stages: what Samsung then says of rates is nowhere told. */
export const readRollout = async (cook: Cook, contentId: string, appStatus: Variant): Promise<Rollout | undefined> => {
  const binaries = await readBinaries(cook, contentId, appStatus);
  return binaries.some(isStaged) ? readRates(cook, contentId, appStatus) : undefined;
};

/** Samsung's guide ends a rollout of what is on sale before the next begins. That gives it to everybody, so it is not done unasked. */
export const refuseRunning = async (cook: Cook, contentId: string): Promise<string> => {
  const rollout = await readRollout(cook, contentId, 'SALE');
  if (!rollout) return 'No staged rollout is running.';
  throw new Failure(
    'invalid_request',
    `The version in the store is rolled out to ${rollout.rate} of 100 people. Finish that rollout before the next one starts.`,
  );
};
