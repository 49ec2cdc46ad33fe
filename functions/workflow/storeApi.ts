// Types for recipes, that is, operations that are not a single store call: the context that a recipe receives, and StoreApi, which calls catalog operations through the normal pipeline.
import type { Operation, RelayOperation } from '../../connector/core/operation.ts';
import type { FeatureFlag } from '../config/featureFlags.ts';
import type { Deadline } from '../core/deadline.ts';
import type { ParameterValue } from '../core/parameterCoercion.ts';
import type { StepReport, StepRunner } from '../core/stepRunner.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import type { StoreAccount, UsableAccount } from '../pipeline/accounts.ts';
import type { CallerPolicy } from '../pipeline/identifyCaller.ts';
import type { NextPage } from '../pipeline/pageLinks.ts';
import type { RawRequest } from '../pipeline/rawRequest.ts';
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { RecentCalls } from '../telemetry/recentCalls.ts';
import type { ExternalFiles } from '../transport/externalFiles.ts';
import type { CachedRead } from '../transport/readCache.ts';
import type { EventServices } from './eventServices.ts';
import type { JobRun, Jobs } from './jobRun.ts';
import type { RelayStores } from './relayStore.ts';

/** The inputs of an operation by name, whatever their location: path, query, or the flat body. */
export type OperationInputs = Readonly<Record<string, unknown>>;

export interface StorePage<T> {
  readonly answer: T;
  readonly next: NextPage;
}

export interface PartialList<T> {
  readonly answer: T;
  /** Absent if the list is complete. */
  readonly stopped?: string;
}

/** Calls one store with one account's credentials; every catalog operation is available. */
export interface StoreApi {
  readonly account: UsableAccount;
  /** The store's response as JSON of the declared shape; undefined if it has no body. Throws the pipeline's error if the store refuses the request. */
  readonly call: <T = unknown>(
    operation: string,
    inputs?: OperationInputs,
    bytes?: AsyncIterable<Uint8Array>,
  ) => Promise<T>;
  /** The unparsed response: for files and streams. */
  readonly stream: (
    operation: string,
    inputs?: OperationInputs,
    bytes?: AsyncIterable<Uint8Array>,
  ) => Promise<RelayResponse>;
  /** The unparsed response, processed by `take`. A read is retried if the connection breaks before `take` is done. */
  readonly read: <T>(
    operation: string,
    inputs: OperationInputs,
    take: (answered: RelayResponse) => Promise<T>,
  ) => Promise<T>;
  /** One page of a list, and its next page. */
  readonly page: <T = unknown>(operation: string, inputs?: OperationInputs) => Promise<StorePage<T>>;
  /** A complete list as one page. Throws if the list cannot be read to its end: no recipe acts on a partial list. */
  readonly listAll: <T = unknown>(operation: string, inputs?: OperationInputs) => Promise<T>;
  /** At most this many items of a list, and the reason if it is incomplete. */
  readonly listUpTo: <T = unknown>(operation: string, inputs: OperationInputs, most: number) => Promise<PartialList<T>>;
  /** A call to a path that is not in the catalog. */
  readonly raw: (asked: RawRequest) => Promise<{ readonly status: number; readonly body?: unknown }>;
}

export interface RecipeContext {
  readonly operation: RelayOperation;
  readonly valid: ValidatedRequest;
  readonly call: RelayRequest;
  readonly deadline: Deadline;
  /** The accounts that the caller may use, including those with invalid settings. */
  readonly accounts: readonly StoreAccount[];
  /** The account that the call names, in the store of the operation. */
  readonly store: () => StoreApi;
  /** Any other of these accounts; `deadline` may be earlier, so that one account does not delay the others. */
  readonly storeFor: (account: UsableAccount, sooner?: Deadline) => StoreApi;
  readonly stores: RelayStores;
  /** All operations. */
  readonly operations: readonly Operation[];
  /** Runs another operation as a call of its own through the whole pipeline; the policy of that operation applies. */
  readonly delegate: (operation: Operation, call: RelayRequest) => Promise<RelayResponse>;
  readonly files: ExternalFiles;
  /** Reads shared by all polls of an account. */
  readonly share: CachedRead;
  /** Log entry of this call. */
  readonly line: LogEntry;
  readonly now: () => number;
  /** The caller and its permissions. */
  readonly policy: CallerPolicy;
  /**
   * Starts the steps of the recipe: planned or done, and held against the plan that the call applies. `earlier` are the
   * reports of a job's slices before this one.
   */
  readonly startSteps: (earlier?: readonly StepReport[]) => StepRunner;
  /** Uses up a plan of this caller that a person did not approve. */
  readonly discardPlan: (planId: string) => Promise<void>;
  /** Recent calls, if the dashboard is enabled. */
  readonly recentCalls?: RecentCalls | undefined;
  /** Which relay settings are on. */
  readonly featureFlags: readonly FeatureFlag[];
  readonly jobs: Jobs;
  /** The job that the recipe runs as; absent for a dry run, and for an operation that is no job. */
  readonly job?: JobRun | undefined;
  /** Subscriptions to events. */
  readonly events: EventServices;
}

export type Recipe = (context: RecipeContext) => Promise<RelayResponse>;

/** Authorizes an operation that a recipe calls, so that the recipe reveals nothing the caller could not read directly. Throws if it is not allowed. */
export function authorizeOperation({ operations, policy }: RecipeContext, id: string): void {
  const asked = operations.find((each) => each.id === id);
  if (!asked) throw new Error(`${id} is not an operation`);
  policy.authorize(asked);
}

/** The value of an input, from the query or the body. */
export function inputOf<T = ParameterValue>({ valid }: RecipeContext, name: string): T | undefined {
  return (valid.query[name] ?? (valid.body as OperationInputs | undefined)?.[name] ?? valid.path[name]) as
    | T
    | undefined;
}
