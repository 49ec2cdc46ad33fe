// Returns all pages of a list in one response, which reports where and why it stopped early.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { holdingOf } from '../core/heldMemory.ts';
import { longJson } from '../core/jsonChunks.ts';
import type { RelayResponse } from '../core/types.ts';
import type { StoreCall } from './callStore.ts';
import { follow, listDocumentOf } from './fetchList.ts';
import { linkTo } from './rewriteNextLink.ts';

/** Fetches all pages of a list and merges them into one response. */
export async function fetchAllPages(step: StoreCall, pages: Pages): Promise<RelayResponse> {
  const followed = await follow(step, pages, ...packing(step));
  const { stop, bytes, pages: read, items } = followed;
  const isWanted = stop?.kind === 'items' && step.valid.query.maxItems !== undefined;
  const { next, why } = stop ?? {};
  const pagination = {
    complete: !stop,
    pages: read,
    items: items.length,
    ...(stop && { stopped: why }),
    ...(next !== undefined && { next }),
  };
  const document = linked(listDocumentOf(followed, pages), step, pages, isWanted ? undefined : next);
  // `walk` is the former name: docs/api-stability.md says when it goes
  const whole = { ...document, pagination, walk: pagination };
  return longJson(whole, bytes, step.deadline);
}

/**
 * Stores items as serialized JSON, a fifth of the size of the objects; after each page the memory budget counts only
 * that.
 */
function packing({ deadline }: StoreCall): [keep: (item: unknown) => Uint8Array, took: () => void] {
  const holding = holdingOf(deadline);
  let size = 0;
  const keep = (item: unknown): Uint8Array => {
    const bytes = Buffer.from(JSON.stringify(item));
    size += bytes.length;
    return bytes;
  };
  const took = (): void => {
    holding.settle();
    holding.keep(size);
  };
  return [keep, took];
}

/** Adds the link to the position where the relay stopped, with which Power Automate continues. */
function linked(document: JsonObject, { call }: StoreCall, pages: Pages, next: string | undefined): JsonObject {
  if (!pages.linked) return document;
  const { next: _, ...links } = isJsonObject(document.links) ? document.links : {};
  if (next === undefined) return { ...document, links };
  const link = linkTo({ self: new URL(call.self), pages }, { is: 'page', value: next });
  return { ...document, links: { ...links, next: link }, nextLink: link };
}
