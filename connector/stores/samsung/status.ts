// The status of an app in Galaxy Store, as its part of Read app status.
import { query } from '../../core/builders.ts';
import { field, integer, object, type Schema, text } from '../../core/schema.ts';
import type { StoreStatus } from '../../core/storeCatalog.ts';
import { account, failed, sentence } from '../../relay/status.ts';
import { appsOf } from './inputs.ts';

const galaxy = object(
  {
    account,
    contentId: field(text, 'Galaxy app ID', 'The content ID of the app.'),
    name: field(text, 'Galaxy app name', 'The name of the app.'),
    live: variant('Live record', 'The app as it is on sale.'),
    draft: variant('Draft record', 'The next version: a draft, in review, or approved.'),
    sentence: sentence('Galaxy Store'),
    problem: failed('Galaxy Store'),
  },
  ['contentId', 'sentence'],
);

export const galaxyStatus: StoreStatus = {
  app: query('galaxyApp', { ...text, pattern: '^\\d{12}$' }, 'Galaxy Store app', 'The app in Galaxy Store.', {
    visibility: 'important',
    choices: appsOf('galaxyAccount'),
  }),
  account: 'galaxyAccount',
  name: 'galaxy',
  id: 'contentId',
  answer: field(galaxy, 'Galaxy Store', 'The app in Galaxy Store, if one was named.'),
};

function variant(title: string, about: `${string}.`): Schema {
  return field(
    object({
      status: field(text, `${title} status`, 'The exact status, as Galaxy Store names it.'),
      group: field(text, `${title} group`, 'The same in plain words, such as In review.'),
      version: field(text, `${title} version`, 'The version name of its newest binary.'),
      rolloutRate: field(integer(), `${title} rollout rate`, 'How many of a hundred people; absent without a rollout.'),
    }),
    title,
    about,
  );
}
