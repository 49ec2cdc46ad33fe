// Counts failed events, and begins their delivery again: those of all accounts, so not for a caller limited to some.
import { Failure } from '../core/errors.ts';
import { noteOwnChange } from '../core/ownChange.ts';
import { jsonResponse } from '../core/types.ts';
import { retryFailed } from '../webhooks/retryFailed.ts';
import type { Recipe, RecipeContext } from '../workflow/storeApi.ts';

export const countFailedEvents: Recipe = async ({ events, policy }) => {
  checkAllAccounts(policy);
  return jsonResponse(200, { left: await events.poison.count() });
};

export const retryEvents: Recipe = async ({ events, policy, deadline, line }) => {
  checkAllAccounts(policy);
  const done = await retryFailed(events, deadline);
  if (done.retried > 0) noteOwnChange(line);
  return jsonResponse(200, done);
};

/** Throws for a caller that is limited to some accounts. */
export function checkAllAccounts({ accountsSetting }: RecipeContext['policy']): void {
  if (accountsSetting === undefined) return;
  throw new Failure(
    'operation_not_allowed',
    `Failed events are those of all accounts, and this key may use only those in the setting ${accountsSetting}.`,
  );
}
