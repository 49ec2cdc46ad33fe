// What a recipe cooks with: the rows of the catalog, each asked as the pipe asks them.
import type { Operation, Pages, Parameter, StoreOperation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';
import type { FeatureFlag } from '../config/featureFlags.ts';
import type { Deadline } from '../core/deadline.ts';
import { Failure } from '../core/errors.ts';
import { counted, holdingOf, lengthOf } from '../core/heldMemory.ts';
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
import type { ValidatedRequest } from '../pipeline/validate.ts';
import type { RecentCalls } from '../telemetry/recentCalls.ts';
import type { FileHosts } from '../transport/externalFiles.ts';
import type { CachedRead } from '../transport/readCache.ts';
import { reliable } from './requiredFields.ts';
import type { Cook, Inputs, Kitchen } from './storeApi.ts';
import { notWhole, withoutContent } from './unusableResponse.ts';

/** The largest answer that a recipe reads whole, in bytes. */
const LARGEST = 67_108_864;

/** What every call of a recipe has in common. */
export interface Stove {
  readonly catalog: readonly Operation[];
  readonly files: FileHosts;
  readonly share: CachedRead;
  readonly now: () => number;
  readonly recentCalls?: RecentCalls | undefined;
  readonly featureFlags: readonly FeatureFlag[];
}

export interface Order
  extends Pick<Kitchen, 'operation' | 'valid' | 'call' | 'deadline' | 'accounts' | 'pass' | 'policy'> {
  readonly line: LogEntry;
  readonly pick: () => UsableAccount;
}

const find = (catalog: readonly Operation[], id: string): StoreOperation => {
  const found = catalog.find((each) => each.id === id);
  if (!found || found.recipe) throw new Error(`${id} is no operation of a store`);
  return found;
};

/** Items of a list that a recipe reads whole. */
const MOST_ITEMS = 10_000;

const pagesOf = (catalog: readonly Operation[], id: string): Pages => {
  const { pages } = find(catalog, id);
  if (!pages) throw new Error(`${id} has no pages`);
  return pages;
};

/** Puts each input where its row wants it; what no parameter names is of the body. */
const place = ({ parameters }: StoreOperation, inputs: Inputs, bytes?: AsyncIterable<Uint8Array>): ValidatedRequest => {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const of = (where: Parameter['in']): [string, unknown][] =>
    given.filter(([name]) => parameters.some((parameter) => parameter.in === where && parameter.name === name));
  const rest = given.filter(([name]) => !parameters.some((parameter) => parameter.name === name));
  return {
    path: Object.fromEntries(of('path')) as ValidatedRequest['path'],
    query: Object.fromEntries(of('query')) as ValidatedRequest['query'],
    header: {},
    ...(rest.length > 0 && { body: Object.fromEntries(rest) }),
    ...(bytes && { bytes }),
  };
};

/** The answer in the shape of its row, with the declared types, as far as recipes rely on it. */
const readJson = async <T>(responds: Schema, answer: RelayResponse, deadline: Deadline): Promise<T> =>
  (await readText(answer, deadline, (text) => reliable(responds, parseTyped(responds, text)))) as T;

/** The body as `read` makes it; undefined where there is none. */
const readText = async (
  { body, headers }: RelayResponse,
  deadline: Deadline,
  read: (text: string) => unknown,
): Promise<unknown> => {
  if (body === undefined) return undefined;
  const bytes = await readAtMost(counted(body, deadline, lengthOf(headers, LARGEST)), LARGEST);
  if (!bytes) throw new Failure('store_invalid_answer', 'The store sent more than the relay reads at once.');
  if (bytes.length === 0) return undefined;
  try {
    return read(bytes.toString('utf8'));
  } catch {
    throw new Failure('store_invalid_answer', 'The store sent an answer that is no JSON to its end.');
  }
};

const cookFor = ({ catalog }: Stove, order: Order, account: UsableAccount, sooner?: Deadline): Cook => {
  const { call, line } = order;
  if (account.simulated) line.simulated = true;
  const deadline = sooner ?? order.deadline;
  // a recipe reads what a store answers: nothing may come compressed
  const quiet: RelayRequest = { ...call, header: () => undefined };
  const step = (id: string, inputs: Inputs, bytes?: AsyncIterable<Uint8Array>): StoreCall => {
    const operation = find(catalog, id);
    return { operation, account, valid: place(operation, inputs, bytes), call: quiet, deadline, line };
  };
  const begin = (): Promise<void> => holdingOf(deadline).enter(deadline, line.caller);
  return {
    account,
    ask: async (id, inputs = {}, bytes) => {
      const asked = { ...step(id, inputs, bytes), isReadWhole: true };
      await begin();
      const { operation } = asked;
      return readStoreResponse(asked, async (answered) => {
        const read = await readJson<never>(operation.responds, answered, deadline);
        if (read === undefined && operation.responds.required) throw withoutContent(operation);
        return read;
      });
    },
    open: (id, inputs = {}, bytes) => callStoreWithRetry(step(id, inputs, bytes)),
    read: (id, inputs, take) => readStoreResponse(step(id, inputs), take),
    page: async <T>(id: string, inputs: Inputs = {}) => {
      const { page, next } = await fetchPageAndNext(step(id, inputs), pagesOf(catalog, id));
      return { answer: reliable(find(catalog, id).responds, page.document) as T, next };
    },
    askAll: async <T>(id: string, inputs: Inputs = {}) => {
      const { document, stop } = await fetchList(step(id, { ...inputs, maxItems: MOST_ITEMS }), pagesOf(catalog, id));
      if (stop) throw notWhole(account.store, id, stop);
      return reliable(find(catalog, id).responds, document) as T;
    },
    askMost: async <T>(id: string, inputs: Inputs, most: number) => {
      const { document, stop } = await fetchList(step(id, { ...inputs, maxItems: most }), pagesOf(catalog, id));
      return { answer: reliable(find(catalog, id).responds, document) as T, ...(stop && { stopped: stop.why }) };
    },
    request: async (asked) => {
      await begin();
      const made = rawOperation(catalog, account.store, order.operation.id, asked);
      return readStoreResponse({ ...made, account, call: quiet, deadline, line }, async (answered) => {
        const body = await readText(answered, deadline, parseExact);
        return { status: answered.status, ...(body !== undefined && { body }) };
      });
    },
  };
};

export const openKitchen = (stove: Stove, order: Order): Kitchen => {
  const { operation, valid, call, deadline, accounts, pick, pass } = order;
  return {
    operation,
    valid,
    call,
    deadline,
    accounts,
    cook: () => cookFor(stove, order, pick()),
    cookFor: (account, sooner) => cookFor(stove, order, account, sooner),
    operations: stove.catalog,
    pass,
    files: stove.files.for(senderOf(order.policy.caller, call.keyDigest, operation.id)),
    share: stove.share,
    line: order.line,
    now: stove.now,
    policy: order.policy,
    recentCalls: stove.recentCalls,
    featureFlags: stove.featureFlags,
  };
};
