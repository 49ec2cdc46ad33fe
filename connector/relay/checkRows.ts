// What the checks before a submission answer in every store: whether it is ready, and one row for each thing that was looked at.
import { arrayOf, define, field, flag, object, oneOf, type Schema, text } from '../core/schema.ts';

const row = define(
  'CheckRow',
  field(
    object(
      {
        check: field(text, 'Topic', 'What was looked at, such as build, texts or screenshots.'),
        status: field(
          oneOf('ok', 'missing', 'warning', 'unknown'),
          'Result',
          'What is missing has to be done first, a warning should be looked at, and unknown could not be read.',
        ),
        subject: field(text, 'Subject', 'The language, device or part that the row is about.'),
        message: field(text, 'Message', 'What was found.'),
        action: field(text, 'Action', 'What to do; absent if there is nothing to do.'),
      },
      ['check', 'status', 'message'],
    ),
    'Check',
    'One thing that was looked at.',
  ),
);

/** The columns that a table shows first: what is missing, and what to do. */
export const checkColumns = ['status', 'check', 'subject', 'message', 'action'] as const;

/** The response of a check; `own` are the fields with which a store says what was checked. */
export function checkRows(name: string, own: Readonly<Record<string, Schema>>): Schema {
  return define(
    name,
    object(
      {
        ready: field(flag, 'Is ready', 'Whether no row is missing. Rows that are unknown do not count.'),
        sentence: field(text, 'Sentence', 'The same for people to read.'),
        ...own,
        checks: field(
          arrayOf(row),
          'Checks',
          'One row for each thing that was looked at; what is missing comes first.',
        ),
      },
      ['ready', 'sentence', 'checks'],
    ),
  );
}
