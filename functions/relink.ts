// The link to the next page points at the relay: one that points at the store would need the store's token.
import { Transform } from 'node:stream';
import type { Pages } from '../connector/operation.ts';

/** Where a page of the relay itself is: the address of this call, without its function key. */
export interface Here {
  readonly self: URL;
  readonly pages: Pages;
}

/** In JSON an unescaped `"next":` is a member, and of Apple's objects only `links` has one of that name. */
const NEXT = /"next"\s*:\s*"((?:[^"\\]|\\.){0,8192})"/;
const KEY = '"next"';
/** Sought without its first quote, of which JSON is full: that makes the search eight times as fast. */
const NAME = Buffer.from(KEY.slice(1));
const QUOTE = 0x22;
/** A link that is longer is passed on as it is. */
const LONGEST = 8_192 + KEY.length + 8;
/** Held back of every piece: the beginning of the name, or the end of the document. */
const TAIL = KEY.length + 2;

const readLink = (escaped: string): string => {
  try {
    return JSON.parse(`"${escaped}"`);
  } catch {
    return '';
  }
};

/** Of the store's link only the values of our own inputs are taken: neither its host nor its path. */
const toHere = ({ self, pages }: Here, escaped: string): string => {
  const link = readLink(escaped);
  const given = URL.canParse(link) ? new URL(link).searchParams : new URLSearchParams();
  const next = new URL(self);
  for (const name of [pages.input, pages.size?.input ?? '']) {
    const value = given.get(name);
    if (value !== null) next.searchParams.set(name, value.slice(0, 1024));
  }
  return next.href;
};

/** Changes the link in a text, once; `found` hears of the new one. */
const changed = (text: string, here: Here, found: (link: string) => void): string =>
  text.replace(NEXT, (_, escaped: string) => {
    const link = toHere(here, escaped);
    found(link);
    return `"next":${JSON.stringify(link)}`;
  });

/** Power Automate looks for the link in a member of its own name, at the root (x-ms-pageable). */
const withRoot = (tail: Buffer, link: string): Buffer =>
  Buffer.from(
    tail.toString('latin1').replace(/\}\s*$/, () => `,"nextLink":${JSON.stringify(link)}}`),
    'latin1',
  );

interface Sought {
  readonly bytes: Buffer;
  /** So many of them can go on. */
  readonly ready: number;
  readonly next?: string;
}

/**
 * Looks for the link in bytes, and only where its name is: to make a text of all would cost more than everything else.
 * Bytes that are no text survive: latin1 is one letter for each.
 */
const seek = (bytes: Buffer, here: Here): Sought => {
  for (let found = bytes.indexOf(NAME); found >= 0; found = bytes.indexOf(NAME, found + NAME.length)) {
    const at = found - 1;
    if (bytes[at] !== QUOTE) continue;
    let next: string | undefined;
    const text = changed(bytes.toString('latin1', at, at + LONGEST), here, (link) => {
      next = link;
    });
    const behind = bytes.subarray(at + LONGEST);
    if (next !== undefined) {
      const whole = Buffer.concat([bytes.subarray(0, at), Buffer.from(text, 'latin1'), behind]);
      return { bytes: whole, ready: whole.length - TAIL, next };
    }
    if (bytes.length - at < LONGEST) return { bytes, ready: Math.min(at, bytes.length - TAIL) };
  }
  return { bytes, ready: bytes.length - TAIL };
};

/** A whole answer. */
export const relink = (bytes: Buffer, here: Here): Buffer => {
  const { bytes: linked, next } = seek(bytes, here);
  return next === undefined ? bytes : withRoot(linked, next);
};

/** The same for an answer that streams: it holds back a link that is not whole yet, and the end of the document. */
export const relinking = (here: Here): Transform => {
  let held: Buffer = Buffer.alloc(0);
  let next: string | undefined;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const all = Buffer.concat([held, chunk]);
      const sought = next === undefined ? seek(all, here) : { bytes: all, ready: all.length - TAIL };
      next ??= sought.next;
      const ready = Math.max(0, sought.ready);
      held = sought.bytes.subarray(ready);
      done(null, sought.bytes.subarray(0, ready));
    },
    flush(done) {
      done(null, next === undefined ? held : withRoot(held, next));
    },
  });
};
