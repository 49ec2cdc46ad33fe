// Counts failed events, and begins their delivery again.
import { noteOwnChange } from '../core/ownChange.ts';
import { jsonResponse } from '../core/types.ts';
import { retryFailed } from '../webhooks/retryFailed.ts';
import type { Recipe } from '../workflow/storeApi.ts';

export const countFailedEvents: Recipe = async ({ events }) => jsonResponse(200, { left: await events.poison.count() });

export const retryEvents: Recipe = async ({ events, deadline, line }) => {
  const done = await retryFailed(events, deadline);
  if (done.retried > 0) noteOwnChange(line);
  return jsonResponse(200, done);
};
