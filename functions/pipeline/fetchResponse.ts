// The response to a validated call of a store operation: one page of a list, all pages, or any other response.
import type { RelayResponse } from '../core/types.ts';
import type { StoreCall } from './callStore.ts';
import { callStoreWithRetry } from './callStoreWithRetry.ts';
import { refuseUnreadable } from './pageLinks.ts';
import { fetchAllPages } from './paginate.ts';

/** Throws, or rejects with, the failure of the call. */
export function fetchResponse(step: StoreCall): Promise<RelayResponse> {
  const { operation, valid, call } = step;
  const { pages } = operation;
  if (!pages) return callStoreWithRetry(step);
  refuseUnreadable(pages, valid.query[pages.input]);
  if (valid.query.all === true) return fetchAllPages(step, pages);
  return callStoreWithRetry(pages.linked ? Object.assign({}, step, { here: { self: call.self, pages } }) : step);
}
