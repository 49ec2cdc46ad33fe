// The query inputs that many App Store Connect actions share: page size, order, includes and sparse fieldsets.

import { query } from '../../core/builders.ts';
import type { Pages, Parameter } from '../../core/operation.ts';
import { arrayOf, integer, type Schema, text } from '../../core/schema.ts';

/** Page size. Price points come by the thousand. */
export const limit = pageSize(200, 'Limit');
export const largeLimit = pageSize(8000, 'LargeLimit');

/** Missing in Apple's document, although every list response has it. */
export const cursor = query('cursor', { ...text, maxLength: 1024 }, 'Cursor', 'The Next cursor of the page before.', {
  visibility: 'advanced',
  shared: 'Cursor',
});

/**
 * Pagination of App Store Connect's lists; `most` is the maximum page size in Apple's document. Apple's schema makes
 * `nextCursor`, `total` and `links.next` optional, and its own sample responses have `links.next` alone.
 */
export function applePages(most: number): Pages {
  return {
    input: 'cursor',
    size: { input: 'limit', most },
    items: 'data',
    total: 'meta/paging/total',
    next: { at: 'meta/paging/nextCursor' },
    linked: true,
  };
}

/** The parameter `include` of a resource. */
export function includeOf(name: string, relationships: readonly string[]): Parameter {
  const description = 'Related resources to include in the response.';
  return query('include', someOf(relationships), 'Include', description, rare(`${name}Include`));
}

/** The sparse fieldset of a resource; `what` is its name in a sentence. */
export function fieldsOf(name: string, type: string, what: string, fields: readonly string[]): Parameter {
  const description = `Only these fields of each ${what}. Leave it empty for all of them.` as const;
  return query(`fields[${type}]`, someOf(fields), 'Fields', description, rare(`${name}Fields`));
}

/** Sort orders: a name, or a name after a minus sign. */
export function sortBy(plural: string, orders: readonly string[]): Parameter {
  const description = `The order of the ${plural}. A minus sign means descending.` as const;
  return query('sort', { ...text, enum: orders }, 'Sort', description);
}

function rare(shared: string) {
  return { visibility: 'advanced', shared } as const;
}

function someOf(names: readonly string[]): Schema {
  return arrayOf({ ...text, enum: names });
}

export function pageSize(most: number, shared?: string): Parameter {
  const description = `The number of items per page, at most ${most}.` as const;
  return query('limit', integer(1, most), 'Limit', description, shared === undefined ? {} : { shared });
}
