// Closed beta tests. Sources: Samsung, "View Closed Beta Test" and "Update Closed Beta Test".
import { query, rows } from '../../core/builders.ts';
import { arrayOf, define, field, integer, link, object, type Schema, text } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { enveloped } from './envelope.ts';
import { appField, inApp, inVariant } from './inputs.ts';
import { allowedStatuses, either } from './statuses.ts';

const MOST_TESTERS = 1_000;

const test = object({
  totalNumberOfBetaTesters: field(integer(), 'Number of testers', 'The total number of testers.'),
  betaTesters: field(arrayOf(text), 'Testers', 'The Samsung accounts of the testers of this page, as email addresses.'),
  feedbackChannel: field(text, 'Feedback channel', 'The email address or page to which testers write.'),
  betaTestingUrl: field(
    object({
      android: field(link, 'Android link', 'The link for testers of an Android app.'),
      instantPlay2: field(link, 'Instant play link', 'The link for testers of an instant game.'),
    }),
    'Test links',
    'What to send to the testers.',
  ),
});

const account: Schema = { ...text, minLength: 1, maxLength: 320 };
const some: Schema = { ...arrayOf(account), maxItems: MOST_TESTERS };

const changes = object(
  {
    contentId: appField,
    betaTestersToBeAdded: field(some, 'Testers to add', 'The Samsung accounts to add, at most 1000 at once.'),
    betaTestersToBeDeleted: field(
      some,
      'Testers to delete',
      'The Samsung accounts to remove, at most 1000 per call. An account in both lists is removed.',
    ),
    feedbackChannel: field(
      { ...text, maxLength: 255 },
      'Feedback channel',
      'The email address or page to which testers write. Leave it out to keep it.',
    ),
  },
  ['contentId'],
);

const failed = object({
  additionFailedTesters: field(arrayOf(text), 'Not added', 'The accounts that could not be added.'),
  deletionFailedTesters: field(arrayOf(text), 'Not deleted', 'The accounts that could not be taken out.'),
});

export const beta = rows('samsung', {
  ReadBetaTest: {
    route: 'GET /seller/v2/content/betaTest',
    summary: 'Read Galaxy Store beta test',
    description: `Reads the testers, the feedback channel and the links of a closed beta test. The app has to be ${either(allowedStatuses.ReadBetaTest)}.`,
    access: 'read',
    parameters: [
      inApp,
      inVariant,
      query('offset', integer(0), 'Offset', 'How many testers to leave out from the beginning of the list.'),
      query('limit', integer(1, MOST_TESTERS), 'Limit', 'The number of testers per page, at most 1000.'),
    ],
    pages: {
      input: 'offset',
      size: { input: 'limit', most: MOST_TESTERS },
      items: 'data/betaTesters',
      total: 'data/totalNumberOfBetaTesters',
      next: { from: 0 },
    },
    responds: enveloped('GalaxyBetaTest', field(test, 'Beta test', 'The closed beta test.'), ['data'], {
      ...paginationReport,
    }),
  },
  UpdateBetaTest: {
    route: 'PUT /seller/v2/content/betaTest',
    summary: 'Update Galaxy Store beta test',
    description: `Adds and removes testers of a closed beta test, at most 20,000. It can succeed partially: check Not added and Not deleted. The app has to be ${either(allowedStatuses.UpdateBetaTest)}.`,
    access: 'write',
    body: define('GalaxyBetaTestChange', changes),
    responds: enveloped('GalaxyBetaTestChanged', field(failed, 'Failures', 'Who could not be added or taken out.'), []),
  },
});
