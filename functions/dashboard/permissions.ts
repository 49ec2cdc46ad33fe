// Whether a caller may call an operation, as a boolean: the policy itself throws.
import type { CallerPolicy } from '../pipeline/identifyCaller.ts';
import type { PolicySubject } from '../pipeline/policyEntries.ts';
import type { RecipeContext } from '../workflow/storeApi.ts';

type IsAllowed = (operation: PolicySubject) => boolean;

/** Whether a call by this caller can succeed: the policy allows it, and the caller has an account of its store, where it needs one. */
export function callCheck({ policy, accounts }: Pick<RecipeContext, 'policy' | 'accounts'>): IsAllowed {
  const may = permissionCheck(policy);
  const stores = new Set(accounts.map(({ store }) => store));
  return (operation) =>
    may(operation) && (!operation.store || operation.anonymous === true || stores.has(operation.store));
}

/** Whether the policy allows it, also without an account. */
export function permissionCheck({ authorize: authorise }: Pick<CallerPolicy, 'authorize'>): IsAllowed {
  return (operation) => {
    try {
      authorise(operation);
      return true;
    } catch {
      return false;
    }
  };
}
