// Finds the next-page link of a streamed list before its end: Apple writes it last, but others may not.
import type { JsonObject } from '../../connector/core/json.ts';
import { closingPosition, createDepthTracker, type DepthTracker } from '../core/jsonDepth.ts';

/** Members found so far. */
export interface EarlyMembers {
  readonly links?: JsonObject;
  readonly meta?: JsonObject;
}

/** Bytes to forward, and bytes to hold. */
interface Passed {
  readonly ready: Buffer;
  readonly rest: Buffer;
}

export interface EarlySearch {
  /** Rewrites the links in the bytes to forward; holds the last `tail` bytes. */
  readonly pass: (bytes: Buffer, tail: number) => Passed;
  /** The members that were forwarded, once the rest of the document has arrived. */
  readonly found: (rest: Buffer) => EarlyMembers;
}

const NAME = Buffer.from('next');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Longer values are forwarded unchanged, in bytes. */
const LONGEST = 8_192;

const CURSOR = /^"nextCursor"\s*:\s*"((?:[^"\\]|\\.){1,4096})"/;
/** Depth of `meta.paging` of the document; the cursor of a related list is deeper. */
const CURSOR_DEPTH = 3;

/** In Apple's documents only `links` has a member `next`. */
const LINK = /^"next"\s*:\s*(?=["{])/;
const TEXT = /^"(?:[^"\\]|\\.)*"/;

/** `changed` returns the replacement of a link. */
export function findEarlyNextLink(changed: (link: unknown) => string): EarlySearch {
  const cursors = noteCursors();
  let link: unknown;
  let before = 0;

  const pass = (bytes: Buffer, tail: number): Passed => {
    const pieces: Buffer[] = [];
    let [copied, end] = [0, Math.max(0, bytes.length - tail)];
    for (const key of keysIn(bytes, end, before)) {
      cursors.note(bytes, key);
      const value = linkAt(bytes, key);
      if (!value) continue;
      link = value.json;
      pieces.push(bytes.subarray(copied, value.from), Buffer.from(JSON.stringify(changed(link))));
      copied = value.to;
      end = Math.max(end, copied);
    }
    cursors.pass(bytes, end);
    if (end > 0) before = bytes[end - 1] as number;
    return { ready: Buffer.concat([...pieces, bytes.subarray(copied, end)]), rest: bytes.subarray(end) };
  };

  const found = (rest: Buffer): EarlyMembers => {
    const cursor = cursors.found(rest);
    return {
      ...(link !== undefined && { links: { next: link } }),
      ...(cursor !== undefined && { meta: { paging: { nextCursor: cursor } } }),
    };
  };
  return { pass, found };
}

/** Records forwarded cursors; their depth is known at the end of the document, when every bracket is closed. */
function noteCursors() {
  const cursors: { readonly value: unknown; readonly depth: number }[] = [];
  let depth: DepthTracker | undefined;
  let counted = 0;
  const count = (bytes: Buffer, to: number): void => {
    depth?.read(bytes, counted, to);
    counted = to;
  };
  return {
    note: (bytes: Buffer, key: number): void => {
      const cursor = CURSOR.exec(bytes.toString('latin1', key, key + LONGEST));
      if (!cursor) return;
      count(bytes, key);
      depth ??= createDepthTracker();
      cursors.push({ value: parsed(`"${cursor[1]}"`), depth: depth.now() });
    },
    /** Marks the bytes up to `end` as forwarded; later positions count from 0. */
    pass: (bytes: Buffer, end: number): void => {
      count(bytes, end);
      counted = 0;
    },
    found: (rest: Buffer): unknown => {
      count(rest, rest.length);
      const end = depth?.now() ?? 0;
      return cursors.findLast((each) => each.depth === end + CURSOR_DEPTH)?.value;
    },
  };
}

/** Positions of keys that start with `next`, up to `end`; `before` is the byte before the first one. */
function* keysIn(bytes: Buffer, end: number, before: number): Generator<number> {
  for (let found = bytes.indexOf(NAME); found >= 0 && found <= end; found = bytes.indexOf(NAME, found + 1)) {
    const key = found - 1;
    const last = key > 0 ? bytes[key - 1] : before;
    if (bytes[key] === QUOTE && last !== BACKSLASH) yield key;
  }
}

/** The link whose key is at this position: a text, or an object that contains it. */
function linkAt(bytes: Buffer, key: number): { from: number; to: number; json: unknown } | undefined {
  const head = LINK.exec(bytes.toString('latin1', key, key + 64));
  if (!head) return undefined;
  const from = key + head[0].length;
  const value = bytes.subarray(from, from + LONGEST);
  const length = TEXT.exec(value.toString('latin1'))?.[0].length ?? closingPosition(value, 0);
  const json = length === undefined ? undefined : parsed(value.toString('utf8', 0, length));
  return length === undefined || json === undefined ? undefined : { from, to: from + length, json };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
