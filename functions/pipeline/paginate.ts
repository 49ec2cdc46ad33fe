// Returns all pages of a list in one response, which reports where and why it stopped early.

import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { BYTES, holdingOf } from '../core/heldMemory.ts';
import { longJson } from '../core/jsonChunks.ts';
import type { RelayResponse } from '../core/types.ts';
import type { StoreCall } from './callStore.ts';
import { follow, listDocumentOf } from './fetchList.ts';
import type { PageReader } from './fetchPage.ts';
import { readPageBytes } from './pageBytes.ts';
import { linkTo } from './rewriteNextLink.ts';

/** Fetches all pages of a list and merges them into one response. */
export async function fetchAllPages(step: StoreCall, pages: Pages): Promise<RelayResponse> {
  const holding = holdingOf(step.deadline);
  const followed = await follow(step, pages, bytePages, (bytes) => holding.settle(bytes * BYTES));
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

/** Pages stay bytes: their items are slices. */
const bytePages: PageReader<Uint8Array> = { read: readPageBytes, memory: BYTES };

/** Adds the link to the position where the relay stopped, with which Power Automate continues. */
function linked(document: JsonObject, { call }: StoreCall, pages: Pages, next: string | undefined): JsonObject {
  if (!pages.linked) return document;
  const { next: _, ...links } = isJsonObject(document.links) ? document.links : {};
  if (next === undefined) return { ...document, links };
  const link = linkTo({ self: call.self, pages }, { is: 'page', value: next });
  return { ...document, links: { ...links, next: link }, nextLink: link };
}
