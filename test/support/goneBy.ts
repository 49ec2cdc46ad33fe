// A client that disconnects when a test aborts its signal.
import { setMaxListeners } from 'node:events';
import type { WhenGone } from '../../functions/core/deadline.ts';

export function goneBy(signal: AbortSignal): WhenGone {
  setMaxListeners(0, signal); // one for each call of the client
  return (work) => {
    if (signal.aborted) work();
    else signal.addEventListener('abort', work, { once: true });
    return () => signal.removeEventListener('abort', work);
  };
}
