// The pagination summary of a response with all pages of a list.
import { define, field, flag, integer, object, text } from '../core/schema.ts';

/** Part of every paginated response; present only if All pages was requested. */
export const paginationReport = define(
  'Walk',
  field(
    object(
      {
        complete: field(flag, 'Is complete', 'Whether the store said that there is no more.'),
        pages: field(integer(), 'Pages', 'How many pages were read.'),
        items: field(integer(), 'Items', 'How many items this answer holds.'),
        stopped: field(text, 'Stopped because', 'Why reading ended before the end of the list.'),
        next: field(
          text,
          'Next page',
          'Give this as Cursor, or as the page input of the action, to go on. Absent where the list cannot be read further.',
        ),
      },
      ['complete', 'pages', 'items'],
    ),
    'Walk',
    'How the walk over all pages went. Only there when All pages was asked for.',
  ),
);
