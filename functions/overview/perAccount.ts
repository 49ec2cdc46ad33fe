// Queries accounts concurrently; a failing account becomes a partial-result problem, not an error.
import { appStores, type Store } from '../../connector/core/stores.ts';
import { type Deadline, startDeadline } from '../core/deadline.ts';
import { failureOfPart } from '../core/errors.ts';
import { openPart } from '../core/heldMemory.ts';
import { pickAccount, type StoreAccount, type UsableAccount } from '../pipeline/accounts.ts';
import type { Problem } from '../workflow/appSummary.ts';
import { inputOf, type RecipeContext, type StoreApi } from '../workflow/storeApi.ts';

/** Usual timeout per account in milliseconds, so that a slow account does not delay the results of the others. */
const LONGEST = 30_000;
/** Time reserved before the deadline for the response, in milliseconds. */
const RESERVE = 1_000;

/** The account with this name, or the default one, among those that the caller may use; throws the errors of every call. */
export function accountPicker({ accounts }: RecipeContext, store: Store, wanted?: string): UsableAccount {
  return pickAccount(accounts, { reachable: (all) => all }, store, wanted);
}

/**
 * The accounts of the inputs store and account, or all of them. Rejects an unknown account name, since an empty list would
 * hide the mistake.
 */
export function accountsFor(context: RecipeContext): readonly StoreAccount[] {
  const store = inputOf<Store>(context, 'store');
  const { account } = context.valid;
  const asked: readonly Store[] = store ? [store] : appStores;
  const found = context.accounts.filter(
    (each) => asked.includes(each.store) && (account === undefined || each.name === account.toLowerCase()),
  );
  if (found.length === 0) for (const each of asked) accountPicker(context, each, account);
  return found;
}

/** The account's result, or its problem. */
export async function settleAccount<T>(
  context: RecipeContext,
  pick: () => UsableAccount,
  work: (api: StoreApi, left: () => number) => Promise<T>,
  longest = LONGEST,
): Promise<{ readonly found: T } | { readonly problem: Problem }> {
  const { deadline } = context;
  const sooner = startPart(deadline, Math.min(longest, deadline.left() - RESERVE));
  try {
    return { found: await work(context.storeFor(pick(), sooner), sooner.left) };
  } catch (thrown) {
    const { code, message } = failureOfPart(thrown);
    return { problem: { code, message } };
  } finally {
    sooner.end();
  }
}

/** An earlier deadline for a part of a call, in milliseconds from now. */
export function startPart(whole: Deadline, milliseconds: number): Deadline {
  const part = startDeadline(Math.max(0, milliseconds), whole.onAbort);
  openPart(part, whole);
  return part;
}

/** Runs `work` for each item, with limited concurrency. Starts none after one has failed, and rejects with that failure. */
export async function mapConcurrent<T, R>(
  many: number,
  all: readonly T[],
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  let hasFailed = false;
  const take = async (): Promise<void> => {
    try {
      for (let next = waiting.next(); !next.done && !hasFailed; next = waiting.next())
        results[next.value[0]] = await work(next.value[1]);
    } catch (thrown) {
      hasFailed = true;
      throw thrown;
    }
  };
  await Promise.all(Array.from({ length: many }, take));
  return results;
}

/** Reports an unusable account with the usual message. */
export function onlyAccount(account: StoreAccount) {
  return (): UsableAccount => pickAccount([account], { reachable: (all) => all }, account.store, account.name);
}
