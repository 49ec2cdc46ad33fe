// A polling source: how to poll, how to decode its checkpoint, and the suggested interval.

import type { Deadline } from '../core/deadline.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import type { UsableAccount } from '../pipeline/accounts.ts';
import type { StoreApi } from './storeApi.ts';

/** One flat row, as a flow receives it. */
export type TriggerItem = Readonly<Record<string, string | number | boolean | undefined>>;

/** The context of one poll. */
export interface PollContext {
  readonly account: UsableAccount;
  readonly call: StoreApi['call'];
  readonly listAll: StoreApi['listAll'];
  readonly page: StoreApi['page'];
  readonly stream: StoreApi['stream'];
  /** A cached read, shared by all polls of this account; `question` is the cache key. */
  readonly share: <T>(question: readonly unknown[], read: () => Promise<T>) => Promise<T>;
  readonly input: <T extends ParameterValue>(name: string) => T | undefined;
  readonly deadline: Deadline;
  readonly now: number;
  /** Maximum number of list pages that this poll may read. */
  readonly pages: number;
}

export interface PollResult {
  readonly items: readonly TriggerItem[];
  /** State for the next poll, as JSON. */
  readonly checkpoint: unknown;
  /** More items are available now. */
  readonly more: boolean;
  /** Everything that the checkpoint referred to was read; if absent, the same as `!more`. */
  readonly settled?: boolean;
}

/** `past` is undefined in the first poll; its content is untrusted, and was decoded by `read`. */
export interface PollSource {
  /** Suggested polling interval in seconds, for clients that use the native response style. */
  readonly interval: number;
  readonly poll: (context: PollContext, past: unknown) => Promise<PollResult>;
  /** Whether `poll` can continue from a decoded checkpoint. */
  readonly accepts: (past: unknown, context: Pick<PollContext, 'input'>) => boolean;
}

/** A source with one type of checkpoint, which `read` decodes from untrusted JSON. */
export function pollSource<Past>(
  interval: number,
  read: (past: unknown, context: Pick<PollContext, 'input'>) => Past | undefined,
  poll: (context: PollContext, past: Past | undefined) => Promise<PollResult>,
): PollSource {
  return {
    interval,
    poll: (context, past) => poll(context, past === undefined ? undefined : read(past, context)),
    accepts: (past, context) => read(past, context) !== undefined,
  };
}

/** A store sends null for a missing value; an item omits the field. */
export function presentOf<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
