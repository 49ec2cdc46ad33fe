// The link to the next page points at the relay: one that points at the store would need the store's token.
import { Transform, type TransformCallback } from 'node:stream';
import type { Pages } from '../connector/operation.ts';

/** Where a page of the relay itself is: the address of this call, without its function key. */
export interface Here {
  readonly self: URL;
  readonly pages: Pages;
}

/** In JSON an unescaped `"next":` is a member, and of Apple's objects only `links` has one of that name. */
const NEXT = /"next"\s*:\s*"((?:[^"\\]|\\.){0,8192})"/;
const KEY = '"next"';
/** A link that is longer is passed on as it is. */
const LONGEST = 8_192 + KEY.length + 8;

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
const withRoot = (tail: string, link: string): string =>
  tail.replace(/\}\s*$/, () => `,"nextLink":${JSON.stringify(link)}}`);

/** A whole answer. Bytes that are no text survive: latin1 is one letter for each. */
export const relink = (bytes: Buffer, here: Here): Buffer => {
  if (!bytes.includes(KEY)) return bytes;
  let next: string | undefined;
  const text = changed(bytes.toString('latin1'), here, (link) => {
    next = link;
  });
  return next === undefined ? bytes : Buffer.from(withRoot(text, next), 'latin1');
};

/** The same for an answer that streams: it holds back a link that is not whole yet, and the end of the document. */
export const relinking = (here: Here): Transform => {
  let held = '';
  let next: string | undefined;
  const pass = (done: TransformCallback): void => {
    if (next === undefined) {
      held = changed(held, here, (link) => {
        next = link;
      });
    }
    const at = next === undefined ? held.lastIndexOf(KEY) : -1;
    const open = at >= 0 && held.length - at < LONGEST ? at : held.length;
    const ready = Math.max(0, Math.min(open, held.length - KEY.length - 2));
    const out = held.slice(0, ready);
    held = held.slice(ready);
    done(null, Buffer.from(out, 'latin1'));
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      held += chunk.toString('latin1');
      pass(done);
    },
    flush(done) {
      const rest = next === undefined ? held : withRoot(held, next);
      done(null, Buffer.from(rest, 'latin1'));
    },
  });
};
