// Recipe that replies to several customer reviews.
import { recipeRows } from '../../../core/builders.ts';
import { define, field, object, text } from '../../../core/schema.ts';
import { replyInputs, replyOutcomes } from '../../../relay/reviewReplies.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { ID } from './shared.ts';

const reviewId = field(
  { ...text, pattern: ID },
  'Review ID',
  'The ID of the review, as List customer reviews gives it.',
);
const replyText = field(
  { ...text, minLength: 1, maxLength: 5_970 },
  'Reply text',
  'The text of the reply. Customers see it in the store.',
);

export const replyRecipes = recipeRows('apple', {
  ReplyToReviews: {
    route: 'POST /recipes/replies',
    summary: 'Reply to several customer reviews',
    description:
      'Publishes replies to a list of reviews. A review that has a reply is skipped, each row has its own outcome, and a refused row does not stop the others.',
    access: 'publish',
    verifyWith: 'ReadReviewReply',
    recipe: 'apple/replies',
    body: define('RepliesToSend', object({ ...replyInputs(reviewId, replyText), ...planInputs }, ['replies'])),
    responds: replyOutcomes('SentReplies'),
  },
});
