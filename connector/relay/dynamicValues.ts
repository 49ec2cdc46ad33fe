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
              value: field(text, 'Value', 'What the input takes.'),
              title: field(text, 'Title', 'How the entry reads; no other of the list has the same.'),
            },
            ['value', 'title'],
          ),
        ),
        'Choices',
        'The entries of the drop-down.',
      ),
      complete: field(flag, 'Is complete', 'Whether there are no more entries than these.'),
      stopped: field(text, 'Stopped because', 'Why there are no more entries here, where there are more.'),
    },
    ['choices', 'complete'],
  ),
);
