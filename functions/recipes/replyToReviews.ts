// Replies to several reviews of either store.
import { appleReplies } from '../stores/apple/reviewReplies.ts';
import { galaxyReplies } from '../stores/samsung/reviewReplies.ts';
import { replyToAll } from '../workflow/reviewReplies.ts';
import { inputOf, type Recipe } from '../workflow/storeApi.ts';

export const replyToReviews: Recipe = (context) => replyToAll(context, appleReplies(context.store()));

export const replyToGalaxyReviews: Recipe = (context) =>
  replyToAll(context, galaxyReplies(context.store(), inputOf<string>(context, 'contentId') ?? ''));
