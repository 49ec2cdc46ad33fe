// Calls to a store for the work of a message, which no caller waits for.
import type { Operation } from '../../connector/core/operation.ts';
import type { Store } from '../../connector/core/stores.ts';
import type { RelayRequest } from '../core/types.ts';
import { pickAccount, type StoreAccount } from '../pipeline/accounts.ts';
import { auditLines } from '../pipeline/auditLog.ts';
import type { MessageWork } from '../state/consumers.ts';
import { createStoreApi } from './recipeContext.ts';
import type { StoreApi } from './storeApi.ts';

export interface BackgroundCalls {
  /**
   * Calls a store with an account, within the deadline of the work. The policy was asked when the work was begun. Throws if
   * the account cannot be used.
   */
  readonly storeApi: (store: Store, account: string, work: MessageWork) => StoreApi;
  /** Writes the audit entries of what the work has changed, as a call of this operation. */
  readonly audit: (operation: string, work: MessageWork) => void;
}

export function createBackgroundCalls(
  catalog: readonly Operation[],
  accounts: readonly StoreAccount[],
): BackgroundCalls {
  return {
    storeApi: (store, account, { deadline, line }) => {
      const picked = pickAccount(accounts, { reachable: (all) => all }, store, account);
      line.account = picked.name;
      const work = { call: callOf(line.correlationId), deadline, line, operation: { id: line.operation } };
      return createStoreApi({ catalog }, work, picked);
    },
    audit: (id, { line, audit }) => {
      if ((line.changes ?? 0) === 0) return;
      const operation = catalog.find((each) => each.id === id);
      const answered = { status: line.code === undefined ? 204 : 500, headers: {}, body: undefined };
      if (!operation) throw new Error(`${id} is not an operation`);
      for (const entry of auditLines(operation, callOf(line.correlationId), line, answered)) audit(entry);
    },
  };
}

function callOf(id: string): RelayRequest {
  return {
    id,
    path: {},
    query: new URLSearchParams(),
    self: '',
    header: () => undefined,
    log: () => undefined,
    audit: () => undefined,
  };
}
