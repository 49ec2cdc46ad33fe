// Accounts that are asked beside each other: one that fails or hangs is a problem to tell of, and no failure of the call.
import type { Store } from '../../connector/core/stores.ts';
import { startDeadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { openPart } from '../core/heldMemory.ts';
import { pickAccount, type StoreAccount, type UsableAccount } from '../pipeline/accounts.ts';
import type { RecipeContext, StoreApi } from '../workflow/storeApi.ts';

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** An account that is slower than this, in milliseconds, does not hold up what the others answered. */
const LONGEST = 30_000;
/** Left of the deadline for the answer, in milliseconds. */
const RESERVE = 1_000;

/** The account of that name, or the default one: of those that the caller may use, and in the words of every other call. */
export function accountPicker({ accounts }: RecipeContext, store: Store, wanted?: string): UsableAccount {
  return pickAccount(accounts, { reachable: (all) => all }, store, wanted);
}

/** What the account answers, or its problem. */
export async function settleAccount<T>(
  context: RecipeContext,
  pick: () => UsableAccount,
  work: (api: StoreApi, left: () => number) => Promise<T>,
): Promise<{ readonly found: T } | { readonly problem: Problem }> {
  const { deadline } = context;
  const sooner = startDeadline(Math.max(0, Math.min(LONGEST, deadline.left() - RESERVE)), deadline.signal);
  openPart(sooner, deadline);
  try {
    return { found: await work(context.storeFor(pick(), sooner), sooner.left) };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code === 'caller_gone') throw thrown;
    return { problem: { code: thrown.code, message: thrown.message } };
  } finally {
    sooner.end();
  }
}

/** Does the work for each, so many at once. */
export async function mapConcurrent<T, R>(
  many: number,
  all: readonly T[],
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const take = async (): Promise<void> => {
    for (const [at, each] of waiting) results[at] = await work(each);
  };
  await Promise.all(Array.from({ length: many }, take));
  return results;
}

/** An account that cannot be used is told of in the same words. */
export function onlyAccount(account: StoreAccount) {
  return (): UsableAccount => pickAccount([account], { reachable: (all) => all }, account.store, account.name);
}
