// Replies to several reviews of the Galaxy Store.
import { replyToAll } from '../../../workflow/reviewReplies.ts';
import { inputOf, type Recipe } from '../../../workflow/storeApi.ts';
import { galaxyReplies } from '../reviewReplies.ts';

export const replyToGalaxyReviews: Recipe = (context) =>
  replyToAll(context, galaxyReplies(context.store(), inputOf<string>(context, 'contentId') ?? ''));
