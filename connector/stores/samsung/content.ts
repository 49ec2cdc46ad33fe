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
    httpStatus: field(text, 'HTTP status', 'The message of Samsung, such as OK.'),
    resultCode: field(text, 'Result code', 'In newer responses: always 0000.'),
    resultMessage: field(text, 'Result message', 'In newer responses: the message of Samsung.'),
  }),
);

const named = object({ contentId: appField }, ['contentId']);

const newStatus = object(
  {
    contentId: appField,
    contentStatus: field(
      oneOf('FOR_SALE', 'SUSPENDED', 'TERMINATED'),
      'New status',
      `FOR_SALE puts an app on sale that is ${either(transitions.FOR_SALE)}, SUSPENDED takes it off, TERMINATED ends the sale of a SUSPENDED app.`,
    ),
  },
  ['contentId', 'contentStatus'],
);

export const content = rows('samsung', {
  ListGalaxyApps: {
    route: 'GET /seller/contentList',
    summary: 'List Galaxy Store apps',
    description:
      'Lists all apps of the seller, without pagination. An app with a live variant and a draft can appear twice. Package names are not included: use Read Galaxy Store app.',
    access: 'read',
    visibility: 'important',
    responds: define('GalaxyAppList', arrayOf(appSummary)),
  },
  ReadGalaxyApp: {
    route: 'GET /seller/contentInfo',
    summary: 'Read Galaxy Store app',
    description:
      'Reads all information on one app. The response is a list with the variant on sale, the draft of the next version, or both.',
    access: 'read',
    visibility: 'important',
    parameters: [inApp],
    responds: define('GalaxyAppVariants', arrayOf(galaxyApp)),
  },
  UpdateGalaxyApp: {
    route: 'POST /seller/contentUpdate',
    summary: 'Update Galaxy Store app',
    description:
      'Changes the texts, pictures, prices and dates of the draft, and creates a draft of an app that is on sale. Fields that are left out keep their values. Give each list completely or not at all, and do not send back values that you do not change: dates in the past are refused.',
    access: 'write',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    removedInputs: {
      binaryList: 'Samsung refuses binaries in an update since July 2026: use Add binary instead.',
      category: 'The category can be changed in Seller Portal alone.',
    },
    hints: { 1000: 'An input is missing or not valid: give Default language, Is paid and Publication type, too.' },
    body: change,
    responds: updated,
  },
  SubmitGalaxyApp: {
    route: 'POST /seller/contentSubmit',
    summary: 'Submit Galaxy Store app',
    description: `Submits the draft of an app to Samsung's review. The app has to be ${either(allowedStatuses.SubmitGalaxyApp)}, and you should delete binaries that a newer one replaces first.`,
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    body: define('GalaxyAppNamed', named),
    responds: none,
  },
  ChangeGalaxyAppStatus: {
    route: 'POST /seller/contentStatusUpdate',
    summary: 'Change Galaxy Store app status',
    description: 'Puts an approved app on sale, takes an app off sale, or ends its sale. TERMINATED is final.',
    access: 'publish',
    verifyWith: 'ReadGalaxyApp',
    visibility: 'important',
    body: define('GalaxyAppStatusChange', newStatus),
    responds: none,
  },
});
