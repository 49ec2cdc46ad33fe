// What recipes with side effects share: a dry run, and a report of every step.
import { arrayOf, define, field, flag, object, oneOf, type Schema, text } from '../core/schema.ts';

/** An input of every recipe with side effects. */
export const dryRun = field(
  flag,
  'Plan only',
  'Yes to read what is there and report the steps, and to change nothing in the store.',
);

const step = define(
  'Step',
  field(
    object(
      {
        name: field(text, 'Name', 'What the step is.'),
        state: field(
          oneOf('done', 'planned', 'skipped'),
          'State',
          'Whether it was done, is planned only, or was not needed.',
        ),
        detail: field(text, 'Detail', 'What was found or made, or why it was not needed.'),
      },
      ['name', 'state'],
    ),
    'Step',
    'One step of the recipe.',
  ),
);

/** Part of the response of every such recipe. */
export const steps: Schema = field(arrayOf(step), 'Steps', 'What was done, in order; with Plan only, what would be.');
