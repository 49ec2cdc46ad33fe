// What rows need of one kind of resource: its answers, and the inputs that choose what of it comes back.

import { query } from '../../core/builders.ts';
import type { Parameter } from '../../core/operation.ts';
import { arrayOf, integer, type Schema, text } from '../../core/schema.ts';
import { documentOf, pageOf, relatedOf, resourceOf } from './jsonApi.ts';

interface Parts {
  readonly attributes?: Readonly<Record<string, Schema>>;
  /** What `include` can bring along: one related resource, or several. */
  readonly one?: readonly string[];
  readonly many?: readonly string[];
  /** Relationships that `fields` can name but `include` cannot. */
  readonly unlisted?: readonly string[];
  /** What several of them are called, where an s at the end does not do. */
  readonly plural?: string;
}

interface Resource {
  /** The answer with one page of them, and with one of them. */
  readonly page: Schema;
  readonly document: Schema;
  /** The answer with the one that belongs to another resource, or with null where there is none. */
  readonly related: Schema;
  readonly include: Parameter;
  readonly fields: Parameter;
}

/** How many items a page holds. Price points come by the thousand. */
export const limit = pageSize(200, 'Limit');
export const largeLimit = pageSize(8000, 'LargeLimit');

/** `resource('Review', 'customerReviews', 'customer review', { attributes, one: ['response'] })` */
export function resource(name: string, type: string, what: string, parts: Parts): Resource {
  const { attributes = {}, one = [], many = [], unlisted = [], plural = `${what}s` } = parts;
  const shape = resourceOf(name, type, what, attributes, { one, many });
  const rare = (kind: string) => ({ visibility: 'advanced', shared: `${name}${kind}` }) as const;
  return {
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

/** By what Apple can order a list, up and down: `sort('apps', 'name', 'sku')`. */
export function sort(plural: string, ...by: readonly string[]) {
  return query(
    'sort',
    { ...text, enum: by.flatMap((name) => [name, `-${name}`]) },
    'Sort',
    `The order of the ${plural}. A minus sign means descending.`,
  );
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
