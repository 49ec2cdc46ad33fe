// Recipe that checks a version before it is submitted for review.
import { query, recipeRows } from '../../../core/builders.ts';
import { field, text } from '../../../core/schema.ts';
import { checkRows } from '../../../relay/checkRows.ts';
import { appChoices, buildChoices, numberChoices } from '../dynamicValues.ts';
import { platform, versionState } from '../enums.ts';
import { ID, ID_OR_NOTHING, itsVersion, NUMBER_OR_NOTHING } from './shared.ts';

export const checkRecipes = recipeRows('apple', {
  CheckVersion: {
    route: 'GET /recipes/checkVersion',
    summary: 'Check version before submission',
    description:
      'Looks at what App Review asks for: build, export compliance, texts and screenshots in every language, age rating, price, review details and more. Answers one row for each with what to do, and changes nothing. What the API or the role of the key does not tell is a row with the status unknown.',
    access: 'read',
    visibility: 'important',
    recipe: 'checkVersion',
    parameters: [
      query('appId', { ...text, pattern: ID }, 'App', 'The app, picked by name or given by its ID.', {
        required: true,
        choices: appChoices,
      }),
      query('platform', platform, 'Platform', 'The platform of the version. IOS if empty.'),
      query(
        'versionString',
        { ...text, minLength: 0, pattern: NUMBER_OR_NOTHING },
        'Version number',
        'Leave it empty for the version in preparation.',
        { choices: numberChoices('appId', 'platform') },
      ),
      query(
        'buildId',
        { ...text, minLength: 0, pattern: ID_OR_NOTHING },
        'Build',
        'The build that will be submitted. Default: the build of the version.',
        { choices: buildChoices('appId', 'platform') },
      ),
    ],
    responds: checkRows('CheckedVersion', {
      ...itsVersion,
      state: field(versionState, 'Version state', 'The state of the version.'),
    }),
  },
});
