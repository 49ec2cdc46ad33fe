// The parts that App Store Connect's responses share: identifiers, relationships, links, and the state of pagination.
import { arrayOf, define, field, group, integer, link, object, orNone, text } from '../../core/schema.ts';

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
  total: field(integer(), 'Total', 'The total number of resources.'),
  limit: field(integer(), 'Limit', 'The number of resources per page.'),
  nextCursor: field(text, 'Next cursor', 'Give this as Cursor to get the next page. Absent on the last page.'),
};

export const paging = define(
  'PagingInformation',
  field(
    object({ paging: group(object(pagingFields), 'The position of this page.') }),
    'Paging information',
    'What is known of the pages.',
  ),
);

export const toMany = define(
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

export const toOne = define(
  'RelatedResource',
  field(
    object({ data: orNone(identifier), links: relationshipLinks }),
    'Related resource',
    'A resource that belongs to this one; its type and ID are there once it is included.',
  ),
);

export const resourceLinks = define(
  'ResourceLinks',
  field(
    object({ self: field(link, 'Self', 'The address of the resource at the store.') }),
    'Links',
    'Addresses at the store.',
  ),
);

const selfLink = field(link, 'Self', 'The URL of this response at the store.');

export const documentLinks = define(
  'DocumentLinks',
  field(object({ self: selfLink }, ['self']), 'Links', 'Addresses at the store.'),
);

export const pageLinks = define(
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

export const nextLink = define(
  'NextLink',
  field(link, 'Next link', 'The address of the next page at the relay. Absent on the last page.'),
);
