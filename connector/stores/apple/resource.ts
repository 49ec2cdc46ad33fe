// The schemas and inputs that rows of one resource type share: responses, sparse fieldsets and includes.

import { query } from '../../core/builders.ts';
import type { Parameter } from '../../core/operation.ts';
import { arrayOf, integer, type Schema, text } from '../../core/schema.ts';
import { documentOf, pageOf, relatedOf, resourceOf } from './jsonApi.ts';

interface Parts {
  readonly attributes?: Readonly<Record<string, Schema>>;
  /** Relationships that `include` supports: to-one or to-many. */
  readonly one?: readonly string[];
  readonly many?: readonly string[];
  /** Relationships that `fields` supports but `include` does not. */
  readonly unlisted?: readonly string[];
  /** The plural, if it is not formed with an s. */
  readonly plural?: string;
}

export interface Resource {
  /** Apple's name of the resource type: `apps`. */
  readonly type: string;
  /** The response with a page of resources, and with one resource. */
  readonly page: Schema;
  readonly document: Schema;
  /** The response with a to-one related resource, or null if there is none. */
  readonly related: Schema;
  readonly include: Parameter;
  readonly fields: Parameter;
}

/** Page size. Price points come by the thousand. */
export const limit = pageSize(200, 'Limit');
export const largeLimit = pageSize(8000, 'LargeLimit');

/** `resource('Review', 'customerReviews', 'customer review', { attributes, one: ['response'] })` */
export function resource(name: string, type: string, what: string, parts: Parts): Resource {
  const { attributes = {}, one = [], many = [], unlisted = [], plural = `${what}s` } = parts;
  const shape = resourceOf(name, type, what, attributes, { one, many });
  const rare = (kind: string) => ({ visibility: 'advanced', shared: `${name}${kind}` }) as const;
  return {
    type,
    page: pageOf(`${name}List`, shape, capital(plural)),
    document: documentOf(`${name}Document`, shape),
    related: relatedOf(`${name}OrNone`, shape),
    include: query(
      'include',
      someOf([...many, ...one]),
      'Include',
      'Related resources to bring along in the same answer.',
      rare('Include'),
    ),
    fields: query(
      `fields[${type}]`,
      someOf([...Object.keys(attributes), ...many, ...one, ...unlisted]),
      'Fields',
      `Only these fields of each ${what}. Leave it empty for all of them.`,
      rare('Fields'),
    ),
  };
}

/** Sort orders that Apple supports, ascending and descending: `sort('apps', 'name', 'sku')`. */
export function sort(plural: string, ...by: readonly string[]) {
  return sortBy(
    plural,
    by.flatMap((name) => [name, `-${name}`]),
  );
}

/** The same with the values as Apple has them. */
export function sortBy(plural: string, orders: readonly string[]) {
  return query('sort', { ...text, enum: orders }, 'Sort', `The order of the ${plural}. A minus sign means descending.`);
}

function capital(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}

function someOf(names: readonly string[]): Schema {
  return arrayOf({ ...text, enum: names });
}

function pageSize(most: number, shared: string) {
  return query('limit', integer(1, most), 'Limit', `How many items a page holds, at most ${most}.`, { shared });
}
