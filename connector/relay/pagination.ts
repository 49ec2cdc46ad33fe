// What a paginated list reports of its own reading. Present only if All pages was requested.
import { define, field, flag, integer, object, type Schema, text } from '../core/schema.ts';

/** Part of the response of every paginated list. */
export const paginationReport: Readonly<Record<'pagination' | 'walk', Schema>> = {
  pagination: define(
    'Pagination',
    field(
      report(),
      'Pagination',
      'Whether the list is complete, and where and why reading stopped. Only with All pages.',
    ),
  ),
  // the former name, hidden in the designer, where the same five outputs twice would confuse
  walk: define('Walk', {
    ...field(
      report(),
      'Walk',
      'The result of the pagination. Only with All pages. Deprecated: the same as Pagination; version 0.3 removes it.',
    ),
    visibility: 'internal',
  }),
};

function report(): Schema {
  return object(
    {
      complete: field(flag, 'Is complete', 'Whether the store reported the end of the list.'),
      pages: field(integer(), 'Pages', 'How many pages were read.'),
      items: field(integer(), 'Items', 'The number of items in this response.'),
      stopped: field(text, 'Stopped because', 'Why reading ended before the end of the list.'),
      next: field(
        text,
        'Next page',
        'Pass this as Cursor, or as the page input of the action, to get the next page. Absent on the last page.',
      ),
    },
    ['complete', 'pages', 'items'],
  );
}
