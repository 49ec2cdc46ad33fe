// Answers of a store that a recipe can do nothing with, as failures.
import type { StoreOperation } from '../../connector/core/operation.ts';
import { type Store, stores } from '../../connector/core/stores.ts';
import { Failure } from '../core/errors.ts';
import type { StopReason } from '../pipeline/stopReason.ts';

/** A refusal of a later page is that of the whole list; else the store has to be blamed, or the time. */
export function notWhole(store: Store, id: string, { kind, why, failure }: StopReason): Failure {
  return (
    failure ??
    new Failure(
      kind === 'time' ? 'store_timeout' : 'store_invalid_answer',
      `${stores[store].title} did not list all that ${id} asks for. ${why}`,
    )
  );
}

/** Of a success that does not say what is there, or what was made. */
export function withoutContent({ store, method }: StoreOperation): Failure {
  return new Failure(
    'store_invalid_answer',
    method === 'GET'
      ? `${stores[store].title} answered without content. Try again later.`
      : `${stores[store].title} did not say what it has made. Look whether it is there before you try again.`,
  );
}
