// The response schema for the status of an app in both stores.
import { define, field, flag, integer, moment, object, oneOf, type Schema, text } from '../core/schema.ts';

export const account = field(
  text,
  'Account',
  'The account that the app belongs to: give it as Account to other actions.',
);

/** The error of one account. */
export const statusSentence = {
  code: field(text, 'Problem code', 'What kind of problem it is, such as store_timeout.'),
  message: field(text, 'Message', 'A sentence on what happened and what to do.'),
};

const version = object({
  id: field(text, 'Version ID', 'The ID of the version.'),
  platform: field(text, 'Platform', 'The platform that the version is for.'),
  version: field(text, 'Version number', 'The number that customers see.'),
  state: field(text, 'Version state', 'Where it stands, in the words of App Store Connect.'),
  created: field(moment, 'Version created', 'When it was made in App Store Connect.'),
  phasedState: field(
    oneOf('INACTIVE', 'ACTIVE', 'PAUSED', 'COMPLETE'),
    'Phased state',
    'How its phased release stands; absent for a version that goes to everyone at once.',
  ),
  phasedDay: field(integer(), 'Phased day', 'The day of a phased release that runs or is paused, from 1 to 7.'),
  phasedPercentage: field(integer(), 'Phased percentage', 'How many of a hundred customers get it by now.'),
  pausedDaysLeft: field(integer(), 'Pause days left', 'How many days it can still be paused, of 30 in all.'),
});

const build = object({
  id: field(text, 'Build ID', 'The ID of the build.'),
  number: field(text, 'Build number', 'The number of the build.'),
  state: field(text, 'Build state', 'PROCESSING, VALID, INVALID or FAILED.'),
  uploaded: field(moment, 'Build uploaded', 'When it was uploaded.'),
  expired: field(flag, 'Build is expired', 'Whether it can no longer be tested.'),
});

const apple = object(
  {
    account,
    appId: field(text, 'App Store app ID', 'The ID of the app.'),
    name: field(text, 'App Store app name', 'The name of the app.'),
    live: field(version, 'Live version', 'The version in the App Store.'),
    next: field(version, 'Next version', 'The version on its way: in preparation, in review, rejected or approved.'),
    build: field(build, 'Latest build', 'The build that was uploaded last.'),
    sentence: sentence('App Store'),
    problem: failed('App Store'),
  },
  ['appId', 'sentence'],
);

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

export const status = define(
  'AppStatus',
  object({
    apple: field(apple, 'App Store', 'The app in the App Store, when it was asked for.'),
    galaxy: field(galaxy, 'Galaxy Store', 'The app in Galaxy Store, when it was asked for.'),
  }),
);

function sentence(name: string): Schema {
  return field(text, `${name} sentence`, 'Where the app stands, for people to read.');
}

function failed(name: string): Schema {
  return field(
    object(statusSentence, ['code', 'message']),
    `${name} problem`,
    'Why this store, or a part of it, could not be read.',
  );
}

function variant(title: string, about: `${string}.`): Schema {
  return field(
    object({
      status: field(text, `${title} status`, 'The exact status, in the words of Galaxy Store.'),
      group: field(text, `${title} group`, 'The same in plain words, such as In review.'),
      version: field(text, `${title} version`, 'The version name of its newest binary.'),
      rolloutRate: field(integer(), `${title} rollout rate`, 'How many of a hundred people; absent without a rollout.'),
    }),
    title,
    about,
  );
}
