// Which failures may be repeated. Source: docs/repeats.md of the relay: 429 and 5xx of the relay mean that nothing was changed.
import type { RelayError } from './errors.ts';

/** After these codes nothing was changed, and a later call may succeed. */
const repeatable: readonly string[] = ['too_many_calls', 'store_unreachable', 'store_timeout'];
/** Statuses of a host or gateway in front of the relay: what was behind them is unknown, so that only reads are repeated. */
const ofHost: readonly number[] = [429, 502, 503, 504];

/** Whether the same call may be sent again. A write has the same idempotency key then. */
export function mayRepeat({ code, status }: RelayError, isRead: boolean): boolean {
  if (repeatable.includes(code)) return true;
  if (code === 'store_refused') return status === 429;
  return isRead && (code === 'no_response' || (code === 'host_error' && ofHost.includes(status)));
}

/** How long to wait before the next attempt, in seconds: what the relay asks for, or else half a second, doubled each time. */
export function delayOf({ retryAfter }: RelayError, attempt: number): number {
  return retryAfter ?? 0.5 * 2 ** attempt * (0.5 + Math.random() / 2);
}

/** Waits, and rejects with the reason of the signal as soon as it is aborted. */
export function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
}
