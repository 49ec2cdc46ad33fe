// Recipe that replies to several Galaxy Store reviews.
import { recipeRows } from '../../core/builders.ts';
import { define, field, object } from '../../core/schema.ts';
import { replyInputs, replyOutcomes } from '../../relay/reviewReplies.ts';
import { planInputs } from '../../relay/stepReport.ts';
import { commentId } from './comments.ts';
import { appField, inBytes } from './inputs.ts';

const reviewId = field(commentId, 'Review ID', 'The ID of the review, as List Galaxy Store reviews gives it.');
const replyText = field({ ...inBytes(1_400), minLength: 1 }, 'Reply text', 'What to reply, at most 1400 bytes.');

export const galaxyReplyRecipes = recipeRows('samsung', {
  ReplyToGalaxyReviews: {
    route: 'POST /recipes/replies',
    summary: 'Reply to several Galaxy Store reviews',
    description:
      'Publishes replies to a list of reviews of an app. A review that has a reply is skipped, each row has its own outcome, and a refused row does not stop the others.',
    access: 'publish',
    verifyWith: 'ListGalaxyReviews',
    recipe: 'samsung/replies',
    body: define(
      'GalaxyRepliesToSend',
      object({ contentId: appField, ...replyInputs(reviewId, replyText), ...planInputs }, ['contentId', 'replies']),
    ),
    responds: replyOutcomes('SentGalaxyReplies'),
  },
});
