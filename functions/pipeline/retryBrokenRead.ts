// Retries a read whose response ends early, if nothing of it was forwarded to the client.

import { type Deadline, pause } from '../core/deadline.ts';
import { jitter } from '../transport/retryPolicy.ts';
import { isConnectionLost } from '../transport/transportErrors.ts';

/** The same number of attempts as for a request without a response. */
const TRIES = 3;

/**
 * Runs `read`, which calls a store and reads its response to the end. If the response ends early, `renew` discards the
 * pooled connections and the read is retried, three attempts in all and within the deadline. Any other failure, and the
 * last one, is thrown.
 */
export async function retryBrokenRead<T>(
  deadline: Deadline,
  read: () => Promise<T>,
  renew: () => void = () => undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (thrown) {
      const wait = attempt === 1 ? 0 : jitter(attempt);
      if (!isConnectionLost(thrown) || attempt >= TRIES || deadline.left() <= wait) throw thrown;
      renew();
      if (wait > 0) await pause(deadline, wait);
    }
  }
}
