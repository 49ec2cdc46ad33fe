// Checks a query as strictly as App Store Connect does, parameter by parameter.
import type { Reply } from '../message.ts';
import type { Collection } from './collection.ts';
import { illegalParameter, invalidParameter } from './errors.ts';
import { fieldsOf, type KindName } from './kinds.ts';

/** What is wrong with a value, in Apple's words; undefined when nothing is. */
type Check = (value: string) => string | undefined;

export type Checks = Readonly<Record<string, Check>>;

export const split = (value: string | null): readonly string[] => (value === null ? [] : value.split(','));

const oneOf =
  (words: readonly string[], what: string): Check =>
  (value) => {
    const wrong = split(value).find((word) => !words.includes(word));
    return wrong === undefined ? undefined : `'${wrong}' is not a valid ${what}`;
  };

const anyText =
  (name: string): Check =>
  (value) =>
    split(value).some((word) => word === '') ? `The parameter '${name}' must have a value` : undefined;

const between =
  (most: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most
      ? undefined
      : `'${value}' is not a valid limit. It must be a number from 1 to ${most}`;

/** Where a page begins. Apple's own cursors have been seen to be base64 of the same JSON. */
export const cursorAt = (offset: number): string =>
  Buffer.from(JSON.stringify({ offset: String(offset) })).toString('base64url');

export const offsetOf = (cursor: string | null): number => {
  const [, offset = '0'] =
    /^\{"offset":"(\d{1,9})"\}$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('utf8')) ?? [];
  return Number(offset);
};

const isCursor: Check = (value) =>
  cursorAt(offsetOf(value)) === value ? undefined : `'${value}' is not a valid cursor for this request`;

/** `fields[...]`, `include` and `limit[...]`: what both operations of a collection take. */
export const readChecks = ({ type, include }: Collection): Checks => {
  const links = Object.values(include);
  const types = [...new Set<KindName>([type, ...links.map((link) => link.type)])];
  const many = Object.keys(include).filter((name) => include[name]?.many);
  return {
    ...Object.fromEntries(types.map((name) => [`fields[${name}]`, oneOf(fieldsOf(name), 'field name')])),
    include: oneOf(Object.keys(include), 'relationship name'),
    ...Object.fromEntries(many.map((name) => [`limit[${name}]`, between(50)])),
  };
};

export const listChecks = (collection: Collection): Checks => ({
  ...readChecks(collection),
  ...Object.fromEntries(
    Object.entries(collection.filters).map(([name, { words }]) => [
      `filter[${name}]`,
      words ? oneOf(words, 'filter value') : anyText(`filter[${name}]`),
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(collection.exists).map((name) => [`exists[${name}]`, oneOf(['true', 'false'], 'boolean')]),
  ),
  sort: oneOf(
    collection.sorts.flatMap((name) => [name, `-${name}`]),
    'sort value',
  ),
  limit: between(200),
  cursor: isCursor,
});

/** The first parameter that Apple would refuse. */
export const refuseQuery = (query: URLSearchParams, checks: Checks): Reply | undefined => {
  for (const [name, value] of query) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    // a parameter given twice is refused as well: links.next must not be sent together with what it holds already
    if (!check || query.getAll(name).length > 1) return illegalParameter(name);
    const wrong = check(value);
    if (wrong) return invalidParameter(name, wrong);
  }
  return undefined;
};
