// Rewrites the next-page link of a list in every place where a client may look for it: `links.next` and `nextLink` point
// to the relay, since a link to the store would need the store's token, and `meta.paging.nextCursor` has the cursor,
// whichever of them the store sent.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import { type LinkRanges, type ListMembers, linkPaths, linkRangesOf, membersIn } from './listMembers.ts';
import { type NextPage, nextPageOf, UNREADABLE, unlessSame } from './pageLinks.ts';
import { anyDocument, responsePlan } from './responsePlan.ts';
import { type Splice, scanResponse, spliced } from './scanResponse.ts';

/** URL of this call without its function key, the base of next-page links. */
export interface OwnAddress {
  readonly self: string;
  readonly pages: Pages;
}

/** Values of members that were forwarded already. */
export type ForwardedMembers = Readonly<Partial<Record<keyof ListMembers, JsonObject>>>;

const BRACE = 0x7d;

/** Rewrites a buffered response, with the positions of its members if they are known. The last page is returned unchanged. */
export function rewriteNextLink(bytes: Buffer, here: OwnAddress, known?: LinkRanges): Buffer {
  const ranges = known ?? rangesIn(bytes);
  if (!ranges) return bytes;
  const members = membersIn(ranges, ({ from, to }) => bytes.subarray(from, to));
  const splices = linkSplices(members, {}, here, bytes.lastIndexOf(BRACE));
  return splices.length === 0 ? bytes : spliced(bytes, splices);
}

/**
 * The changes to a document, in order; none if it is the last page. `end` is the position of its last brace, before which
 * the root member is added in which Power Automate expects the link (x-ms-pageable).
 */
export function linkSplices(
  { links, meta }: ListMembers,
  forwarded: ForwardedMembers,
  here: OwnAddress,
  end: number,
): readonly Splice[] {
  const next = nextIn({ links: links?.value ?? forwarded.links, meta: meta?.value ?? forwarded.meta }, here);
  if (next.is === 'end') return [];
  const [link, cursor] = [linkTo(here, next), next.is === 'page' ? next.value : UNREADABLE];
  const paging = { paging: { ...(isJsonObject(meta?.value.paging) && meta.value.paging), nextCursor: cursor } };
  const root = { ...(!meta && !forwarded.meta && { meta: paging }), nextLink: link };
  const splices = [
    ...(links ? [{ ...links, bytes: textOf({ ...links.value, next: link }) }] : []),
    ...(meta ? [{ ...meta, bytes: textOf({ ...meta.value, ...paging }) }] : []),
  ].sort((a, b) => a.from - b.from);
  return [...splices, { from: end, to: end, bytes: Buffer.from(`,${JSON.stringify(root).slice(1, -1)}`) }];
}

/** The change to `links` alone, which is forwarded before the rest of the document has come. */
export function earlyLinkSplices({ links }: ListMembers, here: OwnAddress): readonly Splice[] {
  const next = nextIn({ links: links?.value }, here);
  if (!links || next.is === 'end') return [];
  return [{ ...links, bytes: textOf({ ...links.value, next: linkTo(here, next) }) }];
}

/** Builds a link to the relay. Only values of our own inputs are taken from the store's link, never its host or path. */
export function linkTo({ self, pages }: OwnAddress, next: NextPage): string {
  const link = new URL(self);
  link.searchParams.set(pages.input, next.is === 'page' ? next.value : UNREADABLE);
  if (next.is === 'page' && next.size !== undefined && pages.size)
    link.searchParams.set(pages.size.input, String(next.size));
  return link.href;
}

function nextIn(document: JsonObject, { self, pages }: OwnAddress): NextPage {
  const query = self.indexOf('?') + 1;
  const place = query === 0 ? undefined : (new URLSearchParams(self.slice(query)).get(pages.input) ?? undefined);
  return unlessSame(nextPageOf({ document, count: 0 }, pages, { place, size: undefined, before: undefined }), place);
}

function rangesIn(bytes: Buffer): LinkRanges | undefined {
  const scanned = scanResponse(responsePlan(anyDocument, linkPaths), bytes);
  return scanned && linkRangesOf(scanned);
}

function textOf(value: JsonObject): Buffer {
  return Buffer.from(JSON.stringify(value));
}
