// Returns a list, one resource, or the linkages of a relationship, for any type.
import type { Arrival, SimulatedReply } from '../../httpMessage.ts';
import type { StoredResource } from '../datastore.ts';
import type { AppleRequestContext } from '../requestContext.ts';
import { filtered, sorted } from './filter.ts';
import { formOfPage } from './pageForm.ts';
import { cursorAt, offsetOf } from './query.ts';
import { linkage, renderAsked, renderIncluded } from './render.ts';

/** Apple's default page size; seen in many logs. */
const PAGE = 50;

export function answerList(context: AppleRequestContext, resources: readonly StoredResource[]): SimulatedReply {
  const { query } = context.arrival;
  const all = sorted(context.datastore, filtered(context.datastore, resources, query), query.get('sort'));
  const { shown, ...rest } = page(context, all);
  const data = shown.map((resource) => renderAsked(context, resource));
  return { status: 200, body: { data, ...renderIncluded(context, shown), ...rest } };
}

/** An empty relationship is `data: null` and no error: fastlane's `fetch_app_store_version_phased_release` relies on it. */
export function answerOne(
  context: AppleRequestContext,
  resource: StoredResource | undefined,
  status = 200,
): SimulatedReply {
  return {
    status,
    body: {
      data: resource ? renderAsked(context, resource) : null,
      ...renderIncluded(context, resource ? [resource] : []),
      links: selfLink(context),
    },
  };
}

export function answerLinkages(context: AppleRequestContext, resources: readonly StoredResource[]): SimulatedReply {
  const { shown, ...rest } = page(context, resources);
  return { status: 200, body: { data: shown.map(linkage), ...rest } };
}

export function answerLinkage(context: AppleRequestContext, resource: StoredResource | undefined): SimulatedReply {
  return {
    status: 200,
    body: { data: resource ? linkage(resource) : null, links: selfLink(context) },
  };
}

function page({ arrival, paging: { forms, most } }: AppleRequestContext, all: readonly StoredResource[]) {
  const limit = Math.min(Number(arrival.query.get('limit') ?? PAGE), most);
  const from = offsetOf(arrival.query.get('cursor'));
  const next = from + limit < all.length ? cursorAt(from + limit) : undefined;
  const form = formOfPage(forms, arrival.path, Math.floor(from / limit));
  const paging = { total: all.length, limit, ...(next !== undefined && form !== 'link' && { nextCursor: next }) };
  const linked = form === 'cursor' ? undefined : next;
  return { shown: all.slice(from, from + limit), links: links(arrival, limit, linked), meta: { paging } };
}

function links(arrival: Arrival, limit: number, next: string | undefined) {
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
}

function address({ origin, path }: Arrival, query: URLSearchParams): string {
  const text = query.toString();
  return `${origin}${path}${text && `?${text}`}`;
}

function selfLink({ arrival }: AppleRequestContext) {
  return { self: address(arrival, arrival.query) };
}
