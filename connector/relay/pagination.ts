// What a paginated list reports of its own reading. Present only if All pages was requested.
import { define, field, flag, integer, object, type Schema, text } from '../core/schema.ts';

/** Part of the response of every paginated list. */
export const paginationReport: Readonly<Record<'pagination' | 'walk', Schema>> = {
  pagination: define(
    'Pagination',
    field(
      report(),
      'Pagination',
      'Whether the list is complete, and where and why reading stopped. Only there when All pages was asked for.',
    ),
  ),
  // the former name, hidden in the designer, where the same five outputs twice would confuse
  walk: define('Walk', {
    ...field(
      report(),
      'Walk',
      'How the walk over all pages went. Only there when All pages was asked for. Deprecated: the same as Pagination; version 0.3 removes it.',
    ),
    visibility: 'internal',
  }),
};

function report(): Schema {
  return object(
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
  );
}
