// What a trigger watches: how it looks, what it makes of its own earlier state, and how often it is worth a look.

import type { Deadline } from '../core/deadline.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import type { UsableAccount } from '../pipeline/accounts.ts';
import type { StoreApi } from '../workflow/storeApi.ts';

/** One flat row, as a flow gets it. */
export type TriggerItem = Readonly<Record<string, string | number | boolean | undefined>>;

/** One poll, from the side of what it watches. */
export interface PollContext {
  readonly account: UsableAccount;
  readonly call: StoreApi['call'];
  readonly listAll: StoreApi['listAll'];
  readonly page: StoreApi['page'];
  readonly stream: StoreApi['stream'];
  /** A read that all polls of this account share while it is young; `question` says what is asked. */
  readonly share: <T>(question: readonly unknown[], read: () => Promise<T>) => Promise<T>;
  readonly input: <T extends ParameterValue>(name: string) => T | undefined;
  readonly deadline: Deadline;
  readonly now: number;
  /** The most pages of lists that this poll may read. */
  readonly pages: number;
}

export interface PollResult {
  readonly items: readonly TriggerItem[];
  /** What the next poll has to know, as JSON. */
  readonly checkpoint: unknown;
  /** There is more to tell at once. */
  readonly more: boolean;
  /** All that the past went back to has been read; absent where that is so when there is no more. */
  readonly settled?: boolean;
}

/** `past` is undefined for the first look; what it holds came from outside, and has been read by `read`. */
export interface PollSource {
  /** Seconds until a caller that speaks the native dialect should ask again. */
  readonly interval: number;
  readonly poll: (watching: PollContext, past: unknown) => Promise<PollResult>;
  /** Whether the text of a state holds what `look` can go on from. */
  readonly accepts: (past: unknown, watching: Pick<PollContext, 'input'>) => boolean;
}

/** A source with a past of one kind, which `read` takes out of JSON that anyone may have written. */
export function pollSource<Past>(
  interval: number,
  read: (past: unknown, watching: Pick<PollContext, 'input'>) => Past | undefined,
  look: (watching: PollContext, past: Past | undefined) => Promise<PollResult>,
): PollSource {
  return {
    interval,
    poll: (watching, past) => look(watching, past === undefined ? undefined : read(past, watching)),
    accepts: (past, watching) => read(past, watching) !== undefined,
  };
}

/** A store writes null where it has nothing; an item leaves such a field out. */
export function presentOf<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
