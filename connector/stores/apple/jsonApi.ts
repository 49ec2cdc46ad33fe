// The JSON:API documents of App Store Connect's responses: one resource, a related resource, or a page of resources.
import { arrayOf, define, field, group, object, orNone, type Schema, text, unseen } from '../../core/schema.ts';
import { paginationReport } from '../../relay/pagination.ts';
import { included } from './included.ts';
import { documentLinks, nextLink, pageLinks, paging, resourceLinks, toMany, toOne } from './jsonApiParts.ts';
import { labelled } from './labels.ts';

/** Relationships by name: one related resource, or several. */
export interface Related {
  readonly one?: readonly string[];
  readonly many?: readonly string[];
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
