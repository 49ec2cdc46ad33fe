// Failures for store responses that a recipe cannot use.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import type { StopReason } from '../pipeline/stopReason.ts';

/** If a later page is refused, the whole list is; otherwise the store or the deadline is the cause. */
export function notWhole(store: Store, id: string, { kind, why, failure }: StopReason): Failure {
  return (
    failure ??
    new Failure(
      kind === 'time' ? 'store_timeout' : 'store_invalid_answer',
      `${stores[store].title} did not list everything that ${id} needs. ${why}`,
    )
  );
}

/** A success response without the expected resource. */
export function withoutContent({ store, method }: StoreOperation): Failure {
  return new Failure(
    'store_invalid_answer',
    method === 'GET'
      ? `${stores[store].title} answered without content. Try again later.`
      : `${stores[store].title} did not report what it created. Check whether it exists before you try again.`,
  );
}
