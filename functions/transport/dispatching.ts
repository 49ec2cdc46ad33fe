// Sending over undici: one request, its handler, and what takes both.
import type { Dispatcher } from 'undici';

/** Handler of one request; settles its axios call. */
export type Receiver = Dispatcher.DispatchHandler & {
  readonly cancel: (reason: Error) => void;
  readonly isOver: () => boolean;
};

/** undici's dispatch options, and whether the response is still awaited. */
export interface TrackedDispatch extends Dispatcher.DispatchOptions {
  readonly isOver: () => boolean;
}

/** Dispatches requests over one or more clients; returns whether it accepts another request now. */
export type Dispatching = { readonly dispatch: (asked: TrackedDispatch, handler: Receiver) => boolean };
