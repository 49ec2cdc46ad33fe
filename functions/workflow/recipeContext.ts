// Execution context of a composite operation. Each catalog call goes through the normal pipeline.
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { FeatureFlag } from '../config/featureFlags.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { holdingOf, inBudget, lengthOf } from '../core/heldMemory.ts';
import { parseExact } from '../core/losslessJson.ts';
import type { LogEntry, RelayRequest, RelayResponse } from '../core/types.ts';
import type { UsableAccount } from '../pipeline/accounts.ts';
import { readAtMost } from '../pipeline/bufferResponse.ts';
import type { StoreCall } from '../pipeline/callStore.ts';
import { callStoreWithRetry, readStoreResponse } from '../pipeline/callStoreWithRetry.ts';
import { fetchList } from '../pipeline/fetchList.ts';
import { fetchPageAndNext } from '../pipeline/fetchPage.ts';
import { senderOf } from '../pipeline/limiterKey.ts';
import { rawOperation } from '../pipeline/rawRequest.ts';
import { parseTyped } from '../pipeline/typedResponse.ts';
import type { RecentCalls } from '../telemetry/recentCalls.ts';
import type { FileHosts } from '../transport/externalFiles.ts';
import type { CachedRead } from '../transport/readCache.ts';
import { findOperation, operationPages } from './catalogCall.ts';
import type { EventServices } from './eventServices.ts';
import type { Jobs } from './jobRun.ts';
import { placeInputs } from './placeInputs.ts';
import type { RelayStores } from './relayStore.ts';
import { withRequiredFields } from './requiredFields.ts';
import type { OperationInputs, RecipeContext, StoreApi } from './storeApi.ts';
import { notWhole, withoutContent } from './unusableResponse.ts';

/** Largest response that a recipe buffers, in bytes. */
const LARGEST = 67_108_864;

/** What all catalog calls of a recipe share. */
export interface SharedServices {
  readonly catalog: readonly Operation[];
  readonly stores: RelayStores;
  readonly files: FileHosts;
  readonly share: CachedRead;
  readonly now: () => number;
  readonly recentCalls?: RecentCalls | undefined;
  readonly featureFlags: readonly FeatureFlag[];
  readonly jobs: Jobs;
  readonly events: EventServices;
}

export interface Invocation
  extends Pick<
    RecipeContext,
    | 'operation'
    | 'valid'
    | 'call'
    | 'deadline'
    | 'accounts'
    | 'delegate'
    | 'policy'
    | 'startSteps'
    | 'discardPlan'
    | 'job'
  > {
  readonly line: LogEntry;
  readonly pick: () => UsableAccount;
}

/** What the calls to a store belong to: a call of the relay, or the work of a message. */
export type StoreWork = Pick<Invocation, 'call' | 'line' | 'deadline'> & {
  readonly operation: { readonly id: string };
};

/** Maximum number of items of a complete list. */
const MOST_ITEMS = 10_000;

export function createRecipeContext(services: SharedServices, invocation: Invocation): RecipeContext {
  const { operation, valid, call, deadline, accounts, pick, delegate, line, policy, startSteps, discardPlan } =
    invocation;
  return {
    store: () => createStoreApi(services, invocation, pick()),
    storeFor: (account, earlier) => createStoreApi(services, invocation, account, earlier),
    stores: services.stores,
    operations: services.catalog,
    files: services.files.for(senderOf(policy.caller, call.keyDigest, operation.id)),
    share: services.share,
    now: services.now,
    recentCalls: services.recentCalls,
    featureFlags: services.featureFlags,
    jobs: services.jobs,
    job: invocation.job,
    events: services.events,
    ...{ operation, valid, call, deadline, accounts, delegate, line, policy, startSteps, discardPlan },
  };
}

/** `operation` names the work in error messages about raw requests. */
export function createStoreApi(
  { catalog }: Pick<SharedServices, 'catalog'>,
  invocation: StoreWork,
  account: UsableAccount,
  earlier?: Deadline,
): StoreApi {
  const { call, line } = invocation;
  if (account.simulated) line.simulated = true;
  const deadline = earlier ?? invocation.deadline;
  // recipes parse the response, so it must not be compressed
  const quiet: RelayRequest = { ...call, header: () => undefined };
  const step = (id: string, inputs: OperationInputs, bytes?: AsyncIterable<Uint8Array>): StoreCall => {
    const operation = findOperation(catalog, id);
    return { operation, account, valid: placeInputs(operation, inputs, bytes), call: quiet, deadline, line };
  };
  const begin = (): Promise<void> => holdingOf(deadline).enter(deadline, line.caller);
  return {
    account,
    call: async (id, inputs = {}, bytes) => {
      const asked = { ...step(id, inputs, bytes), isReadWhole: true };
      await begin();
      const { operation } = asked;
      return readStoreResponse(asked, async (answered) => {
        const read = await readJson<never>(operation.responds, answered, deadline);
        if (read === undefined && operation.responds.required) throw withoutContent(operation);
        return read;
      });
    },
    stream: (id, inputs = {}, bytes) => callStoreWithRetry(step(id, inputs, bytes)),
    read: (id, inputs, take) => readStoreResponse(step(id, inputs), take),
    page: async <T>(id: string, inputs: OperationInputs = {}) => {
      const { page, next } = await fetchPageAndNext(step(id, inputs), operationPages(catalog, id));
      return { answer: withRequiredFields(findOperation(catalog, id).responds, page.document) as T, next };
    },
    listAll: async <T>(id: string, inputs: OperationInputs = {}) => {
      const { document, stop } = await fetchList(
        step(id, { ...inputs, maxItems: MOST_ITEMS }),
        operationPages(catalog, id),
      );
      if (stop) throw notWhole(account.store, id, stop);
      return withRequiredFields(findOperation(catalog, id).responds, document) as T;
    },
    listUpTo: async <T>(id: string, inputs: OperationInputs, most: number) => {
      const { document, stop } = await fetchList(step(id, { ...inputs, maxItems: most }), operationPages(catalog, id));
      return {
        answer: withRequiredFields(findOperation(catalog, id).responds, document) as T,
        ...(stop && { stopped: stop.why }),
      };
    },
    raw: async (asked) => {
      await begin();
      const made = rawOperation(catalog, account, invocation.operation.id, asked);
      return readStoreResponse({ ...made, account, call: quiet, deadline, line }, async (answered) => {
        const body = await readText(answered, deadline, parseExact);
        return { status: answered.status, ...(body !== undefined && { body }) };
      });
    },
  };
}

/** Converts the response to the declared types, as far as recipes rely on them. */
async function readJson<T>(responds: Schema, answer: RelayResponse, deadline: Deadline): Promise<T> {
  return (await readText(answer, deadline, (text) => withRequiredFields(responds, parseTyped(responds, text)))) as T;
}

/** Reads the body with `read`; undefined if there is none. */
async function readText(
  { body, headers }: RelayResponse,
  deadline: Deadline,
  read: (text: string) => unknown,
): Promise<unknown> {
  if (body === undefined) return undefined;
  const bytes = await readAtMost(inBudget(body, deadline, lengthOf(headers, LARGEST)), LARGEST);
  if (!bytes) throw new Failure('store_invalid_answer', 'The response of the store is too large.');
  if (bytes.length === 0) return undefined;
  try {
    return read(bytes.toString('utf8'));
  } catch {
    throw new Failure('store_invalid_answer', "The store's response is not valid JSON.");
  }
}
