// What a caller of the soak asks for, and how it knows that it got just that.
import type { Method } from '../../../connector/core/operation.ts';
import type { Store } from '../../../connector/core/stores.ts';
import type { SoakHeard } from './ask.ts';
import { valueAt } from './at.ts';
import type { Random } from './random.ts';

export const accountNames = ['default', 'games'] as const;
export type AccountName = (typeof accountNames)[number];

/** `games` is a caller that may only read, and only with the accounts of that name. */
export type CallerName = 'main' | 'games';

export interface SoakApp {
  readonly id: string;
  readonly name: string;
}

export interface SoakCall {
  /** For the report, should it go wrong. */
  readonly title: string;
  readonly method?: Method;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly caller?: CallerName;
  /** The store whose weather may show; without one the relay answers by itself, whatever the weather. */
  readonly store?: Store;
  /** Whether this is the answer to what was asked, of the right account. */
  readonly right: (heard: SoakHeard) => boolean;
  /** Tells this write from all others at the store: it must not get there twice. */
  readonly write?: string;
  /** What the same caller asks next, once the answer was right. */
  readonly next?: (heard: SoakHeard) => SoakCall;
}

/** What calls are made of. */
export interface SoakKnowledge {
  readonly random: Random;
  /** What the store has, by account. No app is in both. */
  readonly apps: Readonly<Record<AccountName, readonly SoakApp[]>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** A number that no call had before. */
  readonly next: () => number;
}

/** A way to make a call of one kind. */
export type MakeCall = (world: SoakKnowledge) => SoakCall;

/** A value that no other call has. It is seen in the store's answer, and must not be seen in any log. */
export function soakMarkOf({ next }: SoakKnowledge): string {
  return `mark-${next()}`;
}

export function other(account: AccountName): AccountName {
  return account === 'games' ? 'default' : 'games';
}

/** The account in the query; the default one is left out, as most callers do. */
export function accountQuery(account: AccountName): string {
  return account === 'default' ? '' : `account=${account}`;
}

export function refusedWith(code: string, status?: number) {
  return (heard: SoakHeard): boolean =>
    valueAt(heard.json, 'error', 'code') === code && (status === undefined || heard.status === status);
}
