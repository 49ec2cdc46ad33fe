// A recipe answers an operation that is not one call to a store: the kitchen that it gets, and the cook, who asks with the rows of the catalog, signed and sent as every call is.
import type { Operation, RelayOperation } from '../../connector/core/operation.ts';
import type { FeatureFlag } from '../config/featureFlags.ts';
import type { Deadline } from '../core/deadline.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import type { StoreAccount, UsableAccount } from '../pipeline/accounts.ts';
import type { CallerPolicy } from '../pipeline/identifyCaller.ts';
import type { NextPage } from '../pipeline/pageLinks.ts';
import type { RawRequest } from '../pipeline/rawRequest.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { RecentCalls } from '../telemetry/recentCalls.ts';
import type { ExternalFiles } from '../transport/externalFiles.ts';
import type { CachedRead } from '../transport/readCache.ts';

/** The inputs of an operation by name, wherever its row wants them: path, query, or the flat body. */
export type OperationInputs = Readonly<Record<string, unknown>>;

export interface StorePage<T> {
  readonly answer: T;
  readonly next: NextPage;
}

export interface PartialList<T> {
  readonly answer: T;
  /** Absent where the list is whole. */
  readonly stopped?: string;
}

/** An account on the hob: it asks its own store, with every operation of the catalog. */
export interface StoreApi {
  readonly account: UsableAccount;
  /** The store's answer as JSON of the shape that the row declares; undefined where it has no body. A refusal is thrown, in the words of the pipe. */
  readonly call: <T = unknown>(
    operation: string,
    inputs?: OperationInputs,
    bytes?: AsyncIterable<Uint8Array>,
  ) => Promise<T>;
  /** The same as it comes: for files, and for what streams. */
  readonly stream: (
    operation: string,
    inputs?: OperationInputs,
    bytes?: AsyncIterable<Uint8Array>,
  ) => Promise<RelayResponse>;
  /** The same, and what `take` makes of it: a read is made again where the store breaks off before that is done. */
  readonly read: <T>(
    operation: string,
    inputs: OperationInputs,
    take: (answered: RelayResponse) => Promise<T>,
  ) => Promise<T>;
  /** One page of a list, and what comes after it. */
  readonly page: <T = unknown>(operation: string, inputs?: OperationInputs) => Promise<StorePage<T>>;
  /** A whole list as one page. A list that cannot be read to its end is a failure: nothing is done by half of one. */
  readonly listAll: <T = unknown>(operation: string, inputs?: OperationInputs) => Promise<T>;
  /** At most so many items of a list, and why it is not whole where it is not. */
  readonly listUpTo: <T = unknown>(operation: string, inputs: OperationInputs, most: number) => Promise<PartialList<T>>;
  /** A call that no row is written for. */
  readonly raw: (asked: RawRequest) => Promise<{ readonly status: number; readonly body?: unknown }>;
}

export interface RecipeContext {
  readonly operation: RelayOperation;
  readonly valid: ValidatedRequest;
  readonly call: RelayRequest;
  readonly deadline: Deadline;
  /** The accounts that the caller may use, usable or not. */
  readonly accounts: readonly StoreAccount[];
  /** The account that the call names, of the store that the operation is for. */
  readonly store: () => StoreApi;
  /** Any other of those accounts; with an earlier deadline, where one of several must not hold up the others. */
  readonly storeFor: (account: UsableAccount, sooner?: Deadline) => StoreApi;
  /** Every operation that there is. */
  readonly operations: readonly Operation[];
  /** Another operation with a call of its own, through the whole pipe: the policy is asked about that one. */
  readonly delegate: (operation: Operation, call: RelayRequest) => Promise<RelayResponse>;
  readonly files: ExternalFiles;
  /** Reads that all polls of an account share. */
  readonly share: CachedRead;
  /** The line that is logged of this call. */
  readonly line: LogEntry;
  readonly now: () => number;
  /** Who calls, and what that caller may do. */
  readonly policy: CallerPolicy;
  /** What was called lately, while the page is there to show it. */
  readonly recentCalls?: RecentCalls | undefined;
  /** Which settings of the relay itself are on. */
  readonly featureFlags: readonly FeatureFlag[];
}

export type Recipe = (context: RecipeContext) => Promise<RelayResponse>;

/** Asks the policy about an operation that a recipe calls: it shows nobody what that one would not. Throws where it is off. */
export function authorizeOperation({ operations, policy }: RecipeContext, id: string): void {
  const asked = operations.find((each) => each.id === id);
  if (!asked) throw new Error(`${id} is no operation`);
  policy.authorize(asked);
}

/** The value of an input, in the query or the body. */
export function inputOf<T = ParameterValue>({ valid }: RecipeContext, name: string): T | undefined {
  return (valid.query[name] ?? (valid.body as OperationInputs | undefined)?.[name] ?? valid.path[name]) as
    | T
    | undefined;
}
