// What the store sent, as the answer of the relay: only declared headers travel, and only an answer of the right kind.
import type { StoreOperation } from '../connector/operation.ts';
import { stores } from '../connector/stores.ts';
import { drop, type Sent } from './adapter.ts';
import { checkAnswer, invalidAnswer, refusesWith200 } from './check.ts';
import { Failure } from './errors.ts';
import { blot, guard } from './guard.ts';
import type { Answer } from './message.ts';
import { readQuota } from './quota.ts';
import { readRefusal } from './refusal.ts';
import type { Secret } from './secret.ts';
import { readWhole } from './whole.ts';

export interface Answering {
  readonly operation: StoreOperation;
  readonly sent: Sent;
  /** What must not stand in the answer. */
  readonly secrets: readonly Secret[];
  /** A 401 is about the relay's own key, and not about something that the caller brought. */
  readonly ours: boolean;
}

/** The store's headers that a caller may see: of a success, and of a refusal. */
const passed = ['content-encoding', 'content-length', 'etag', 'last-modified', 'retry-after', 'x-rate-limit'] as const;
const passedOfRefusal = ['retry-after', 'x-rate-limit'] as const;

/** Those headers, and the quota in two that a flow can read without taking a text apart. */
const shownOf = (headers: Sent['headers'], names: readonly string[]): Record<string, string> => {
  const { limit, remaining } = readQuota(headers['x-rate-limit']);
  return {
    ...Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))),
    ...(limit !== undefined && { 'x-ratelimit-limit': String(limit) }),
    ...(remaining !== undefined && { 'x-ratelimit-remaining': String(remaining) }),
  };
};

const REFUSED_WITH_200 = 422;

const refused = async ({ operation, sent, secrets, ours }: Answering, status: number): Promise<Failure> => {
  const { title } = stores[operation.store];
  const details = readRefusal(operation.store, await readWhole(sent), secrets);
  const headers = shownOf(sent.headers, passedOfRefusal);
  if (ours) {
    const message = `${title} does not accept the key of the relay. An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  const message = `${title} refused ${operation.id} (${status}): ${details[0]?.message}`;
  return new Failure('store_refused', message, { status, details, headers });
};

/** Compressed bytes cannot be searched; a store that echoes does not compress what it was sent. */
const guarded = ({ headers, body }: Sent, secrets: readonly Secret[]): Answer['body'] => {
  if (headers['content-encoding'] === 'gzip') return body;
  return Buffer.isBuffer(body) ? blot(body, secrets) : guard(body, secrets);
};

const judged = async (answering: Answering): Promise<Answer> => {
  const { operation, sent, secrets } = answering;
  const { status } = sent;
  if (status >= 400 && status < 600) throw await refused(answering, status);
  if (status < 200 || status >= 300) throw invalidAnswer(operation.store, `status ${status}`);
  const headers = shownOf(sent.headers, passed);
  if (status === 204) return { status, headers, body: undefined };
  if (refusesWith200[operation.store](checkAnswer(operation.store, sent)))
    throw await refused(answering, REFUSED_WITH_200);
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: guarded(sent, secrets) };
};

/** Success streams through; a refusal is read, and becomes the one error with the store's own words. */
export const answer = async (answering: Answering): Promise<Answer> => {
  try {
    return await judged(answering);
  } catch (thrown) {
    drop(answering.sent);
    throw thrown;
  }
};
