// Rewrites the next-page link of a list in every place where a client may look for it: `links.next` and `nextLink` point
// to the relay, since a link to the store would need the store's token, and `meta.paging.nextCursor` has the cursor,
// whichever of them the store sent.
import { isJsonObject, type JsonObject } from '../../connector/core/json.ts';
import type { Pages } from '../../connector/core/operation.ts';
import type { ByteStage } from '../core/byteStage.ts';
import { type EarlyMembers, findEarlyNextLink } from './earlyNextLink.ts';
import {
  type LinkRanges,
  type ListMember,
  type ListMembers,
  listMembersOf,
  membersIn,
  TAIL_BYTES,
} from './listMembers.ts';
import { type NextPage, nextPageOf, UNREADABLE } from './pageLinks.ts';

/** URL of this call without its function key, the base of next-page links. */
export interface OwnAddress {
  readonly self: URL;
  readonly pages: Pages;
}

const NAMES = ['next"', 'nextCursor"'].map((name) => Buffer.from(name));

interface Known extends EarlyMembers {
  /** Whether the bytes are the whole document, not only its end. */
  readonly isAll: boolean;
}

const BRACE = 0x7d;

/**
 * Rewrites a streamed response: holds back the end of the document, where the links usually are, and rewrites an
 * earlier link as it passes.
 */
export function nextLinkRewriter(here: OwnAddress): ByteStage {
  const early = findEarlyNextLink((link) => linkTo(here, nextIn({ links: { next: link } }, here)));
  let held: Buffer = Buffer.alloc(0);
  let isAll = true;
  return {
    take: (chunk) => {
      const { ready, rest } = early.pass(held.length > 0 ? Buffer.concat([held, chunk]) : chunk, TAIL_BYTES);
      held = rest;
      if (ready.length > 0) isAll = false;
      return ready;
    },
    end: () =>
      isAll ? rewriteNextLink(held, here) : withNext(held, listMembersOf(held), here, { isAll, ...early.found(held) }),
  };
}

/** Rewrites a buffered response, with the positions of its members if they are known. The last page is returned unchanged. */
export function rewriteNextLink(bytes: Buffer, here: OwnAddress, ranges?: LinkRanges): Buffer {
  if (!isNamed(bytes)) return bytes;
  return withNext(bytes, ranges ? membersIn(bytes, ranges) : listMembersOf(bytes), here, { isAll: true });
}

/** Builds a link to the relay. Only values of our own inputs are taken from the store's link, never its host or path. */
export function linkTo({ self, pages }: OwnAddress, next: NextPage): string {
  const link = new URL(self);
  link.searchParams.set(pages.input, next.is === 'page' ? next.value : UNREADABLE);
  if (next.is === 'page' && next.size !== undefined && pages.size)
    link.searchParams.set(pages.size.input, String(next.size));
  return link.href;
}

/** The next page; unknown if a page names itself as the next one, since following it would never end. */
function nextIn(document: JsonObject, { self, pages }: OwnAddress): NextPage {
  const place = self.searchParams.get(pages.input) ?? undefined;
  const next = nextPageOf({ document, count: 0 }, pages, { place, size: undefined, before: undefined });
  return next.is === 'page' && next.value === place ? { is: 'unknown', why: 'The store named the same page.' } : next;
}

function withNext(
  bytes: Buffer,
  { links, meta }: ListMembers,
  here: OwnAddress,
  { isAll, links: early, meta: earlyMeta }: Known,
): Buffer {
  const next = nextIn({ links: links?.value ?? early, meta: meta?.value ?? earlyMeta }, here);
  if (next.is === 'end') return bytes;
  const [link, cursor] = [linkTo(here, next), next.is === 'page' ? next.value : UNREADABLE];
  const paging = { paging: { ...(isJsonObject(meta?.value.paging) && meta.value.paging), nextCursor: cursor } };
  const changed = spliced(bytes, [
    ...(links ? [[links, { ...links.value, next: link }] as const] : []),
    ...(meta ? [[meta, { ...meta.value, ...paging }] as const] : []),
  ]);
  return withRoot(changed, { ...(isAll && !meta && { meta: paging }), nextLink: link });
}

/** Searches without the first quote, which is frequent in JSON: eight times as fast. */
function isNamed(bytes: Buffer): boolean {
  return NAMES.some((name) => bytes.includes(name));
}

function spliced(bytes: Buffer, changes: readonly (readonly [ListMember, JsonObject])[]): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const [{ from, to }, value] of [...changes].sort(([a], [b]) => a.from - b.from)) {
    pieces.push(bytes.subarray(at, from), Buffer.from(JSON.stringify(value)));
    at = to;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}

/** Adds the root member in which Power Automate expects the link (x-ms-pageable). */
function withRoot(bytes: Buffer, members: JsonObject): Buffer {
  const end = bytes.lastIndexOf(BRACE);
  if (end < 0) return bytes;
  const text = JSON.stringify(members).slice(1, -1);
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(`,${text}`), bytes.subarray(end)]);
}
