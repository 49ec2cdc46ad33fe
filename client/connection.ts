// Sends the requests of one client: authenticated, repeated where that is safe, and followed to the result of a job.
import { RelayError, readError, secondsOf } from './errors.ts';
import type { FileBody } from './operations.generated.ts';
import { delayOf, mayRepeat, pause } from './retry.ts';

/** How to reach a relay. */
export interface RelayOptions {
  /** Its address, such as `https://my-relay.azurewebsites.net`; with the route prefix if that is not `/api`. */
  readonly url: string;
  /** A function key. It is sent as a header, never in a URL. */
  readonly key?: string;
  /** A token of Microsoft Entra ID, if that is in front of the relay. Asked for before each request. */
  readonly token?: () => string | Promise<string>;
  /** The fetch to use. Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** How often a call is repeated at most, where that is safe. Default: 2. */
  readonly retries?: number;
  /** The longest wait before a repeat, in seconds: if the relay asks for more, the call fails at once. Default: 60. */
  readonly longestWait?: number;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call, with all its repeats and the wait for a job: `AbortSignal.timeout(600_000)`. */
  readonly signal?: AbortSignal;
  /** Called once if the operation goes on as a job, with its ID: for `readJob`, which says how far it is, and `cancelJob`. */
  readonly onJob?: (id: string) => void;
  /** For a write: identifies it, so that a repeat within ten minutes changes nothing. Default: a new one for each call. */
  readonly idempotencyKey?: string;
}

/** One request, ready to be sent. */
export interface PreparedRequest {
  /** Name of the operation, for errors. */
  readonly operation: string;
  readonly method: string;
  /** Below the base, with the query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: FileBody | string | undefined;
  /** Changes nothing at the store. */
  readonly isRead: boolean;
}

export type Send = (request: PreparedRequest, options: CallOptions) => Promise<Response>;

const JOB_RESULT = /\/jobs\/([\w-]+)\/result$/;
/** Seconds between two questions for the result of a job, if the relay does not say. */
const JOB_DELAY = 10;

/** Sends requests of one client. The response is a success; anything else is thrown as a RelayError. */
export function createSend(options: RelayOptions): Send {
  const { retries = 2, longestWait = 60 } = options;
  const attempt = createAttempt(options);
  const repeated = async (request: PreparedRequest, signal?: AbortSignal): Promise<Response> => {
    for (let count = 0; ; count++) {
      try {
        return await attempt(request, signal);
      } catch (error) {
        if (!(error instanceof RelayError) || count >= retries || isStream(request.body)) throw error;
        const delay = delayOf(error, count);
        if (!mayRepeat(error, request.isRead) || delay > longestWait) throw error;
        await pause(delay, signal);
      }
    }
  };
  return async (request, { signal, onJob }) => {
    let response = await repeated(request, signal);
    const id = jobOf(response);
    if (id) onJob?.(id);
    for (let job = id; job; job = jobOf(response)) {
      await response.body?.cancel();
      await pause(secondsOf(response.headers.get('retry-after')) ?? JOB_DELAY, signal);
      const result = {
        operation: request.operation,
        method: 'GET',
        address: `/jobs/${job}/result`,
        headers: {},
        isRead: true,
      };
      response = await repeated(result, signal);
    }
    return response;
  };
}

/** Sends a request once. */
function createAttempt({ url, key, token, fetch = globalThis.fetch }: RelayOptions) {
  const base = baseOf(url);
  return async ({ method, address, body, ...request }: PreparedRequest, signal?: AbortSignal): Promise<Response> => {
    const headers: Record<string, string> = { ...request.headers };
    if (key !== undefined) headers['x-functions-key'] = key;
    if (token) headers.authorization = `Bearer ${await token()}`;
    const response = await fetch(base + address, {
      ...{ method, headers },
      redirect: 'error', // it would carry the key to another host
      ...(body && { body }),
      ...(signal && { signal }),
      ...(isStream(body) && { duplex: 'half' }), // required by fetch
    }).catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : noResponse(request, base, cause);
    });
    if (!response.ok) throw await readError(response, request.operation);
    return response;
  };
}

type Prepared = Pick<PreparedRequest, 'operation' | 'isRead'>;

function noResponse({ operation, isRead }: Prepared, base: string, cause: unknown): RelayError {
  const { host } = new URL(base);
  const message = `No response to ${operation} from ${host}.${isRead ? '' : ' Check whether the change was made.'}`;
  return new RelayError({ code: 'no_response', message, status: 0, operation, cause });
}

/** The ID of the job, if one goes on. No more of the address is read: no other host is asked. */
function jobOf({ status, headers }: Response): string | undefined {
  const [, id] = (status === 202 && JOB_RESULT.exec(headers.get('location') ?? '')) || [];
  return id || undefined;
}

function isStream(body: PreparedRequest['body']): boolean {
  return body instanceof ReadableStream;
}

function baseOf(given: string): string {
  const url = new URL(given);
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    throw new TypeError(`${url.origin} must use https`);
  return url.origin + (url.pathname === '/' ? '/api' : url.pathname.replace(/\/$/, ''));
}
