// Buyers' comments on an app, and the seller's replies. Source: Samsung, "Buyer Comment View", for the list: its table has a
// GET with the parameters in the body, and its sample a POST with the same; the relay sends the table's. Galaxy-Store-CLI for the replies.
import { query, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, object, type Schema, text } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { done, enveloped } from './envelope.ts';
import { appField, country, inApp, inBytes } from './inputs.ts';

/** The ID of a review. */
export const commentId: Schema = { ...text, pattern: '^\\d{7,12}$' };
const replyId: Schema = { ...text, pattern: '^\\d{1,12}$' };

const comment = object({
  commentId: field(text, 'Review ID', 'The ID of the review: 7 digits.'),
  rating: field(integer(), 'Rating', 'From 1 to 10, where 2 is one star; empty when the buyer gave none.'),
  commentText: field(text, 'Review text', 'What the buyer wrote.'),
  date: field(text, 'Review date', 'The day of the review, as in 2025-11-04.'),
  buyerId: field(text, 'Buyer', 'The account of the buyer, in part hidden by Samsung.'),
  countryCode: field(text, 'Country code', 'The country of the buyer, such as USA; a reply needs it.'),
  countryName: field(text, 'Country name', 'The name of that country.'),
  device: field(text, 'Device', 'The device of the buyer, such as Galaxy S10.'),
  appVersion: field(text, 'App version', 'The version that the buyer had.'),
  replyId: field(text, 'Reply ID', 'The ID of the reply, if there is one.'),
  replyText: field(text, 'Reply text', 'What the seller replied.'),
});

const page = object({
  // a string in one place, a number in another
  contentId: field(text, 'Content ID', 'The ID of the app.'),
  totalCount: field(integer(), 'Number of reviews', 'The total number of reviews.'),
  pageNo: field(integer(), 'Page number', 'The number of this page.'),
  totalPage: field(integer(), 'Number of pages', 'The number of pages.'),
  comments: field(arrayOf(comment), 'Reviews', 'The reviews of this page.'),
});

const reply = object(
  {
    contentId: appField,
    commentId: field(commentId, 'Review ID', 'The ID of the review, as List Galaxy Store reviews gives it.'),
    countryCode: field(country, 'Country code', 'The country code of that review, such as USA.'),
    replyText: field(
      { ...inBytes(1_400), minLength: 1 },
      'Reply text',
      'What to reply, at most 1400 bytes: fewer letters in most languages other than English.',
    ),
  },
  ['contentId', 'commentId', 'countryCode', 'replyText'],
);

export const comments = rows('samsung', {
  ListGalaxyReviews: {
    route: 'GET /seller/v2/content/comment',
    summary: 'List Galaxy Store reviews',
    description:
      'Lists the reviews of an app and the replies, one page at a time. Ratings range from 1 to 10: divide by 2 to get stars.',
    access: 'read',
    visibility: 'important',
    queryEncoding: 'body',
    parameters: [
      inApp,
      query('commentId', commentId, 'Review ID', 'Only the review with this ID of 7 digits.'),
      query('pageNo', integer(1), 'Page number', 'Which page to read; the first if empty.'),
    ],
    pages: {
      input: 'pageNo',
      items: 'data/comments',
      total: 'data/totalCount',
      next: { pages: 'data/totalPage' },
    },
    responds: enveloped('GalaxyReviewList', field(page, 'Page', 'One page of reviews.'), ['data'], {
      ...paginationReport,
    }),
  },
  ReplyToGalaxyReview: {
    route: 'POST /seller/v2/content/comment/reply',
    summary: 'Reply to Galaxy Store review',
    description:
      'Publishes a reply to a review. A review can have one reply, which cannot be changed: delete it and reply again.',
    access: 'publish',
    verifyWith: 'ListGalaxyReviews',
    visibility: 'important',
    evidence: 'single source',
    body: define('GalaxyReviewReply', reply),
    responds: done,
  },
  DeleteGalaxyReviewReply: {
    route: 'DELETE /seller/v2/content/comment/reply',
    summary: 'Delete Galaxy Store review reply',
    description: 'Deletes a reply from the store permanently.',
    access: 'publish',
    verifyWith: 'ListGalaxyReviews',
    evidence: 'single source',
    queryEncoding: 'body',
    parameters: [
      query('replyId', replyId, 'Reply ID', 'The ID of the reply, as List Galaxy Store reviews gives it.', {
        required: true,
      }),
    ],
    responds: done,
  },
});
