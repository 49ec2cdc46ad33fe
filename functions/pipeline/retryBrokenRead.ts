// A read whose answer breaks off is made again, while nothing of it was told to the caller.

import { type Deadline, pause } from '../core/deadline.ts';
import { jitter } from '../transport/retryPolicy.ts';
import { isConnectionLost } from '../transport/transportErrors.ts';

/** As often as a message that was not answered at all. */
const TRIES = 3;

/**
 * The result of `read`, which asks a store and reads its answer to the end. Where the store breaks the answer off, `renew`
 * leaves the kept connections, and it is tried again, three times in all and within the deadline. Any other failure, and
 * the last one, is thrown.
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
