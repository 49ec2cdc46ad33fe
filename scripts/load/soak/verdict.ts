// Whether an answer is the one asked for, a refusal that the weather explains, or wrong.
import type { Heard } from './ask.ts';
import type { Asked } from './asked.ts';
import { at } from './at.ts';

export type Verdict =
  /** Just what was asked for; it may be a refusal that had to come. */
  | 'right'
  /** A refusal, or a body, that a fault of the store explains. */
  | 'weather'
  | 'wrong';

/** What the weather sends as a success: nobody asked for it, but it is what the store said. */
export const WEATHER_BODY = 'weather';

/** An answer that broke off as the store broke it off: the weather cuts none but its own. */
export const isCutByWeather = (text: string): boolean => text === '' || text.startsWith(`{"${WEATHER_BODY}":`);

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

const isRefusal = ({ status, json }: Heard): boolean =>
  status >= 400 &&
  typeof at(json, 'error', 'code') === 'string' &&
  typeof at(json, 'error', 'message') === 'string' &&
  Array.isArray(at(json, 'error', 'details'));

/** An echo shows the message as it reached the store; what it may hold is searched for secrets, as every answer is. */
const isEcho = ({ json }: Heard): boolean => at(json, 'headers', 'user-agent') === 'store-relay';

const isWeather = (heard: Heard): boolean => {
  const { status, json } = heard;
  if (status === 200) return at(json, WEATHER_BODY) !== undefined || isEcho(heard);
  if (!isRefusal(heard)) return false;
  const code = String(at(json, 'error', 'code'));
  return troubles.has(code) || (code === 'store_refused' && statuses.has(status));
};

/** `id` is the correlation ID of the call: an answer with another one is somebody else's. */
export const judge = ({ right, store }: Asked, id: string, heard: Heard): Verdict => {
  if (heard.headers['x-correlation-id'] !== id) return 'wrong';
  if (right(heard)) return 'right';
  return store !== undefined && isWeather(heard) ? 'weather' : 'wrong';
};
