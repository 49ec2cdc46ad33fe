// The JSON:API parts of every App Store Connect response.

import { query } from '../../core/builders.ts';
import type { Pages } from '../../core/operation.ts';
import {
  arrayOf,
  define,
  field,
  group,
  integer,
  link,
  object,
  orNone,
  type Schema,
  text,
  unseen,
} from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { included } from './included.ts';
import { labelled } from './labels.ts';

/** The type and ID of a related resource. */
export const identifier = define(
  'ResourceIdentifier',
  field(
    object(
      {
        type: field(text, 'Type', 'The type of the resource.'),
        id: field(text, 'ID', 'The ID of the resource.'),
      },
      ['type', 'id'],
    ),
    'Related resource',
    'The type and ID of a related resource.',
  ),
);

const relationshipLinks = define(
  'RelationshipLinks',
  field(
    object({
      self: field(link, 'Self link', 'The address of the relationship itself.'),
      related: field(link, 'Related link', 'The address of the related resources.'),
    }),
    'Relationship links',
    'Addresses at the store.',
  ),
);

const pagingFields = {
  total: field(integer(), 'Total', 'How many resources there are in all.'),
  limit: field(integer(), 'Limit', 'How many resources a page holds.'),
  nextCursor: field(text, 'Next cursor', 'Give this as Cursor to get the next page. Absent on the last page.'),
};

export const paging = define(
  'PagingInformation',
  field(
    object({ paging: group(object(pagingFields), 'Where this page stands.') }),
    'Paging information',
    'What is known of the pages.',
  ),
);

/** Missing in Apple's document, although every list response has it. */
export const cursor = query('cursor', { ...text, maxLength: 1024 }, 'Cursor', 'The Next cursor of the page before.', {
  visibility: 'advanced',
  shared: 'Cursor',
});

const toMany = define(
  'RelatedResources',
  field(
    object({
      data: field(arrayOf(identifier), 'Related resources', 'Their types and IDs.'),
      links: relationshipLinks,
      meta: paging,
    }),
    'Related resources',
    'Resources that belong to this one; their types and IDs are there once they are included.',
  ),
);

const toOne = define(
  'RelatedResource',
  field(
    object({ data: orNone(identifier), links: relationshipLinks }),
    'Related resource',
    'A resource that belongs to this one; its type and ID are there once it is included.',
  ),
);

/** Relationships by name: one related resource, or several. */
export interface Related {
  readonly one?: readonly string[];
  readonly many?: readonly string[];
}

const resourceLinks = define(
  'ResourceLinks',
  field(
    object({ self: field(link, 'Self', 'The address of the resource at the store.') }),
    'Links',
    'Addresses at the store.',
  ),
);

const selfLink = field(link, 'Self', 'The address of this answer at the store.');

const documentLinks = define(
  'DocumentLinks',
  field(object({ self: selfLink }, ['self']), 'Links', 'Addresses at the store.'),
);

const pageLinks = define(
  'PageLinks',
  field(
    object(
      {
        self: selfLink,
        first: field(link, 'First', 'The address of the first page at the store.'),
        next: field(link, 'Next', 'The address of the next page at the relay. Absent on the last page.'),
      },
      ['self'],
    ),
    'Page links',
    'Where this page and others are.',
  ),
);

const nextLink = define(
  'NextLink',
  field(link, 'Next link', 'The address of the next page at the relay. Absent on the last page.'),
);

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

/**
 * A resource in Apple's responses: its attributes and relationships.
 * `resourceOf('Review', 'customerReviews', 'customer review', { rating: integer(), ... }, { one: ['response'] })`
 */
export function resourceOf(
  name: string,
  type: string,
  what: string,
  attributes: Readonly<Record<string, Schema>>,
  related: Related = {},
): Schema {
  const title = what.charAt(0).toUpperCase() + what.slice(1);
  const isRelated = Object.values(related).some((names) => names.length > 0);
  return define(
    name,
    field(
      object(
        {
          type: field(text, 'Resource type', `Always ${type}.`),
          id: field(text, 'ID', `The ID of the ${what}.`),
          ...(Object.keys(attributes).length > 0 && {
            attributes: group(object(labelled(attributes, what)), `What describes the ${what}.`),
          }),
          ...(isRelated && {
            relationships: unseen(relationships(related), `The resources that belong to the ${what}.`),
          }),
          links: resourceLinks,
        },
        ['type', 'id'],
      ),
      title,
      `One ${what} in App Store Connect.`,
    ),
  );
}

/** The response with one resource. */
export function documentOf(name: string, resource: Schema): Schema {
  return define(name, object({ data: resource, included, links: documentLinks }, ['data', 'links']));
}

/**
 * The response with a to-one related resource; without one, `data` is null. Apple's document does not say so; its servers
 * do it (a version without a phased release). Source: AvdLee/appstoreconnect-swift-sdk #263.
 */
export function relatedOf(name: string, resource: Schema): Schema {
  return define(name, object({ data: orNone(resource), included, links: documentLinks }, ['data', 'links']));
}

/** The response with one page of resources. */
export function pageOf(name: string, resource: Schema, title: string): Schema {
  return define(
    name,
    object(
      {
        data: field(arrayOf(resource), title, 'The resources of this page.'),
        included,
        links: pageLinks,
        meta: paging,
        nextLink,
        ...paginationReport,
      },
      ['data', 'links'],
    ),
  );
}

function relationships({ one = [], many = [] }: Related): Schema {
  return object({
    ...Object.fromEntries(one.map((name) => [name, toOne])),
    ...Object.fromEntries(many.map((name) => [name, toMany])),
  });
}
