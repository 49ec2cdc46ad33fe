// Sending over undici: one request, its handler, and what takes both.
import type { Dispatcher } from 'undici';
import type { Hold } from './holdSocket.ts';

/** Handler of one request; settles its axios call. */
export type Receiver = Dispatcher.DispatchHandler & {
  readonly cancel: (reason: Error) => void;
  readonly isOver: () => boolean;
};

/** undici's dispatch options, whether the response is still awaited, and the connection that it comes over. */
export interface TrackedDispatch extends Dispatcher.DispatchOptions {
  readonly isOver: () => boolean;
  /** Set by the client that sends it. */
  hold?: Hold;
}

/** Dispatches requests over one or more clients; returns whether it accepts another request now. */
export type Dispatching = { readonly dispatch: (asked: TrackedDispatch, handler: Receiver) => boolean };
