// The response of operations that fill drop-downs.
import { arrayOf, define, field, flag, object, text } from '../core/schema.ts';

/** List entries; titles are unique. */
export const choicesShape = define(
  'Choices',
  object(
    {
      choices: field(
        arrayOf(
          object(
            {
              value: field(text, 'Value', 'The values of the input.'),
              title: field(text, 'Title', 'How the entry reads; no other of the list has the same.'),
            },
            ['value', 'title'],
          ),
        ),
        'Choices',
        'The entries of the drop-down.',
      ),
      complete: field(flag, 'Is complete', 'Whether these are all entries.'),
      stopped: field(text, 'Stopped because', 'Why entries are missing, if any are.'),
    },
    ['choices', 'complete'],
  ),
);
