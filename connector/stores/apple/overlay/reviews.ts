// Customer reviews, responses to them, and Apple's summaries.
import { path } from '../../../core/builders.ts';
import { integer, someOf, text } from '../../../core/schema.ts';
import { chooseApp, replyChoices, reviewChoices } from '../dynamicValues.ts';
import type { Overlay } from './types.ts';

export const reviews: Overlay = {
  resources: {
    CustomerReview: {
      name: 'Review',
      what: 'customer review',
      attributes: {
        rating: ['The stars that the customer gave, from 1 to 5.', { schema: integer() }],
        title: ['Review title', 'The title of the review.'],
        body: ['Review text', 'What the customer wrote.'],
        reviewerNickname: ['Reviewer', 'The nickname of the customer.'],
        createdDate: ['Written', 'When the review was written or last changed.'],
        territory: ['The country or region of the store, as three letters.', { name: 'Territory' }],
      },
    },
    CustomerReviewResponseV1: {
      name: 'ReviewReply',
      what: 'reply',
      attributes: {
        responseBody: ['Reply text', 'What you answered.'],
        lastModifiedDate: ['Last changed', 'When the reply was last changed.'],
        state: ['Reply state', 'Whether customers can see the reply yet.'],
      },
    },
    CustomerReviewSummarization: {
      name: 'ReviewSummary',
      what: 'review summary',
      plural: 'review summaries',
      attributes: {
        createdDate: ['Written', 'When Apple wrote the summary.'],
        locale: ['Language', 'The language of the summary.'],
        platform: 'The platform whose reviews are summed up.',
        text: 'What customers say, in short.',
      },
    },
  },
  operations: {
    ListReviews: {
      of: 'apps_customerReviews_getToManyRelated',
      summary: 'List customer reviews',
      description: 'Lists the customer reviews of an app. Sort by -createdDate to get the newest first.',
      visibility: 'important',
      inputs: {
        'filter[rating]': [
          'Ratings',
          'Only the reviews with these stars.',
          { schema: someOf('1', '2', '3', '4', '5'), visibility: 'important' },
        ],
        'exists[publishedResponse]': [
          'Is answered',
          'Yes for those with a published reply, no for the others.',
          { visibility: 'important' },
        ],
        'filter[territory]': ['Territories', 'Only the reviews from these countries or regions.'],
        'filter[reviewTerritory]': [
          'Territory IDs',
          'The same by the IDs of the territories.',
          { visibility: 'advanced' },
        ],
      },
      sorts: 'reviews',
    },
    ReadReview: {
      of: 'customerReviews_getInstance',
      summary: 'Read customer review',
      description: 'Reads one review. Include response to get your reply in the same response.',
      choosers: [chooseApp],
    },
    ReplyToReview: {
      of: 'customerReviewResponses_createInstance',
      summary: 'Reply to customer review',
      description: 'Publishes a reply to a review. A new reply replaces the previous one.',
      visibility: 'important',
      verifyWith: 'ReadReviewReply',
      body: [
        'NewReviewReply',
        {
          review: ['Review', 'The review to reply to.', { choices: reviewChoices() }],
          responseBody: [
            'The text of the reply. Customers see it in the store.',
            { schema: { ...text, maxLength: 5970 } },
          ],
        },
      ],
      choosers: [chooseApp],
    },
    DeleteReviewReply: {
      of: 'customerReviewResponses_deleteInstance',
      summary: 'Delete reply to customer review',
      description: 'Deletes your reply to a review from the store.',
      verifyWith: 'ReadReviewReply',
      path: path('id', 'Reply', 'The reply to delete. Its ID is not that of the review.', { choices: replyChoices() }),
      choosers: [chooseApp],
    },
    ReadReviewReply: {
      of: 'customerReviews_response_getToOneRelated',
      summary: 'Read reply to customer review',
      description: 'Reads your reply to a review, and whether it is published.',
      choosers: [chooseApp],
    },
    ListReviewSummaries: {
      of: 'apps_customerReviewSummarizations_getToManyRelated',
      summary: 'List summaries of customer reviews',
      description: "Lists Apple's summaries of the reviews of an app, by territory and language.",
      inputs: {
        'filter[platform]': ['Platforms', 'The platforms whose summaries to list.'],
        'filter[territory]': ['Territories', 'Only these countries or regions, such as USA.'],
      },
    },
  },
};
