// What the store sent, as the answer of the relay: only declared headers travel, and only an answer of the right kind.
import type { Operation, Store } from '../connector/operation.ts';
import type { Sent } from './adapter.ts';
import { Failure } from './errors.ts';
import { blot, guard } from './guard.ts';
import type { Answer } from './message.ts';
import { readQuota } from './quota.ts';
import { readRefusal, readWhole } from './refusal.ts';
import type { Secret } from './secret.ts';

const name: Readonly<Record<Store, string>> = { apple: 'App Store Connect', samsung: 'Galaxy Store' };

/** The store's headers that a caller may see. */
const passed = ['content-encoding', 'content-length', 'etag', 'last-modified', 'retry-after', 'x-rate-limit'] as const;

const pick = (headers: Sent['headers'], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((each) => (headers[each] === undefined ? [] : [[each, headers[each]]])));

/** The quota in two headers that a flow can read without taking a text apart. */
const quotaHeaders = (header: string | undefined): Record<string, string> => {
  const { limit, remaining } = readQuota(header);
  return {
    ...(limit !== undefined && { 'x-ratelimit-limit': String(limit) }),
    ...(remaining !== undefined && { 'x-ratelimit-remaining': String(remaining) }),
  };
};

const invalid = (store: Store, cause: string): Failure =>
  new Failure('store_invalid_answer', `${name[store]} sent an answer that is not what it documents. Try again later.`, {
    cause,
  });

/** The first bytes tell: gzip has its mark, JSON begins with a brace or bracket. */
const beginsRight = (bytes: Buffer, encoding: string | undefined): boolean =>
  encoding === 'gzip' ? bytes[0] === 0x1f && bytes[1] === 0x8b : /^\s*[[{]/.test(bytes.toString('latin1', 0, 64));

const parsed = (store: Store, bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid(store, 'not JSON');
  }
};

/** A 200 with a web page, half a document or nothing at all is no success. What is longer than HOLD is judged by its start. */
const check = (store: Store, { headers, body, start }: Sent): unknown => {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity')
    throw invalid(store, `encoding ${encoding}`);
  if (!beginsRight(start, encoding)) throw invalid(store, 'not JSON');
  return Buffer.isBuffer(body) && encoding !== 'gzip' ? parsed(store, body) : undefined;
};

/** Samsung refuses with HTTP 200, too; then `resultCode` is not "0000". */
const isRefusal = (store: Store, json: unknown): boolean => {
  const code = store === 'samsung' && (json as { resultCode?: unknown } | null | undefined)?.resultCode;
  return typeof code === 'string' && code !== '0000';
};
const REFUSED_WITH_200 = 422;

/** Whether a 401 can be about something that the caller brought, rather than about the relay's own key. */
const callerBrought = ({ authorization, bodyAs }: Operation): boolean =>
  authorization === 'given' || bodyAs === 'cookies';

const refused = async ({ operation, sent, secrets }: Answering, status: number): Promise<Failure> => {
  const { store } = operation;
  const details = readRefusal(store, await readWhole(sent), secrets);
  const headers = {
    ...pick(sent.headers, ['retry-after', 'x-rate-limit']),
    ...quotaHeaders(sent.headers['x-rate-limit']),
  };
  if (status === 401 && !callerBrought(operation)) {
    const message = `${name[store]} does not accept the key of the relay. An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  const message = `${name[store]} refused ${operation.id} (${status}): ${details[0]?.message}`;
  return new Failure('store_refused', message, { status, details, headers });
};

export interface Answering {
  readonly operation: Operation & { readonly store: Store };
  readonly sent: Sent;
  /** What must not stand in the answer. */
  readonly secrets: readonly Secret[];
}

/** Compressed bytes cannot be searched; a store that echoes does not compress what it was sent. */
const guarded = ({ headers, body }: Sent, secrets: readonly Secret[]): Answer['body'] => {
  if (headers['content-encoding'] === 'gzip') return body;
  if (Buffer.isBuffer(body)) return blot(body, secrets);
  const through = guard(secrets);
  body.once('error', (error) => through.destroy(error));
  through.once('error', () => body.destroy()).once('close', () => body.destroy());
  return body.pipe(through);
};

/** Success streams through; a refusal is read, and becomes the one error with the store's own words. */
export const answer = async (answering: Answering): Promise<Answer> => {
  const { store } = answering.operation;
  const { status, headers } = answering.sent;
  if (status >= 400 && status < 600) throw await refused(answering, status);
  if (status < 200 || status >= 300) throw invalid(store, `status ${status}`);
  const shown = { ...pick(headers, passed), ...quotaHeaders(headers['x-rate-limit']) };
  if (status === 204) return { status, headers: shown, body: undefined };
  if (isRefusal(store, check(store, answering.sent))) throw await refused(answering, REFUSED_WITH_200);
  return {
    status,
    headers: { ...shown, 'content-type': 'application/json' },
    body: guarded(answering.sent, answering.secrets),
  };
};
