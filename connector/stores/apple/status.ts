// The status of an app in the App Store, as its part of Read app status.
import { query } from '../../core/builders.ts';
import { field, flag, id, integer, moment, object, oneOf, text } from '../../core/schema.ts';
import type { StoreStatus } from '../../core/storeCatalog.ts';
import { account, failed, sentence } from '../../relay/status.ts';
import { appsOfAccount } from './dynamicValues.ts';

const version = object({
  id: field(text, 'Version ID', 'The ID of the version.'),
  platform: field(text, 'Platform', 'The platform that the version is for.'),
  version: field(text, 'Version number', 'The number that customers see.'),
  state: field(text, 'Version state', 'Its state, as App Store Connect names it.'),
  created: field(moment, 'Version created', 'When it was made in App Store Connect.'),
  phasedState: field(
    oneOf('INACTIVE', 'ACTIVE', 'PAUSED', 'COMPLETE'),
    'Phased state',
    'The state of its phased release; absent for a version without one.',
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
    next: field(version, 'Next version', 'The next version: in preparation, in review, rejected or approved.'),
    build: field(build, 'Latest build', 'The build that was uploaded last.'),
    sentence: sentence('App Store'),
    problem: failed('App Store'),
  },
  ['appId', 'sentence'],
);

export const appleStatus: StoreStatus = {
  app: query('appleApp', id, 'App Store app', 'The app in the App Store.', {
    visibility: 'important',
    choices: appsOfAccount('appleAccount'),
  }),
  account: 'appleAccount',
  name: 'apple',
  id: 'appId',
  answer: field(apple, 'App Store', 'The app in the App Store, if one was named.'),
};
