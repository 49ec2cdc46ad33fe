// Replies to a list of reviews: the inputs and the outcome of each row, for both stores.
import { arrayOf, define, field, flag, integer, object, oneOf, type Schema, text } from '../core/schema.ts';
import { reported } from './stepReport.ts';

/** Most replies of one call: each review is read before its reply is sent. */
const MOST = 50;

/** The inputs of such a recipe; the store says what the ID of a review and a reply are. */
export function replyInputs(reviewId: Schema, replyText: Schema): Readonly<Record<string, Schema>> {
  const reply = object({ reviewId, replyText }, ['reviewId', 'replyText']);
  return {
    replies: field(
      { ...arrayOf(field(reply, 'Reply', 'A reply to one review.')), maxItems: MOST, keepsEmpty: true },
      'Replies',
      'The replies, at most 50.',
    ),
    replace: field(
      flag,
      'Replace',
      'Yes to replace a reply that a review has already. Otherwise such a review is skipped.',
    ),
  };
}

const row = object(
  {
    reviewId: field(text, 'Review ID', 'The ID of the review, as it was given.'),
    outcome: field(
      oneOf('replied', 'unchanged', 'skipped', 'planned', 'failed', 'notTried'),
      'Outcome',
      'What became of the row: unchanged has this reply already, skipped has another.',
    ),
    message: field(text, 'Message', 'The outcome in a sentence.'),
  },
  ['reviewId', 'outcome', 'message'],
);

export function replyOutcomes(name: string): Schema {
  return define(
    name,
    object(
      {
        replied: field(integer(0), 'Replied', 'How many replies were sent.'),
        skipped: field(integer(0), 'Skipped', 'How many reviews had a reply.'),
        failed: field(integer(0), 'Failed', 'How many failed or were not tried.'),
        replies: field(arrayOf(row), 'Replies', 'One row for each reply, in the order of the list.'),
        ...reported,
      },
      ['replied', 'skipped', 'failed', 'replies', 'steps'],
    ),
  );
}
