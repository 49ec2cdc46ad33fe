// The axios adapter over undici: axios stays the interface, and a call costs a fifth of what its own adapters cost.
import { Readable } from 'node:stream';
import {
  type AxiosAdapter,
  AxiosError,
  AxiosHeaders,
  type AxiosRequestConfig,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { Dispatcher } from 'undici';
import { isWaiting } from '../core/fairQueue.ts';
import { whenAborted } from '../core/whenAborted.ts';
import { type Gate, makeGate } from './backpressure.ts';
import { MINIMUM_RATE, monitorReader, type ReadAheadMonitor } from './readAhead.ts';
import { joined } from './responseHeaderMap.ts';
import { connectionLost } from './transportErrors.ts';

/** An answer up to this many bytes is read whole before it is handed on, so that a cut one is noticed in time. */
export const BUFFER_LIMIT = 65_536;

/** What the store answered; the adapter puts it into `response.data`. A longer body than HOLD is a stream. */
export interface StoreResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable;
  /** The first bytes of the body. Reading them from the stream would disturb it, and a disturbed one cannot be answered with. */
  readonly start: Buffer;
  /** Of a stream: done when all of it has come from the store, whoever reads it, or when it was left. */
  readonly drained?: Promise<void>;
  /** The gzip that the body came in, which may go on in its place: it holds the body, and nothing that was not read. */
  readonly packed?: Buffer;
}

/** Codes of the AxiosError: whether any byte can have left before the fault decides what may be sent again. */
export const NOT_SENT = 'NOT_SENT';
const MAYBE_SENT = 'MAYBE_SENT';

/** Hears of one message; its call of axios settles by what it hears. */
export type Receiver = Dispatcher.DispatchHandler & {
  readonly cancel: (reason: Error) => void;
  readonly isOver: () => boolean;
};

/** What is dispatched: besides what undici wants, whether anyone still waits for the answer. */
export interface TrackedDispatch extends Dispatcher.DispatchOptions {
  readonly isOver: () => boolean;
}

/** Where messages are sent: a client, or several. Says whether it would take another message now. */
export type Dispatching = { readonly dispatch: (asked: TrackedDispatch, handler: Receiver) => boolean };

type Reject = (error: Error, code: string) => void;

/**
 * The config of one message. Its headers are sealed in a function: nothing that prints a config shows them, and axios,
 * which copies and checks each header three times on its way, has none to copy (a fifth of a call's cost).
 */
export interface SecretHeadersConfig extends AxiosRequestConfig {
  readonly sealedHeaders: () => Readonly<Record<string, string>>;
}

/** Lets go of an answer that nobody will read: an unread body would keep its connection for ever. */
export function discardBody({ body }: StoreResponse): void {
  if (!Buffer.isBuffer(body)) body.destroy();
}

/** Sends over these connections, and only there: a URL in the config is a path of their origin. */
export function createUndiciAdapter(connections: Dispatching): AxiosAdapter {
  return (config) =>
    new Promise((resolve, reject) => {
      const signal = config.signal as AbortSignal;
      let forget = (): void => undefined;
      const receiver = receive(
        signal,
        (sent) => {
          if (Buffer.isBuffer(sent.body)) forget();
          else sent.body.once('close', forget);
          resolve({ data: sent, status: sent.status, statusText: '', headers: new AxiosHeaders(), config });
        },
        (error, code) => {
          forget();
          reject(AxiosError.from(error, code));
        },
      );
      forget = whenAborted(signal, () => receiver.cancel(signal.reason));
      if (!signal.aborted) connections.dispatch(dispatchOptions(config, receiver.isOver), receiver);
    });
}

/** Collects an answer while it is small, and turns it into a stream, with back-pressure, when it is not. */
function receive(signal: AbortSignal, resolve: (sent: StoreResponse) => void, reject: Reject): Receiver {
  let controller: Dispatcher.DispatchController | undefined;
  let cancelled: Error | undefined;
  let head: Pick<StoreResponse, 'status' | 'headers'> = { status: 0, headers: {} };
  let held: Buffer[] = [];
  let [size, over] = [0, false];
  let stream: Readable | undefined;
  let reader: ReadAheadMonitor | undefined;
  let gate: Gate | undefined;
  let drain = (): void => undefined;

  const open = (flow: Dispatcher.DispatchController): void => {
    stream = new Readable({
      read: () => gate?.wanted(),
      destroy: (error, done) => {
        over = true;
        controller?.abort(error ?? new Error('The reader left'));
        done(error);
      },
    });
    stream.on('error', () => undefined); // whoever reads it hears of it; unheard, it would end the worker
    const start = Buffer.concat(held);
    stream.push(start);
    held = [];
    reader = monitorReader(stream, MINIMUM_RATE, () => isWaiting(signal));
    gate = makeGate(stream, flow, head.headers);
    gate.passed(start.length, reader.came(start.length));
    const drained = new Promise<void>((done) => {
      drain = done;
    });
    stream.once('close', drain);
    resolve({ ...head, body: stream, start, drained });
  };

  return {
    isOver: () => over,
    cancel: (reason) => {
      cancelled = reason;
      over = true;
      stream?.destroy(reason);
      if (controller) controller.abort(reason);
      else reject(reason, NOT_SENT);
    },
    onRequestStart: (started) => {
      controller = started;
      if (cancelled) started.abort(cancelled);
    },
    onResponseStart: (_, status, headers) => {
      if (status >= 200) head = { status, headers: joined(headers) };
    },
    onResponseData: (flow, chunk) => {
      if (stream) {
        stream.push(chunk);
        gate?.passed(chunk.length, reader?.came(chunk.length) === true);
        return;
      }
      held.push(chunk);
      size += chunk.length;
      if (size > BUFFER_LIMIT) open(flow);
    },
    onResponseEnd: () => {
      over = true;
      if (stream) {
        reader?.drained();
        drain();
        return void stream.push(null);
      }
      const body = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
      return resolve({ ...head, body, start: body });
    },
    onResponseError: (_, error) => {
      over = true;
      if (stream) stream.destroy(connectionLost(error));
      else reject(error, controller ? MAYBE_SENT : NOT_SENT);
    },
  };
}

function dispatchOptions(config: InternalAxiosRequestConfig, isOver: () => boolean): TrackedDispatch {
  const { url = '', method = 'get', data, sealedHeaders } = config as InternalAxiosRequestConfig & SecretHeadersConfig;
  return {
    path: url,
    method: method.toUpperCase() as Dispatcher.HttpMethod,
    headers: sealedHeaders(),
    body: data ?? null,
    isOver,
  };
}
