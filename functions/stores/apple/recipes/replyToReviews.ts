// Replies to several reviews of the App Store.
import { replyToAll } from '../../../workflow/reviewReplies.ts';
import type { Recipe } from '../../../workflow/storeApi.ts';
import { appleReplies } from '../reviewReplies.ts';

export const replyToReviews: Recipe = (context) => replyToAll(context, appleReplies(context.store()));
