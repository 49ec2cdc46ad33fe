// What drop-downs list: the apps of one Galaxy Store account, each once, under the policy of that store alone.
import { recipeRows } from '../row.ts';
import { arrayOf, define, field, object, text } from '../schema.ts';

const app = object(
  {
    id: field(text, 'Content ID', 'The ID of the app.'),
    name: field(text, 'App name', 'The name of the app.'),
    state: field(text, 'State', 'The status of what is on sale, or else of the draft.'),
  },
  ['id', 'name'],
);

export const galaxyChoices = recipeRows('samsung', {
  ListGalaxyAppChoices: {
    route: 'GET /choices/apps',
    summary: 'List Galaxy Store app choices',
    description: 'Lists the apps of the account, each once and by name, for the drop-downs of other actions.',
    access: 'read',
    visibility: 'internal',
    recipe: 'galaxyChoices',
    responds: define(
      'GalaxyAppChoices',
      object({ apps: field(arrayOf(app), 'Apps', 'The apps in the order of their names.') }, ['apps']),
    ),
  },
});
