// Asynchronous operations: 303 with a Location that returns 202 until the work is done. Source: Samsung's own fastlane plugin.
import { randomUUID } from 'node:crypto';
import type { Arrival, SimulatedReply } from '../httpMessage.ts';
import { galaxyNotFound } from './errors.ts';

const PATH = '/seller/asyncResult/';
/** Number of polls that return 202. */
const VAIN_POLLS = 2;

export interface Later {
  /** Stores a response and returns the URL where it can be polled. */
  readonly put: (seller: string, reply: SimulatedReply) => SimulatedReply;
  readonly isPolled: (arrival: Arrival) => boolean;
  readonly poll: (seller: string, path: string) => SimulatedReply;
}

export function openLater(): Later {
  const kept = new Map<string, { readonly seller: string; readonly reply: SimulatedReply; polls: number }>();
  return {
    put: (seller, reply) => {
      const location = `${PATH}${randomUUID()}`;
      kept.set(location, { seller, reply, polls: 0 });
      return { status: 303, headers: { location } };
    },
    isPolled: ({ method, path }) => method === 'GET' && path.startsWith(PATH),
    poll: (seller, path) => {
      const found = kept.get(path);
      if (found?.seller !== seller) return galaxyNotFound();
      found.polls += 1;
      return found.polls > VAIN_POLLS ? found.reply : { status: 202 };
    },
  };
}
