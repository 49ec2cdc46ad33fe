// Customer reviews, responses to them, and Apple's summaries. Source: Apple's OpenAPI document 4.4.1, customerReviews,
// customerReviewResponses and customerReviewSummarizations.
import { path, query, rows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, list, moment, none, oneOf, someOf, text } from '../../core/schema.ts';
import { chooseApp, replyChoices, reviewChoices } from './dynamicValues.ts';
import { platform, territory, territoryCode } from './enums.ts';
import { applePages, cursor } from './jsonApi.ts';
import { theApp, theReview } from './pathParameters.ts';
import { creates, one } from './requestBodies.ts';
import { limit, resource, sort } from './resource.ts';

const review = resource('Review', 'customerReviews', 'customer review', {
  attributes: {
    rating: field(integer(), 'Rating', 'The stars that the customer gave, from 1 to 5.'),
    title: field(text, 'Review title', 'The title of the review.'),
    body: field(text, 'Review text', 'What the customer wrote.'),
    reviewerNickname: field(text, 'Reviewer', 'The nickname of the customer.'),
    createdDate: field(moment, 'Written', 'When the review was written or last changed.'),
    territory,
  },
  one: ['response', 'reviewTerritory'],
});

const reply = resource('ReviewReply', 'customerReviewResponses', 'reply', {
  plural: 'replies',
  attributes: {
    responseBody: field(text, 'Reply text', 'What you answered.'),
    lastModifiedDate: field(moment, 'Last changed', 'When the reply was last changed.'),
    state: field(oneOf('PUBLISHED', 'PENDING_PUBLISH'), 'Reply state', 'Whether customers can see the reply yet.'),
  },
  one: ['review'],
});

const summary = resource('ReviewSummary', 'customerReviewSummarizations', 'review summary', {
  plural: 'review summaries',
  attributes: {
    createdDate: field(moment, 'Written', 'When Apple wrote the summary.'),
    locale: field(text, 'Language', 'The language of the summary.'),
    platform: field(platform, 'Platform', 'The platform whose reviews are summed up.'),
    text: field(text, 'Text', 'What customers say, in short.'),
  },
  one: ['territory'],
});

export const reviews = rows('apple', {
  ListReviews: {
    route: 'GET /v1/apps/{id}/customerReviews',
    summary: 'List customer reviews',
    description: 'Lists what customers wrote about an app. Sort by -createdDate to have the newest first.',
    access: 'read',
    visibility: 'important',
    parameters: [
      theApp,
      query('filter[rating]', someOf('1', '2', '3', '4', '5'), 'Ratings', 'Only the reviews with these stars.', {
        visibility: 'important',
      }),
      query(
        'exists[publishedResponse]',
        flag,
        'Is answered',
        'Yes for those with a published reply, no for the others.',
        {
          visibility: 'important',
        },
      ),
      query(
        'filter[territory]',
        arrayOf(territoryCode),
        'Territories',
        'Only the reviews from these countries or regions.',
      ),
      query('filter[reviewTerritory]', list, 'Territory IDs', 'The same by the IDs of the territories.', {
        visibility: 'advanced',
      }),
      sort('reviews', 'rating', 'createdDate'),
      limit,
      cursor,
      review.include,
      review.fields,
    ],
    pages: applePages(200),
    responds: review.page,
  },
  ReadReview: {
    route: 'GET /v1/customerReviews/{id}',
    summary: 'Read customer review',
    description: 'Reads one review. Include response to have your reply in the same answer.',
    access: 'read',
    responseIdFrom: 'id',
    parameters: [theReview, review.include, review.fields, chooseApp],
    responds: review.document,
  },
  ReplyToReview: {
    route: 'POST /v1/customerReviewResponses',
    summary: 'Reply to customer review',
    description: 'Answers a review for everyone to read. A new reply replaces the one before.',
    access: 'publish',
    verifyWith: 'ReadReviewReply',
    visibility: 'important',
    parameters: [chooseApp],
    ...creates('NewReviewReply', 'customerReviewResponses', {
      relations: { reviewId: one('review', 'customerReviews', 'Review', 'The review to answer.', reviewChoices()) },
      attributes: {
        responseBody: field(
          { ...text, maxLength: 5970 },
          'Reply text',
          'What to answer. Customers see it on the store.',
        ),
      },
      required: ['reviewId', 'responseBody'],
    }),
    responds: reply.document,
  },
  DeleteReviewReply: {
    route: 'DELETE /v1/customerReviewResponses/{id}',
    summary: 'Delete reply to customer review',
    description: 'Takes your reply to a review off the store.',
    access: 'publish',
    verifyWith: 'ReadReviewReply',
    parameters: [
      path('id', 'Reply', 'The reply to delete. Its ID is not that of the review.', { choices: replyChoices() }),
      chooseApp,
    ],
    responds: none,
  },
  ReadReviewReply: {
    route: 'GET /v1/customerReviews/{id}/response',
    summary: 'Read reply to customer review',
    description: 'Reads your reply to a review, and whether customers can see it yet.',
    access: 'read',
    parameters: [theReview, reply.include, reply.fields, chooseApp],
    responds: reply.related,
  },
  ListReviewSummaries: {
    route: 'GET /v1/apps/{id}/customerReviewSummarizations',
    summary: 'List summaries of customer reviews',
    description: 'Lists the short texts in which Apple sums up the reviews of an app, by territory and language.',
    access: 'read',
    parameters: [
      theApp,
      query('filter[platform]', arrayOf(platform), 'Platforms', 'The platforms whose summaries to list.', {
        required: true,
      }),
      query('filter[territory]', list, 'Territories', 'Only these countries or regions, such as USA.'),
      limit,
      cursor,
      summary.include,
      summary.fields,
    ],
    pages: applePages(200),
    responds: summary.page,
  },
});
