// Formats a poll in two styles: Power Automate's policy reads the checkpoint from every response, Logic Apps follows the Location.
import { jsonResponse, type RelayResponse } from '../core/types.ts';
import type { PollResult } from '../workflow/pollSource.ts';

export interface PollResponse {
  readonly result: PollResult;
  /** The encoded checkpoint. */
  readonly next: string;
  /** The URL of this call. */
  readonly self: string;
  /** Suggested number of seconds until the next poll. */
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

/** Source: Microsoft, azure-docs, logic-apps-create-api-app: 202 and Location without new items, 200 and Location with new items. */
function native({ result, next, self, interval }: PollResponse): RelayResponse {
  const headers = { location: withState(self, next), 'retry-after': String(result.more ? AT_ONCE : interval) };
  if (result.items.length === 0) return { status: 202, headers, body: undefined };
  return jsonResponse(200, { items: result.items, next }, headers);
}

/** Source: Microsoft, create-polling-trigger: the policy turns an empty list into 202, and reads `next` from it as well. */
function inItems({ result, next }: PollResponse): RelayResponse {
  return jsonResponse(200, { items: result.items, next });
}
