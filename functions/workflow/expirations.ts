// What expires in an account: the rows that a store reads, and how many days are left.

import type { ExpirationKind } from '../../connector/relay/expirations.ts';
import { DAY_MS } from '../core/time.ts';
import type { StoreApi } from './storeApi.ts';

/** One thing as the store returns it. */
export interface Expiration {
  readonly kind: ExpirationKind;
  readonly id: string;
  readonly name: string;
  readonly type?: string | undefined;
  readonly platform?: string | undefined;
  readonly appId?: string | undefined;
  readonly appName?: string | undefined;
  readonly bundleId?: string | undefined;
  /** ISO 8601, as the store has it. */
  readonly expiresAt: string;
  /** The store says that it cannot be used any more. */
  readonly isInvalid?: boolean;
}

export type ExpirationReader = (
  api: Pick<StoreApi, 'listAll'>,
  wanted: ExpirationOptions,
) => Promise<readonly Expiration[]>;

export interface ExpirationOptions {
  /** All builds, not only the newest one of each app and platform. */
  readonly olderBuilds: boolean;
}

/** What of a store expires, and what it does not return. */
export interface ExpirationSource {
  readonly kinds: Readonly<Partial<Record<ExpirationKind, ExpirationReader>>>;
  /** Sentences. */
  readonly notes: readonly string[];
}

/** The row of a flow; `now` in milliseconds. */
export function expirationRow({ isInvalid, ...expiration }: Expiration, now: number) {
  const left = Date.parse(expiration.expiresAt) - now;
  const state = left <= 0 ? 'EXPIRED' : isInvalid ? 'INVALID' : 'VALID';
  return { ...expiration, daysLeft: Math.floor(left / DAY_MS), state };
}

/** Whether it expires in at most so many days, or is over. */
export function expiresWithin({ expiresAt }: Pick<Expiration, 'expiresAt'>, days: number, now: number): boolean {
  return Date.parse(expiresAt) - now <= days * DAY_MS;
}
