// One poll in the two dialects: Power Automate's policy reads the state out of every answer, Logic Apps follows the Location.
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { PollResult } from './pollSource.ts';

export interface PollResponse {
  readonly told: PollResult;
  /** The state, as it travels. */
  readonly next: string;
  /** The address of this call. */
  readonly self: string;
  /** Seconds until the next poll is worth its while. */
  readonly interval: number;
}

const AT_ONCE = 1;

export const responseStyles = { items: inItems, native } as const;
export type ResponseStyle = keyof typeof responseStyles;

function withState(self: string, next: string): string {
  const url = new URL(self);
  url.searchParams.set('state', next);
  return url.href;
}

/** Source: Microsoft, azure-docs, logic-apps-create-api-app: 202 and Location while nothing is new, 200 and Location with what is. */
function native({ told, next, self, interval }: PollResponse): RelayResponse {
  const headers = { location: withState(self, next), 'retry-after': String(told.more ? AT_ONCE : interval) };
  if (told.items.length === 0) return { status: 202, headers, body: undefined };
  return jsonResponse(200, { items: told.items, next }, headers);
}

/** Source: Microsoft, create-polling-trigger: the policy makes 202 of an empty list, and asks for `next` even there. */
function inItems({ told, next }: PollResponse): RelayResponse {
  return jsonResponse(200, { items: told.items, next });
}
