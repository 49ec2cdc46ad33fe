// The apps of a seller: list, read, update, submit, change status. Source: Samsung, "Content Publish API".
import { rows } from '../../core/builders.ts';
import { arrayOf, define, field, none, object, oneOf, text } from '../../core/schema.ts';
import { appSummary, galaxyApp, statusField } from './app.ts';
import { appField, inApp } from './inputs.ts';
import { allowedStatuses, either, transitions } from './statuses.ts';
import { change } from './updateInputs.ts';

const updated = define(
  'GalaxyAppUpdated',
  object({
    ctntId: field(text, 'Content ID', 'The ID of the app.'),
    contentStatus: statusField,
    httpStatus: field(text, 'HTTP status', 'What Samsung says to it, such as OK.'),
    resultCode: field(text, 'Result code', 'In newer answers: always 0000.'),
    resultMessage: field(text, 'Result message', 'In newer answers: what Samsung says to it.'),
  }),
);

const named = object({ contentId: appField }, ['contentId']);

const newStatus = object(
  {
    contentId: appField,
    contentStatus: field(
      oneOf('FOR_SALE', 'SUSPENDED', 'TERMINATED'),
      'New status',
      `FOR_SALE puts an app on sale that is ${either(transitions.FOR_SALE)}, SUSPENDED takes it off, TERMINATED ends one that is SUSPENDED.`,
    ),
  },
  ['contentId', 'contentStatus'],
);

export const content = rows('samsung', {
  ListGalaxyApps: {
    route: 'GET /seller/contentList',
    summary: 'List Galaxy Store apps',
    description:
      'Lists all apps of the seller, without pages. An app that has a live variant and a draft can be there twice, and there are no package names: Read Galaxy Store app has them.',
    access: 'read',
    visibility: 'important',
    responds: define('GalaxyAppList', arrayOf(appSummary)),
  },
  ReadGalaxyApp: {
    route: 'GET /seller/contentInfo',
    summary: 'Read Galaxy Store app',
    description:
      'Reads everything that Galaxy Store knows of one app. The answer is a list: it holds the variant on sale, the draft of the next version, or both.',
    access: 'read',
    visibility: 'important',
    parameters: [inApp],
    responds: define('GalaxyAppVariants', arrayOf(galaxyApp)),
  },
  UpdateGalaxyApp: {
    route: 'POST /seller/contentUpdate',
    summary: 'Update Galaxy Store app',
    description:
      'Changes the texts, pictures, prices and dates of the draft, and makes a draft of an app that is on sale. What is left out stays as it is. Give each list whole or not at all, and do not give back what was read without need: old dates are refused.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    removedInputs: {
      binaryList: 'Samsung refuses binaries in an update since July 2026: use Add binary instead.',
      category: 'The category can be changed in Seller Portal alone.',
    },
    body: change,
    responds: updated,
  },
  SubmitGalaxyApp: {
    route: 'POST /seller/contentSubmit',
    summary: 'Submit Galaxy Store app',
    description: `Submits the draft of an app to Samsung's review. The app has to be ${either(allowedStatuses.SubmitGalaxyApp)}, and binaries that a newer one replaces are best deleted before.`,
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    body: define('GalaxyAppNamed', named),
    responds: none,
  },
  ChangeGalaxyAppStatus: {
    route: 'POST /seller/contentStatusUpdate',
    summary: 'Change Galaxy Store app status',
    description:
      'Puts an approved app on sale, takes an app off sale, or ends its sale. There is no way back from TERMINATED.',
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    body: define('GalaxyAppStatusChange', newStatus),
    responds: none,
  },
});
