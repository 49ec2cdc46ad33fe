// Times and counts of Azure Queue Storage, which both kinds of queue follow.
import { DAY_MS } from '../core/time.ts';
import type { SendOptions } from './state.ts';

/** A service limit and the default time to live of a message: seven days, in milliseconds. */
export const QUEUE_TTL = 7 * DAY_MS;

/** Most messages that one request receives. Source: https://learn.microsoft.com/rest/api/storageservices/get-messages */
export const MOST_RECEIVED = 32;

/** Whole seconds, rounded up, so that nothing is seen too early. Throws a RangeError outside zero to seven days. */
export function inSeconds(milliseconds: number): number {
  const seconds = Math.ceil(milliseconds / 1000);
  if (!(seconds >= 0 && seconds * 1000 <= QUEUE_TTL)) throw new RangeError('A time of a queue is at most seven days.');
  return seconds;
}

/**
 * Delay and time to live in seconds. The time to live is undefined for the default: the service (and Azurite 3.35.0)
 * accepts a message that is hidden as long as it lives only when no time to live is given.
 */
export function secondsOf({ delay = 0, ttl }: SendOptions): { delay: number; ttl: number | undefined } {
  const seconds = { delay: inSeconds(delay), ttl: ttl === undefined ? undefined : inSeconds(ttl) };
  if (seconds.ttl !== undefined && seconds.delay >= seconds.ttl)
    throw new RangeError('A message lives longer than it is delayed.');
  return seconds;
}
