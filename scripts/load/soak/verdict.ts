// Classifies a response: expected, explained by an injected fault, or wrong.
import type { SoakResponse } from './ask.ts';
import type { SoakCall } from './asked.ts';
import { valueAt } from './at.ts';

export type SoakVerdict =
  /** The expected response, which may be an expected refusal. */
  | 'right'
  /** A refusal or body that a store fault explains. */
  | 'injected'
  | 'wrong';

/** A fault that the store sends with status 200: nobody requested it, but the store sent it. */
export const INJECTED_BODY = 'injected fault';

/** Error codes of the relay for a store that fails. */
const storeFaultCodes = new Set([
  'outcome_unknown',
  'store_unreachable',
  'store_timeout',
  'store_invalid_answer',
  'credentials_refused',
]);
/** Statuses of the injected faults; 401 if the caller's own token was revoked. */
export const injectedStatuses = [403, 408, 425, 429, 500, 502, 503, 504] as const;
const statuses = new Set<number>([...injectedStatuses, 401]);

/** A response that broke off because the store's did: fault injection cuts only its own responses. */
export function isCutByFault(text: string): boolean {
  return text === '' || text.startsWith(`{"${INJECTED_BODY}":`);
}

/** `id` is the correlation ID of the call: a response with another ID belongs to another call. */
export function judgeAnswer({ right, store }: SoakCall, id: string, response: SoakResponse): SoakVerdict {
  if (response.headers['x-correlation-id'] !== id) return 'wrong';
  if (right(response)) return 'right';
  return store !== undefined && isInjectedFault(response) ? 'injected' : 'wrong';
}

function isInjectedFault(response: SoakResponse): boolean {
  const { status, json } = response;
  if (status === 200) return valueAt(json, INJECTED_BODY) !== undefined || isEcho(response);
  if (!isRefusal(response)) return false;
  const code = String(valueAt(json, 'error', 'code'));
  return storeFaultCodes.has(code) || (code === 'store_refused' && statuses.has(status));
}

/** An echo contains the request as the store received it; it is searched for secrets, as every response is. */
function isEcho({ json }: SoakResponse): boolean {
  return valueAt(json, 'headers', 'user-agent') === 'store-relay';
}

function isRefusal({ status, json }: SoakResponse): boolean {
  return (
    status >= 400 &&
    typeof valueAt(json, 'error', 'code') === 'string' &&
    typeof valueAt(json, 'error', 'message') === 'string' &&
    Array.isArray(valueAt(json, 'error', 'details'))
  );
}
