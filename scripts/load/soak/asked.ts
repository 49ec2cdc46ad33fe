// The calls of the soak, and how a caller verifies the response.
import type { Method } from '../../../connector/core/operation.ts';
import type { Store } from '../../../connector/core/stores.ts';
import type { SoakResponse } from './ask.ts';
import { valueAt } from './at.ts';
import type { Random } from './random.ts';

export const accountNames = ['default', 'games'] as const;
export type AccountName = (typeof accountNames)[number];

/** `games` is a caller with read access to the accounts of that name only. */
export type CallerName = 'main' | 'games';

export interface SoakApp {
  readonly id: string;
  readonly name: string;
}

export interface SoakCall {
  /** Description for the report. */
  readonly title: string;
  readonly method?: Method;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly caller?: CallerName;
  /** The store whose faults may show in the response; undefined if the relay responds without a store. */
  readonly store?: Store;
  /** Returns whether the response is for this request and the right account. */
  readonly right: (response: SoakResponse) => boolean;
  /** Identifies this write among all others at the store: it must not arrive there twice. */
  readonly write?: string;
  /** The follow-up calls of the same caller, if the response was right. */
  readonly next?: (response: SoakResponse) => SoakCall;
}

/** The data that calls are built from. */
export interface SoakKnowledge {
  readonly random: Random;
  /** Store data by account. No app belongs to both. */
  readonly apps: Readonly<Record<AccountName, readonly SoakApp[]>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** A number that no previous call used. */
  readonly next: () => number;
}

/** Builds a call of one kind. */
export type MakeCall = (knowledge: SoakKnowledge) => SoakCall;

/** A value that no other call has. It appears in the store's response and must not appear in any log. */
export function soakMarkOf({ next }: SoakKnowledge): string {
  return `mark-${next()}`;
}

export function other(account: AccountName): AccountName {
  return account === 'games' ? 'default' : 'games';
}

/** The account as a query value; the default account is left out, as most clients do. */
export function accountQuery(account: AccountName): string {
  return account === 'default' ? '' : `account=${account}`;
}

export function refusedWith(code: string, status?: number) {
  return (response: SoakResponse): boolean =>
    valueAt(response.json, 'error', 'code') === code && (status === undefined || response.status === status);
}
