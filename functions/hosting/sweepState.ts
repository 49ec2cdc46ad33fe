// The timer function that removes expired state from Azure Storage, which has no expiry of its own.
import type { TimerHandler } from '@azure/functions';
import { asFailure } from '../core/errors.ts';
import { describeCause } from '../core/logger.ts';
import { sweepFunction } from './sweepFunction.ts';

/** Also for other work that returns a number. What fails is logged, and the next run does what is left. */
export function toSweepHandler(sweep: () => Promise<number>, name: string = sweepFunction.name): TimerHandler {
  return async (_, context) => {
    try {
      const removed = await sweep();
      if (removed > 0) context.info(JSON.stringify({ operation: name, removed }));
    } catch (thrown) {
      const failure = asFailure(thrown);
      context.error(JSON.stringify({ operation: name, code: failure.code, cause: describeCause(failure) }));
    }
  };
}
