// What the store sent, as the answer of the relay: only declared headers travel, and only an answer of the right kind.
import type { Readable, Transform } from 'node:stream';
import type { StoreOperation } from '../connector/operation.ts';
import { stores } from '../connector/stores.ts';
import { drop, type Sent } from './adapter.ts';
import { ANOTHER, checkAnswer, checkFile, hasShape, idOf, invalidAnswer, refusesWith200 } from './check.ts';
import { Failure } from './errors.ts';
import { blot, guard } from './guard.ts';
import type { Answer } from './message.ts';
import { readQuota } from './quota.ts';
import { explain, readRefusal } from './refusal.ts';
import { type Here, relink, relinking } from './relink.ts';
import { readRetryAfter } from './retry.ts';
import type { Secret } from './secret.ts';
import { opened, readWhole } from './whole.ts';

export interface Answering {
  readonly operation: StoreOperation;
  readonly sent: Sent;
  /** What must not stand in the answer. */
  readonly secrets: readonly Secret[];
  /** The ID that the answer must have, where the row says that it has one. */
  readonly id?: string | undefined;
  /** Whether the caller can read a compressed answer. */
  readonly acceptsGzip: boolean;
  /** Where the link to the next page has to point, for a list that has pages. */
  readonly here?: Here | undefined;
  /** A 401 is about the relay's own key, and not about something that the caller brought. */
  readonly ours: boolean;
}

/** The store's headers that a caller may see, each in its own form: a header could hold anything else, too. */
const forms: Readonly<Record<string, (value: string) => boolean>> = {
  'content-length': (value) => /^\d{1,15}$/.test(value),
  'content-encoding': (value) => value === 'gzip',
  'retry-after': (value) => readRetryAfter(value) !== undefined,
  // each entry ends in its semicolon, or there is nothing to tell two entries apart by: a long header would take seconds
  'x-rate-limit': (value) => /^(?:[\w-]{1,32}:\d{1,9}(?:;\s?|$)){1,8}$/.test(value),
};
const ofSuccess = ['content-length', 'content-encoding', 'retry-after', 'x-rate-limit'];
const ofRefusal = ['retry-after', 'x-rate-limit'];

/** Those headers, and the quota in two that a flow can read without taking a text apart. */
const shownOf = (headers: Sent['headers'], names: readonly string[]): Record<string, string> => {
  const { limit, remaining } = readQuota(headers['x-rate-limit']);
  const shown = names.flatMap((name) =>
    headers[name] !== undefined && forms[name]?.(headers[name]) ? [[name, headers[name]]] : [],
  );
  return {
    ...Object.fromEntries(shown),
    ...(limit !== undefined && { 'x-ratelimit-limit': String(limit) }),
    ...(remaining !== undefined && { 'x-ratelimit-remaining': String(remaining) }),
  };
};

const REFUSED_WITH_200 = 422;

/** What a store said, so that a sentence of ours can follow. */
const sentence = (said = ''): string => (/[.!?]$/.test(said) ? said : `${said}.`);

const refused = async ({ operation, sent, secrets, ours }: Answering, status: number): Promise<Failure> => {
  const { title } = stores[operation.store];
  const details = readRefusal(operation.store, await readWhole(sent), secrets);
  const headers = shownOf(sent.headers, ofRefusal);
  if (ours) {
    const message = `${title} does not accept the key of the relay. An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  const message = `${title} refused ${operation.id} (${status}): ${sentence(details[0]?.message)}${explain(operation.store, details)}`;
  return new Failure('store_refused', message, { status, details, headers });
};

/** Compressed bytes cannot be searched; a store that echoes does not compress what it was sent. */
const guarded = ({ headers, body }: Sent, { secrets, here }: Answering): Answer['body'] => {
  if (headers['content-encoding'] === 'gzip') return body;
  if (Buffer.isBuffer(body)) return here ? relink(blot(body, secrets), here) : blot(body, secrets);
  const whole = guard(body, secrets);
  return here ? piped(whole, relinking(here)) : whole;
};

/** One stream into another; whichever ends early ends both. */
const piped = (from: Readable, into: Transform): Readable => {
  // whoever reads it hears of an error; unheard, it would end the worker
  into.on('error', () => undefined).once('close', () => from.destroy());
  from.once('error', (error) => into.destroy(error));
  return from.pipe(into);
};

/** A file passes as it is: it is compressed, and no store writes a token into one. */
const file = ({ operation }: Answering, sent: Sent): Answer => {
  checkFile(operation.store, sent);
  const { 'content-encoding': _, ...headers } = shownOf(sent.headers, ofSuccess);
  return {
    status: sent.status,
    headers: { ...headers, 'content-type': operation.accept ?? 'application/octet-stream' },
    body: sent.body,
  };
};

/** A JSON that was read: is it a success, and the one that was asked for? What streams is not read, and passes. */
const judge = async (answering: Answering, json: unknown): Promise<void> => {
  const { operation, id } = answering;
  if (refusesWith200[operation.store](json)) throw await refused(answering, REFUSED_WITH_200);
  if (!hasShape(operation.responds, json)) throw invalidAnswer(operation.store, 'a required part is missing');
  // an answer to another call, forged or late on a kept connection, must not pass for this one's
  if (id !== undefined && idOf(json) !== id) throw invalidAnswer(operation.store, ANOTHER);
};

const judged = async (answering: Answering): Promise<Answer> => {
  const { operation, secrets, here } = answering;
  const sent = opened(answering.sent, answering.acceptsGzip);
  const { status } = sent;
  if (status >= 400 && status < 600) throw await refused(answering, status);
  if (status < 200 || status >= 300 || status === 205) throw invalidAnswer(operation.store, `status ${status}`);
  if (status === 204) return { status, headers: shownOf(sent.headers, ofRefusal), body: undefined };
  if (operation.responds.format === 'binary') return file(answering, sent);
  const json = checkAnswer(operation.store, sent, secrets);
  if (json !== undefined) await judge(answering, json);
  const body = guarded(sent, answering);
  // with another link in it, the answer has another length
  const { 'content-length': length, ...shown } = shownOf(sent.headers, ofSuccess);
  const known = here ? Buffer.isBuffer(body) && String(body.length) : length;
  return {
    status,
    headers: { ...shown, ...(known && { 'content-length': known }), 'content-type': 'application/json' },
    body,
  };
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
