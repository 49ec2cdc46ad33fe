// Recipe that checks a version before it is submitted for review.
import { query, recipeRows } from '../../../core/builders.ts';
import { field, text } from '../../../core/schema.ts';
import { checkColumns, checkRows } from '../../../relay/checkRows.ts';
import { buildChoices } from '../dynamicValues.ts';
import { versionState } from '../enums.ts';
import { versionInQuery } from './mediaInputs.ts';
import { ID_OR_NOTHING, itsVersion } from './shared.ts';

export const checkRecipes = recipeRows('apple', {
  CheckVersion: {
    route: 'GET /recipes/checkVersion',
    summary: 'Check version before submission',
    description:
      'Looks at what App Review asks for: build, export compliance, texts and screenshots in every language, age rating, price, review details and more. Answers one row for each with what to do, and changes nothing. What the API does not return, or not to the role of the key, is a row with the status unknown.',
    access: 'read',
    visibility: 'important',
    recipe: 'apple/checkVersion',
    parameters: [
      ...versionInQuery,
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
    columns: checkColumns,
  },
});
