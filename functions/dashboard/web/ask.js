// Asks the relay. The key is in this variable and nowhere else: in no address, no storage, no element of the page.

/** @type {string | undefined} */
let key;

/** The address of this file is `<prefix>/ui/files/ask.js`, wherever the relay is. */
export const api = new URL('../../', import.meta.url);

/** @type {(given: string | undefined) => void} */
export const useKey = (given) => {
  key = given;
};

/**
 * @typedef {object} Answered
 * @property {number} status
 * @property {number} milliseconds
 * @property {string} correlationId
 * @property {string} type
 * @property {number} size
 * @property {string} text
 * @property {any} json
 * @property {boolean} simulated A simulated store is behind it.
 */

/** @type {(text: string) => any} */
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @type {(bytes: ArrayBuffer, type: string) => string} */
const textOf = (bytes, type) => (/json|text|csv|xml/.test(type) ? new TextDecoder().decode(bytes) : '');

/**
 * @param {string} address Below the prefix: `apple/v1/apps?limit=3`.
 * @param {{ method?: string, headers?: Record<string, string>, body?: unknown }} [how]
 * @returns {Promise<Answered>}
 */
export const ask = async (address, { method = 'GET', headers = {}, body } = {}) => {
  const began = performance.now();
  const answered = await fetch(new URL(address, api), {
    method,
    headers: {
      ...(key !== undefined && { 'x-functions-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    cache: 'no-store',
    redirect: 'error',
  });
  const bytes = await answered.arrayBuffer();
  const type = answered.headers.get('content-type') ?? '';
  const text = textOf(bytes, type);
  return {
    status: answered.status,
    milliseconds: Math.round(performance.now() - began),
    correlationId: answered.headers.get('x-correlation-id') ?? '',
    type,
    size: bytes.byteLength,
    text,
    json: parsed(text),
    simulated: answered.headers.get('x-relay-simulator') === 'true',
  };
};

/** What to show for a failed call. @type {(answered: Answered) => string} */
export const problemOf = ({ status, json }) => {
  if (json?.error?.message) return json.error.message;
  if (status === 401) return 'The relay did not accept the key.';
  return `The relay answered ${status}.`;
};

/**
 * The local host gives the key away while there is nothing to guard: both stores simulated, the key made for this start.
 * Only at its own root is there anything to ask. @returns {Promise<string | undefined>}
 */
export const keyOfHost = async () => {
  if (location.pathname !== '/') return undefined;
  const answered = await fetch('/page-key', { cache: 'no-store' });
  return answered.status === 200 ? (await answered.json()).key : undefined;
};
