// What recipes with a version of an app in the query have in common; and those whose body is a picture or a video.
import { query } from '../../../core/builders.ts';
import { field, flag, oneOf, text } from '../../../core/schema.ts';
import { appChoices, numberChoices } from '../dynamicValues.ts';
import { platform } from '../enums.ts';
import { locale } from '../locales.ts';
import { ID, ID_OR_NOTHING, LOCALE, NUMBER_OR_NOTHING } from './shared.ts';

/** The version in preparation, or one by its number. */
export const versionInQuery = [
  query('appId', { ...text, pattern: ID }, 'App', 'The app.', {
    required: true,
    choices: { ...appChoices, by: 'name' },
  }),
  query('platform', platform, 'Platform', 'The platform of the version. IOS if empty.'),
  query(
    'versionString',
    { ...text, minLength: 0, pattern: NUMBER_OR_NOTHING },
    'Version number',
    'Leave it empty for the version in preparation.',
    { choices: numberChoices('appId', 'platform') },
  ),
] as const;

export const languageOfVersion = [
  ...versionInQuery,
  query('locale', { ...locale, pattern: LOCALE }, 'Language', 'The language as Apple writes it, such as en-US.', {
    required: true,
  }),
] as const;

export const pageLocalization = query(
  'pageLocalizationId',
  { ...text, minLength: 0, pattern: ID_OR_NOTHING },
  'Page localization',
  'The ID of a language of a custom product page or a treatment, in place of the version.',
  { visibility: 'advanced' },
);

export const replaceByName = query(
  'replace',
  flag,
  'Replace',
  'Yes to take away what the group shows by the same file name, once this one is there.',
);

export const deliveryState = field(
  oneOf('UPLOAD_COMPLETE', 'COMPLETE'),
  'Delivery state',
  'COMPLETE, or UPLOAD_COMPLETE where Apple was still at it when the time was up, or was not waited for.',
);
