// What the store sent, as the answer of the relay: only declared headers travel, and only an answer of the right kind.
import type { Operation, Store } from '../connector/operation.ts';
import type { Sent } from './adapter.ts';
import { Failure } from './errors.ts';
import type { Answer } from './message.ts';
import { readRefusal, readWhole } from './refusal.ts';
import type { Credential } from './signer.ts';

const name: Readonly<Record<Store, string>> = { apple: 'App Store Connect', samsung: 'Galaxy Store' };

/** The store's headers that a caller may see. */
const passed = ['content-encoding', 'content-length', 'etag', 'last-modified', 'retry-after', 'x-rate-limit'] as const;

const pick = (headers: Sent['headers'], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((each) => (headers[each] === undefined ? [] : [[each, headers[each]]])));

const invalid = (store: Store, cause: string): Failure =>
  new Failure('store_invalid_answer', `${name[store]} sent an answer that is not what it documents. Try again later.`, {
    cause,
  });

/** The first bytes tell: gzip has its mark, JSON begins with a brace or bracket. */
const beginsRight = (bytes: Buffer, encoding: string | undefined): boolean =>
  encoding === 'gzip' ? bytes[0] === 0x1f && bytes[1] === 0x8b : /^\s*[[{]/.test(bytes.toString('latin1', 0, 64));

const isJson = (bytes: Buffer): boolean => {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
};

/** A 200 with a web page, half a document or nothing at all is no success. What is longer than HOLD is judged by its start. */
const check = (store: Store, { headers, body }: Sent): void => {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity')
    throw invalid(store, `encoding ${encoding}`);
  const start = Buffer.isBuffer(body) ? body : (body.read() as Buffer | null);
  if (!Buffer.isBuffer(body) && start) body.unshift(start);
  if (start && !beginsRight(start, encoding)) throw invalid(store, 'not JSON');
  if (Buffer.isBuffer(body) && encoding !== 'gzip' && !isJson(body)) throw invalid(store, 'not JSON');
};

const refused = async (operation: Operation, store: Store, sent: Sent, credential: Credential): Promise<Failure> => {
  const details = readRefusal(store, await readWhole(sent), [credential.secret]);
  const { status } = sent;
  const headers = pick(sent.headers, ['retry-after', 'x-rate-limit']);
  if (status === 401 && operation.authorization !== 'given') {
    const message = `${name[store]} does not accept the key of the relay. An administrator should check the key, its ID and the clock.`;
    return new Failure('credentials_refused', message, { details, headers });
  }
  return new Failure('store_refused', `${name[store]} refused ${operation.id} (${status}): ${details[0]?.message}`, {
    status,
    details,
    headers,
  });
};

/** Success streams through; a refusal is read, and becomes the one error with the store's own words. */
export const answer = async (
  operation: Operation,
  store: Store,
  sent: Sent,
  credential: Credential,
): Promise<Answer> => {
  const { status, headers, body } = sent;
  if (status >= 400 && status < 600) throw await refused(operation, store, sent, credential);
  if (status < 200 || status >= 300) throw invalid(store, `status ${status}`);
  const shown = pick(headers, passed);
  if (status === 204) return { status, headers: shown, body: undefined };
  check(store, sent);
  return { status, headers: { ...shown, 'content-type': 'application/json' }, body };
};
