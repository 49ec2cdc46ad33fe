// What names the next page of a list before the end of its document is reached: Apple writes it last, and others need not.
import type { JsonObject } from '../../connector/core/json.ts';
import { closingPosition, createDepthTracker, type DepthTracker } from '../core/jsonDepth.ts';

/** The members that were found so far, as much of them as is known. */
export interface EarlyMembers {
  readonly links?: JsonObject;
  readonly meta?: JsonObject;
}

/** What can go on, and what has to wait. */
interface Passed {
  readonly ready: Buffer;
  readonly rest: Buffer;
}

export interface EarlySearch {
  /** Changes the links in what can go on; the last `tail` bytes have to wait. */
  readonly pass: (bytes: Buffer, tail: number) => Passed;
  /** What has passed, once the rest of the document is here. */
  readonly found: (rest: Buffer) => EarlyMembers;
}

const NAME = Buffer.from('next');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** A value that is longer is passed on as it is, in bytes. */
const LONGEST = 8_192;

const CURSOR = /^"nextCursor"\s*:\s*"((?:[^"\\]|\\.){1,4096})"/;
/** The cursor of the list is in `meta.paging` of the document; that of a related list is deeper. */
const CURSOR_DEPTH = 3;

/** Of Apple's objects only `links` has a member `next`. */
const LINK = /^"next"\s*:\s*(?=["{])/;
const TEXT = /^"(?:[^"\\]|\\.)*"/;

/** `changed` makes the link that takes the place of the one in the document. */
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

/** Cursors as they pass: how deep one was is known at the end of the document, where every bracket is closed. */
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
    /** The bytes up to this place are gone; the next ones are counted from 0. */
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

/** Where a key begins with `next`, up to this place; `before` is the byte before the first one. */
function* keysIn(bytes: Buffer, end: number, before: number): Generator<number> {
  for (let found = bytes.indexOf(NAME); found >= 0 && found <= end; found = bytes.indexOf(NAME, found + 1)) {
    const key = found - 1;
    const last = key > 0 ? bytes[key - 1] : before;
    if (bytes[key] === QUOTE && last !== BACKSLASH) yield key;
  }
}

/** The link whose key is at this place: a text, or an object with it. */
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
