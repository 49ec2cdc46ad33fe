// What a trigger watches: how it looks, what it makes of its own earlier state, and how often it is worth a look.

import type { Deadline } from '../core/deadline.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import type { UsableAccount } from '../pipeline/accounts.ts';
import type { StoreApi } from '../workflow/storeApi.ts';

/** One flat row, as a flow gets it. */
export type Item = Readonly<Record<string, string | number | boolean | undefined>>;

/** One poll, from the side of what it watches. */
export interface Watching {
  readonly account: UsableAccount;
  readonly ask: StoreApi['call'];
  readonly askAll: StoreApi['listAll'];
  readonly page: StoreApi['page'];
  readonly open: StoreApi['stream'];
  /** A read that all polls of this account share while it is young; `question` says what is asked. */
  readonly share: <T>(question: readonly unknown[], read: () => Promise<T>) => Promise<T>;
  readonly input: <T extends ParameterValue>(name: string) => T | undefined;
  readonly deadline: Deadline;
  readonly now: number;
  /** The most pages of lists that this poll may read. */
  readonly pages: number;
}

export interface Told {
  readonly items: readonly Item[];
  /** What the next poll has to know, as JSON. */
  readonly past: unknown;
  /** There is more to tell at once. */
  readonly more: boolean;
  /** All that the past went back to has been read; absent where that is so when there is no more. */
  readonly settled?: boolean;
}

/** `past` is undefined for the first look; what it holds came from outside, and has been read by `read`. */
export interface Source {
  /** Seconds until a caller that speaks the native dialect should ask again. */
  readonly interval: number;
  readonly look: (watching: Watching, past: unknown) => Promise<Told>;
  /** Whether the text of a state holds what `look` can go on from. */
  readonly fits: (past: unknown, watching: Pick<Watching, 'input'>) => boolean;
}

/** A source with a past of one kind, which `read` takes out of JSON that anyone may have written. */
export const source = <Past>(
  interval: number,
  read: (past: unknown, watching: Pick<Watching, 'input'>) => Past | undefined,
  look: (watching: Watching, past: Past | undefined) => Promise<Told>,
): Source => ({
  interval,
  look: (watching, past) => look(watching, past === undefined ? undefined : read(past, watching)),
  fits: (past, watching) => read(past, watching) !== undefined,
});

/** A store writes null where it has nothing; an item leaves such a field out. */
export const present = <T>(value: T | null | undefined): T | undefined => value ?? undefined;
