// Whether an answer is the one asked for, a refusal that the weather explains, or wrong.
import type { SoakHeard } from './ask.ts';
import type { SoakCall } from './asked.ts';
import { valueAt } from './at.ts';

export type SoakVerdict =
  /** Just what was asked for; it may be a refusal that had to come. */
  | 'right'
  /** A refusal, or a body, that a fault of the store explains. */
  | 'weather'
  | 'wrong';

/** What the weather sends as a success: nobody asked for it, but it is what the store said. */
export const WEATHER_BODY = 'weather';

/** How a store that is in trouble shows through the relay. */
const troubles = new Set([
  'outcome_unknown',
  'store_unreachable',
  'store_timeout',
  'store_invalid_answer',
  'credentials_refused',
]);
/** What the weather answers with; 401 where a token was revoked that the caller had brought. */
export const weatherStatuses = [403, 408, 425, 429, 500, 502, 503, 504] as const;
const statuses = new Set<number>([...weatherStatuses, 401]);

/** An answer that broke off as the store broke it off: the weather cuts none but its own. */
export function isCutByWeather(text: string): boolean {
  return text === '' || text.startsWith(`{"${WEATHER_BODY}":`);
}

/** `id` is the correlation ID of the call: an answer with another one is somebody else's. */
export function judgeAnswer({ right, store }: SoakCall, id: string, heard: SoakHeard): SoakVerdict {
  if (heard.headers['x-correlation-id'] !== id) return 'wrong';
  if (right(heard)) return 'right';
  return store !== undefined && isWeather(heard) ? 'weather' : 'wrong';
}

function isWeather(heard: SoakHeard): boolean {
  const { status, json } = heard;
  if (status === 200) return valueAt(json, WEATHER_BODY) !== undefined || isEcho(heard);
  if (!isRefusal(heard)) return false;
  const code = String(valueAt(json, 'error', 'code'));
  return troubles.has(code) || (code === 'store_refused' && statuses.has(status));
}

/** An echo shows the message as it reached the store; what it may hold is searched for secrets, as every answer is. */
function isEcho({ json }: SoakHeard): boolean {
  return valueAt(json, 'headers', 'user-agent') === 'store-relay';
}

function isRefusal({ status, json }: SoakHeard): boolean {
  return (
    status >= 400 &&
    typeof valueAt(json, 'error', 'code') === 'string' &&
    typeof valueAt(json, 'error', 'message') === 'string' &&
    Array.isArray(valueAt(json, 'error', 'details'))
  );
}
