// Drop-downs of one Galaxy Store account: its apps, their binaries, their items.

import { recipeRows } from '../../core/builders.ts';
import { arrayOf, define, field, object, text } from '../../core/schema.ts';
import { choicesShape } from '../../relay/dynamicValues.ts';
import { inApp, inPackage, inVariant } from './inputs.ts';

const app = object(
  {
    id: field(text, 'Content ID', 'The ID of the app.'),
    name: field(text, 'App name', 'The name of the app.'),
    state: field(text, 'State', 'The status of the version on sale, or of the draft.'),
    title: field(text, 'Title', 'The name, with the content ID where another app has the same name.'),
  },
  ['id', 'name', 'title'],
);

export const galaxyChoices = recipeRows('samsung', {
  ListGalaxyAppChoices: {
    route: 'GET /choices/apps',
    summary: 'List Galaxy Store app choices',
    description: 'Lists the apps of the account by name, each once, for the drop-downs of other actions.',
    access: 'read',
    visibility: 'internal',
    recipe: 'samsung/choices',
    shownBy: 'ListGalaxyApps',
    responds: define(
      'GalaxyAppChoices',
      object({ apps: field(arrayOf(app), 'Apps', 'The apps in the order of their names.') }, ['apps']),
    ),
  },
  ListGalaxyBinaryChoices: {
    route: 'GET /choices/binaries',
    summary: 'List Galaxy Store binary choices',
    description: 'Lists the binaries of one variant of an app, the newest first. An app without that variant has none.',
    access: 'read',
    visibility: 'internal',
    recipe: 'samsung/binaryChoices',
    shownBy: 'ReadGalaxyApp',
    fillsDropDowns: true,
    parameters: [inApp, inVariant],
    responds: choicesShape,
  },
  ListGalaxyItemChoices: {
    route: 'GET /choices/items',
    summary: 'List Galaxy Store item choices',
    description: 'Lists the in-app items of an app by their titles, for the drop-downs of other actions.',
    access: 'read',
    visibility: 'internal',
    recipe: 'samsung/itemChoices',
    shownBy: 'ListItems',
    fillsDropDowns: true,
    parameters: [{ ...inPackage, in: 'query', shared: 'GalaxyPackageOfItems' }],
    responds: choicesShape,
  },
});
