// Triggers for events in Galaxy Store. Samsung has no webhook for reviews and for the status of an app.

import { query, recipeRows } from '../../core/builders.ts';
import { arrayOf, field, flag, integer, number, oneOf, text } from '../../core/schema.ts';
import { polledResponse, polling } from '../../relay/polling.ts';
import { appsOf, country, inApp } from './inputs.ts';
import { statusGroups } from './statuses.ts';

const { shared: _, ...anApp } = inApp;
const watchedApp = {
  ...anApp,
  required: false,
  description: 'Only this app; all apps of the account if empty.',
  choices: appsOf('account'),
};

const [first, ...others] = Object.values(statusGroups).flatMap(({ statuses }): readonly string[] => statuses);
const status = oneOf(first ?? '', ...others);

export const galaxyTriggers = recipeRows('samsung', {
  WhenGalaxyReviewAdded: {
    route: 'GET /triggers/reviews',
    summary: 'When a Galaxy Store review is added',
    description:
      'This operation triggers when a buyer writes a review on the Galaxy Store, of one app or of any app of the account.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'reviews', hint: 'To see it work, wait for the next review, or write one on a device.' },
    parameters: [
      watchedApp,
      query('mostStars', integer(1, 5), 'Most stars', 'Only reviews with at most this many stars.', {
        visibility: 'important',
      }),
      query('unanswered', flag, 'Unanswered only', 'Yes to leave out reviews that have a reply.'),
      query('territories', arrayOf(country), 'Territories', 'Only reviews from these countries, such as USA or DEU.'),
      ...polling,
    ],
    responds: polledResponse('AddedGalaxyReviews', 'Added reviews', 'reviews that were added', {
      reviewId: field(text, 'Review ID', 'The ID of the review, to reply to it.'),
      contentId: field(text, 'Content ID', 'The ID of the app.'),
      appName: field(text, 'App name', 'The name of the app, where all apps are watched.'),
      rating: field(number, 'Rating', 'The stars that the buyer gave, by halves up to 5; empty without a rating.'),
      body: field(text, 'Review text', 'What the buyer wrote.'),
      reviewer: field(text, 'Reviewer', 'The account of the buyer, in part hidden by Samsung.'),
      territory: field(text, 'Country code', 'The country of the buyer, such as USA; a reply needs it.'),
      device: field(text, 'Device', 'The device of the buyer.'),
      version: field(text, 'App version', 'The version that the buyer had.'),
      isAnswered: field(flag, 'Is answered', 'Whether there is a reply already.'),
      created: field(text, 'Review date', 'The day of the review, as in 2026-11-04.'),
    }),
  },
  WhenGalaxyAppStatusChanges: {
    route: 'GET /triggers/apps',
    summary: 'When a Galaxy Store app changes its status',
    description:
      'This operation triggers when an app or its draft changes its status, for example to rejected or on sale.',
    access: 'read',
    visibility: 'important',
    recipe: 'trigger',
    trigger: { watches: 'apps', hint: 'To see it work, change the text of an app: its draft gets a status.' },
    parameters: [
      watchedApp,
      query('states', arrayOf(status), 'New statuses', 'Only changes to these statuses.', { visibility: 'important' }),
      ...polling,
    ],
    responds: polledResponse('ChangedGalaxyApps', 'Changed apps', 'apps that changed their status', {
      contentId: field(text, 'Content ID', 'The ID of the app.'),
      name: field(text, 'App name', 'The name of the app.'),
      state: field(text, 'New status', 'The status of its draft, or of the app itself when it has none.'),
      previousState: field(text, 'Previous status', 'The status before; empty for a new app.'),
      group: field(text, 'Status group', 'The status in plain words, such as In review or Rejected.'),
      modified: field(
        text,
        'Modified',
        'When it was last changed, as in 2026-02-23 01:26:26.0. Samsung does not say in which time zone.',
      ),
    }),
  },
});
