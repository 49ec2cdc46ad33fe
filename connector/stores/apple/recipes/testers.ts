// Recipe that manages TestFlight testers by email address.
import { recipeRows } from '../../../core/builders.ts';
import { arrayOf, define, field, integer, object, oneOf, type Schema, text } from '../../../core/schema.ts';
import { planInputs } from '../../../relay/stepReport.ts';
import { groupChoices } from '../dynamicValues.ts';
import { email } from '../enums.ts';
import { answers, appId } from './shared.ts';

/** Groups of the app that the body names. */
export function groupsOfApp(description: `${string}.`): Schema {
  return field(
    {
      ...arrayOf({
        ...field({ ...text, maxLength: 255 }, 'Group', 'A group, by its name or ID.'),
        choices: groupChoices('body/appId'),
      }),
      maxItems: 20,
    },
    'Groups',
    description,
  );
}
const groups = groupsOfApp('The groups to join, by name or ID.');

export const namedGroups: Schema = field(
  arrayOf(
    object({
      id: field(text, 'Group ID', 'The ID of the group.'),
      name: field(text, 'Group name', 'The name of the group.'),
    }),
  ),
  'Groups',
  'The requested groups.',
);

export const testerRecipes = recipeRows('apple', {
  AddTester: {
    route: 'POST /recipes/tester',
    summary: 'Add tester to groups by email',
    description:
      'Adds a person to external TestFlight groups, whether or not App Store Connect has a tester with that email address. Existing memberships are not changed.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    visibility: 'important',
    recipe: 'apple/tester',
    continues: true,
    body: define(
      'TesterToAdd',
      object(
        {
          appId,
          // a comma in Apple's filter would make two addresses of one
          email: field(
            { ...email, maxLength: 254, pattern: '^[^,\\s]*$' },
            'Email',
            'The email address that receives the invitation.',
          ),
          firstName: field({ ...text, maxLength: 255 }, 'First name', 'The first name, for a person who is new.'),
          lastName: field({ ...text, maxLength: 255 }, 'Last name', 'The last name, for a person who is new.'),
          groups,
          ...planInputs,
        },
        ['appId', 'email', 'groups'],
      ),
    ),
    responds: answers('AddedTester', {
      email: field(text, 'Email', 'The address of the tester.'),
      testerId: field(text, 'Tester ID', 'The ID of the tester.'),
      state: field(text, 'Tester state', 'The state of the tester, such as INVITED.'),
      groups: namedGroups,
    }),
  },
  AddTesters: {
    route: 'POST /recipes/testers',
    summary: 'Add several testers to groups by email',
    description:
      'Adds the people in a list, such as the rows of a table, to external TestFlight groups. Each row has its own outcome, and a refused row does not stop the others. Existing memberships are not changed.',
    access: 'publish',
    verifyWith: 'ListBetaTesters',
    recipe: 'apple/testers',
    body: define(
      'TestersToAdd',
      object(
        {
          appId,
          testers: field(
            {
              ...arrayOf(
                field(
                  object({
                    email: field(
                      { ...text, maxLength: 320 },
                      'Email',
                      'The email address that receives the invitation.',
                    ),
                    firstName: field({ ...text, maxLength: 255 }, 'First name', 'The first name, for a new person.'),
                    lastName: field({ ...text, maxLength: 255 }, 'Last name', 'The last name, for a new person.'),
                  }),
                  'Person',
                  'One person to add.',
                ),
              ),
              maxItems: 200,
              keepsEmpty: true,
            },
            'People',
            'The people to add, at most 200.',
          ),
          groups,
          ...planInputs,
        },
        ['appId', 'testers', 'groups'],
      ),
    ),
    responds: answers('AddedTesters', {
      added: field(integer(), 'Added', 'How many were invited or added.'),
      unchanged: field(integer(), 'Unchanged', 'How many were in all the groups already.'),
      failed: field(integer(), 'Failed', 'How many failed or were not tried.'),
      testers: field(
        arrayOf(
          object(
            {
              email: field(text, 'Email', 'The address, as it was given.'),
              outcome: field(
                oneOf('invited', 'added', 'unchanged', 'planned', 'failed', 'notTried'),
                'Outcome',
                'What became of the row: invited is a new tester, added one that App Store Connect knew.',
              ),
              message: field(text, 'Message', 'The outcome in a sentence.'),
              testerId: field(text, 'Tester ID', 'The ID of the tester.'),
              state: field(text, 'Tester state', 'The state of the tester, such as INVITED.'),
            },
            ['email', 'outcome', 'message'],
          ),
        ),
        'Testers',
        'One row for each person, in the order of the list.',
      ),
    }),
  },
});
