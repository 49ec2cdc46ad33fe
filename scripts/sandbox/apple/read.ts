// Lists a collection and reads one resource of it, for any collection.
import type { AppleAccount } from '../keys.ts';
import type { Arrival, Reply } from '../message.ts';
import type { Collection, Resource } from './collection.ts';
import { noSuchResource } from './errors.ts';
import { cursorAt, listChecks, offsetOf, readChecks, refuseQuery, split } from './query.ts';
import { type Asked, render, renderIncluded } from './render.ts';

/** Apple's page when no limit is given; seen in many logs. */
const PAGE = 50;

const passes = (resource: Resource, { query, collection: { filters, exists } }: Asked): boolean =>
  Object.entries(filters).every(([name, { values }]) => {
    const wanted = query.get(`filter[${name}]`);
    return wanted === null || values(resource).some((value) => split(wanted).includes(String(value)));
  }) &&
  Object.entries(exists).every(([name, values]) => {
    const wanted = query.get(`exists[${name}]`);
    return wanted === null || values(resource).length > 0 === (wanted === 'true');
  });

/** Compares code point by code point, as a database does. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const sorted = (resources: readonly Resource[], sort: string | null): readonly Resource[] =>
  split(sort)
    .toReversed()
    .reduce((before, key) => {
      const name = key.replace(/^-/, '');
      const sign = key === name ? 1 : -1;
      return before.toSorted((a, b) => sign * compare(String(a.attributes[name]), String(b.attributes[name])));
    }, resources);

const address = ({ origin, path }: Arrival, query: URLSearchParams): string => {
  const text = query.toString();
  return `${origin}${path}${text && `?${text}`}`;
};

const links = (arrival: Arrival, limit: number, next: string | undefined) => {
  const first = new URLSearchParams(arrival.query);
  first.delete('cursor');
  const more = new URLSearchParams(first);
  if (next !== undefined) more.set('cursor', next);
  more.set('limit', String(limit));
  return {
    self: address(arrival, arrival.query),
    ...(arrival.query.has('cursor') && { first: address(arrival, first) }),
    ...(next !== undefined && { next: address(arrival, more) }),
  };
};

const list = (asked: Asked, account: AppleAccount, arrival: Arrival): Reply => {
  const { query, collection } = asked;
  const all = collection.resources(account).filter((resource) => passes(resource, asked));
  const limit = Number(query.get('limit') ?? PAGE);
  const from = offsetOf(query.get('cursor'));
  const page = sorted(all, query.get('sort')).slice(from, from + limit);
  const next = from + limit < all.length ? cursorAt(from + limit) : undefined;
  const paging = { total: all.length, limit, ...(next !== undefined && { nextCursor: next }) };
  return {
    status: 200,
    body: {
      data: page.map((resource) => render(resource, asked)),
      ...renderIncluded(page, asked),
      links: links(arrival, limit, next),
      meta: { paging },
    },
  };
};

const readOne = (asked: Asked, account: AppleAccount, arrival: Arrival, id: string): Reply => {
  const resource = asked.collection.resources(account).find((each) => each.id === id);
  if (!resource) return noSuchResource(asked.collection.type, id);
  return {
    status: 200,
    body: {
      data: render(resource, asked),
      ...renderIncluded([resource], asked),
      links: { self: address(arrival, asked.query) },
    },
  };
};

export interface OpenCollection {
  readonly collection: Collection;
  readonly list: (account: AppleAccount, arrival: Arrival) => Reply;
  readonly readOne: (account: AppleAccount, arrival: Arrival, id: string) => Reply;
}

export const openCollection = (collection: Collection): OpenCollection => {
  const checks = { list: listChecks(collection), one: readChecks(collection) };
  const asked = ({ query, origin }: Arrival): Asked => ({ query, origin, collection });
  return {
    collection,
    list: (account, arrival) => refuseQuery(arrival.query, checks.list) ?? list(asked(arrival), account, arrival),
    readOne: (account, arrival, id) =>
      refuseQuery(arrival.query, checks.one) ?? readOne(asked(arrival), account, arrival, id),
  };
};
