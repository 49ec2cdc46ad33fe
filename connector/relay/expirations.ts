// What expires in an account of a store: one row for each thing, in the list and in the trigger.
import { field, id, integer, moment, oneOf, type Schema, someOf, text } from '../core/schema.ts';

export const expirationKinds = ['certificate', 'profile', 'testflightBuild'] as const;
export type ExpirationKind = (typeof expirationKinds)[number];

/** Only these kinds. */
export const kindsInput = someOf(...expirationKinds);
export const KINDS = 'Only these kinds; all if empty. Individual keys of App Store Connect can read builds alone.';

/** The fields of one thing. A certificate's or a profile's content is never one of them. */
export const expirationFields = {
  kind: field(oneOf(...expirationKinds), 'Kind', 'What it is.'),
  id: field(id, 'ID', 'Its ID in the store.'),
  name: field(text, 'Name', 'Its name, or the number of the build.'),
  type: field(text, 'Type', 'What it is for, such as IOS_APP_STORE; for a build its version number.'),
  platform: field(text, 'Platform', 'The platform that it is for.'),
  appId: field(text, 'App ID', 'For a build: the ID of the app.'),
  appName: field(text, 'App name', 'For a build: the name of the app.'),
  bundleId: field(text, 'Bundle ID', 'For a profile or a build: the bundle ID.'),
  expiresAt: field(moment, 'Expires', 'When it expires.'),
  daysLeft: field(integer(), 'Days left', 'Full days until then; below 0 if it is over.'),
  state: field(
    oneOf('VALID', 'INVALID', 'EXPIRED'),
    'State',
    'INVALID for a profile that cannot be used any more, such as one whose certificate was revoked.',
  ),
} as const satisfies Readonly<Record<string, Schema>>;
