// The staged rollout of one variant of a Galaxy Store app.

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

/** A staged rollout with all rates known. */
export interface RolloutState {
  readonly rate: number;
  readonly countries: readonly RolloutCountry[];
}

/** A staged rollout as the store returns it: a missing rate is undefined and gets no default. */
export interface ReportedRollout {
  readonly rate: number | undefined;
  readonly countries: readonly { readonly countryCode?: string | null; readonly rolloutRate?: number | null }[];
}

/** No staged rollout: the variant does not exist, no rollout is set, or the app's status does not allow one. Source: Samsung, "Failure response codes". */
const none = new Set(['3100', '3205', '3206', '3207', '3208']);

interface Rates {
  readonly data?: { readonly rolloutRate?: number | null; readonly countries?: ReportedRollout['countries'] | null };
}

interface Binaries {
  readonly data?: { readonly binaries?: readonly RolloutBinary[] | null };
}

/** The rollout if all its rates are known; undefined if a rate or a country is missing. */
export function known({ rate, countries }: ReportedRollout): RolloutState | undefined {
  const rates = countries.flatMap(({ countryCode, rolloutRate }) =>
    countryCode && isRate(rolloutRate) ? { countryCode, rolloutRate } : [],
  );
  return rate !== undefined && rates.length === countries.length ? { rate, countries: rates } : undefined;
}

/** The binaries of the variant, newest first. */
export async function readBinaries(
  api: StoreApi,
  contentId: string,
  appStatus: RolloutVariant,
): Promise<readonly RolloutBinary[]> {
  const { binaries = [] } = await listBinaries(api, contentId, appStatus);
  return binaries.filter(({ seq }) => seq).sort((a, b) => Number(b.seq) - Number(a.seq));
}

/** Whether a binary is in a staged rollout now. */
export function isStaged({ rolloutStatus }: RolloutBinary): boolean {
  return rolloutStatus === 'ENABLED' || rolloutStatus === 'PAUSED';
}

/** Samsung's guide requires ending a rollout of the live app before the next one begins. Ending it releases the binary to everyone, so the relay does not do that unasked. */
export async function refuseRunning(api: StoreApi, contentId: string): Promise<string> {
  const rollout = await readRollout(api, contentId, 'SALE');
  if (!rollout) return 'No staged rollout is running.';
  throw new Failure(
    'invalid_request',
    `The version in the store is rolled out to ${shareOf(rollout)}. Finish that rollout before the next one starts.`,
  );
}

/**
 * The current rates; undefined without a staged rollout. If all binaries are DISABLED there is none, and Samsung does
 * not document the rates it then returns. If the binaries do not show it, the response with the rates decides.
 */
export async function readRollout(
  api: StoreApi,
  contentId: string,
  appStatus: RolloutVariant,
): Promise<ReportedRollout | undefined> {
  const { isThere, binaries } = await listBinaries(api, contentId, appStatus);
  if (!isThere || binaries?.every(({ rolloutStatus }) => rolloutStatus === 'DISABLED')) return undefined;
  return readRates(api, contentId, appStatus);
}

/** Percentage of users, for a message. */
export function shareOf({ rate }: Pick<ReportedRollout, 'rate'>): string {
  return rate === undefined ? 'a share of people that Galaxy Store does not report' : `${rate} of 100 people`;
}

function isRate(value: unknown): value is number {
  return typeof value === 'number';
}

/** Undefined if the store does not have this variant, or does not list its binaries. */
async function listBinaries({ call: ask }: StoreApi, contentId: string, appStatus: RolloutVariant) {
  const found = await unlessNone(ask<Binaries>('ListRolloutBinaries', { contentId, appStatus }));
  return { isThere: found !== undefined, binaries: found?.data?.binaries ?? undefined };
}

/** The store's response, or undefined if there is no rollout. */
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
): Promise<ReportedRollout | undefined> {
  const found = await unlessNone(ask<Rates>('ReadRolloutRate', { contentId, appStatus }));
  if (!found) return undefined;
  const { rolloutRate, countries } = found.data ?? {};
  return { rate: isRate(rolloutRate) ? rolloutRate : undefined, countries: countries ?? [] };
}
