// Testers in TestFlight by their address, as one action.
import { recipeRows } from '../row.ts';
import { arrayOf, define, field, object, text } from '../schema.ts';
import { dryRun } from '../steps.ts';
import { groupChoices } from './choices.ts';
import { answers, appId } from './recipeParts.ts';
import { email } from './words.ts';

export const testerRecipes = recipeRows('apple', {
  AddTester: {
    route: 'POST /recipes/tester',
    summary: 'Add tester to groups by email',
    description:
      'Puts a person into external TestFlight groups, whether App Store Connect knows the address or not. Who is in a group already is left alone.',
    access: 'publish',
    visibility: 'important',
    recipe: 'tester',
    body: define(
      'TesterToAdd',
      object(
        {
          appId,
          // a comma would make two addresses of one in Apple's filter
          email: field({ ...email, maxLength: 254, pattern: '^[^,\\s]*$' }, 'Email', 'Where the invitation goes.'),
          firstName: field({ ...text, maxLength: 255 }, 'First name', 'The first name, for a person who is new.'),
          lastName: field({ ...text, maxLength: 255 }, 'Last name', 'The last name, for a person who is new.'),
          groups: field(
            {
              ...arrayOf({
                ...field({ ...text, maxLength: 255 }, 'Group', 'A group, by its name or ID.'),
                choices: groupChoices('body/appId'),
              }),
              maxItems: 20,
            },
            'Groups',
            'The groups to join, by name or ID.',
          ),
          dryRun,
        },
        ['appId', 'email', 'groups'],
      ),
    ),
    responds: answers('AddedTester', {
      email: field(text, 'Email', 'The address of the tester.'),
      testerId: field(text, 'Tester ID', 'The ID of the tester.'),
      state: field(text, 'Tester state', 'How far the tester has come, such as INVITED.'),
      groups: field(
        arrayOf(
          object({
            id: field(text, 'Group ID', 'The ID of the group.'),
            name: field(text, 'Group name', 'The name of the group.'),
          }),
        ),
        'Groups',
        'The groups that were asked for.',
      ),
    }),
  },
});
