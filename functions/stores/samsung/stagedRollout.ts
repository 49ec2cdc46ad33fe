// The staged rollout of one variant of a Galaxy Store app, as recipes read it.

import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';

export type RolloutVariant = 'SALE' | 'REGISTRATION';

export interface RolloutCountry {
  readonly countryCode: string;
  readonly rolloutRate: number;
}

export interface RolloutBinary {
  readonly seq: string | number;
  readonly fileName?: string;
  readonly versionCode?: string | number;
  readonly rolloutStatus?: 'ENABLED' | 'DISABLED' | 'PAUSED';
}

/** A staged rollout of which every rate is known. */
export interface RolloutState {
  readonly rate: number;
  readonly countries: readonly RolloutCountry[];
}

/** A staged rollout as the store tells it: a rate that it leaves out is undefined, and no number stands in for it. */
export interface ToldRollout {
  readonly rate: number | undefined;
  readonly countries: readonly { readonly countryCode?: string | null; readonly rolloutRate?: number | null }[];
}

/** Nothing is rolled out in stages: no such variant, none set, or the status of the app allows none. Source: Samsung, "Failure response codes". */
const none = new Set(['3100', '3205', '3206', '3207', '3208']);

interface Rates {
  readonly data?: { readonly rolloutRate?: number | null; readonly countries?: ToldRollout['countries'] | null };
}

interface Binaries {
  readonly data?: { readonly binaries?: readonly RolloutBinary[] | null };
}

/** The rollout where the store tells all of its rates; undefined where one of them, or a country, is missing. */
export function known({ rate, countries }: ToldRollout): RolloutState | undefined {
  const told = countries.flatMap(({ countryCode, rolloutRate }) =>
    countryCode && isRate(rolloutRate) ? { countryCode, rolloutRate } : [],
  );
  return rate !== undefined && told.length === countries.length ? { rate, countries: told } : undefined;
}

/** The binaries of the variant, the newest first. */
export async function readBinaries(
  api: StoreApi,
  contentId: string,
  appStatus: RolloutVariant,
): Promise<readonly RolloutBinary[]> {
  const { binaries = [] } = await listBinaries(api, contentId, appStatus);
  return binaries.filter(({ seq }) => seq).sort((a, b) => Number(b.seq) - Number(a.seq));
}

/** Whether people get a binary in stages now. */
export function isStaged({ rolloutStatus }: RolloutBinary): boolean {
  return rolloutStatus === 'ENABLED' || rolloutStatus === 'PAUSED';
}

/** Samsung's guide ends a rollout of what is on sale before the next begins. That gives it to everybody, so it is not done unasked. */
export async function refuseRunning(api: StoreApi, contentId: string): Promise<string> {
  const rollout = await readRollout(api, contentId, 'SALE');
  if (!rollout) return 'No staged rollout is running.';
  throw new Failure(
    'invalid_request',
    `The version in the store is rolled out to ${shareOf(rollout)}. Finish that rollout before the next one starts.`,
  );
}

/**
 * The rates that hold now; undefined where nothing is rolled out in stages. With all binaries DISABLED nothing is, and what
 * Samsung then says of rates is nowhere told. Where the binaries do not say so, the answer to the rates decides.
 */
export async function readRollout(
  api: StoreApi,
  contentId: string,
  appStatus: RolloutVariant,
): Promise<ToldRollout | undefined> {
  const { isThere, binaries } = await listBinaries(api, contentId, appStatus);
  if (!isThere || binaries?.every(({ rolloutStatus }) => rolloutStatus === 'DISABLED')) return undefined;
  return readRates(api, contentId, appStatus);
}

/** Of the people, in words. */
export function shareOf({ rate }: Pick<ToldRollout, 'rate'>): string {
  return rate === undefined ? 'a share of people that Galaxy Store does not tell' : `${rate} of 100 people`;
}

function isRate(value: unknown): value is number {
  return typeof value === 'number';
}

/** Undefined where the store has no such variant, or does not list its binaries. */
async function listBinaries({ call: ask }: StoreApi, contentId: string, appStatus: RolloutVariant) {
  const found = await unlessNone(ask<Binaries>('ListRolloutBinaries', { contentId, appStatus }));
  return { isThere: found !== undefined, binaries: found?.data?.binaries ?? undefined };
}

/** What the store answers, or undefined where there is no rollout. */
async function unlessNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (isNone(thrown)) return undefined;
    throw thrown;
  }
}

function isNone(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code === 'store_refused' && none.has(thrown.details[0]?.code ?? '');
}

async function readRates(
  { call: ask }: StoreApi,
  contentId: string,
  appStatus: RolloutVariant,
): Promise<ToldRollout | undefined> {
  const found = await unlessNone(ask<Rates>('ReadRolloutRate', { contentId, appStatus }));
  if (!found) return undefined;
  const { rolloutRate, countries } = found.data ?? {};
  return { rate: isRate(rolloutRate) ? rolloutRate : undefined, countries: countries ?? [] };
}
