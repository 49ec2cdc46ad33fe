// Recipe that checks a Galaxy Store app before it is submitted for review.
import { recipeRows } from '../../core/builders.ts';
import { field, text } from '../../core/schema.ts';
import { checkColumns, checkRows } from '../../relay/checkRows.ts';
import { statusField } from './app.ts';
import { inApp } from './inputs.ts';

export const galaxyCheckRecipes = recipeRows('samsung', {
  CheckGalaxyApp: {
    route: 'GET /recipes/check',
    summary: 'Check Galaxy Store app before submission',
    description:
      'Looks at the draft of an app, or at the app on sale if it has none: status, binary, texts and screenshots in every language, category, age, price, countries and addresses. Answers one row for each with what to do, and changes nothing. What the API does not return is a row with the status unknown.',
    access: 'read',
    visibility: 'important',
    recipe: 'samsung/check',
    parameters: [inApp],
    responds: checkRows('CheckedGalaxyApp', {
      contentId: field(text, 'Content ID', 'The ID of the app.'),
      contentStatus: statusField,
    }),
    columns: checkColumns,
  },
});
