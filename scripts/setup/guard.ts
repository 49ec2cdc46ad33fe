// Stands between the terminal and the questions: a key that is pasted, at whichever question, never reaches the screen.
import { PassThrough, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Secret, secret } from '../../functions/core/secret.ts';

export interface Guard {
  /** What the questions read from. */
  readonly input: Readable;
  /** The key that was pasted since the last look, if any. */
  readonly takePasted: () => Secret | undefined;
  /** While a line is asked for, a pasted key ends it, as Enter would; at any other question it has no effect. */
  readonly asksLine: (asks: boolean) => void;
  /** Aborted when Ctrl+C is pressed while nothing is asked, or the terminal is gone. */
  readonly interrupted: AbortSignal;
  readonly end: () => void;
}

type Terminal = Readable & { readonly isTTY?: boolean; readonly setRawMode?: (raw: boolean) => unknown };

const ENTER = '\r';
const CTRL_C = '\x03';
/** Two dashes do, since the first ones may have come one by one and been shown by then. Mail programs make longer ones of them. */
const BEGIN = /[-\u2010-\u2015\u2212]{2,5}BEGIN (?=[A-Z ])/;
const END =
  /(?:-----|[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]{0,4})END [A-Z ]+(?:-----|[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]{0,4})/;
/** The beginning of BEGIN at the end of a piece; what follows may come in the next one. */
const PERHAPS = /[-\u2010-\u2015\u2212]{1,5}(B(E(G(I(N ?)?)?)?)?)?$/;
/** A key without its frame, base64 or hexadecimal digits of one, a JWK, a data: address: all in one piece, as nobody types. */
const BARE =
  /^\s*["']?((?:(?:MI|LS0tL|LQAtAC0A|\/\/4t|77u\/LS0|308[12]|2d2d2d)[\w+/=\s-]{60,}?|\{[^{}]{0,200}"(?:kty|key|private_key)"[\s\S]{40,}\}|data:[^,]{0,200},[\s\S]{60,}?|%2D%2D[\s\S]{60,}?))["']?\s*$/;
/** How long a beginning is held back, and how long the line end after a pasted key may take, in milliseconds. */
const HELD = 200;
const LARGEST = 65_536;

interface Cut {
  /** What may be shown. With a key: what came behind it. */
  readonly pass: string;
  /** The beginning of a key that is not whole yet, or may be none. */
  readonly held: string;
  readonly key?: string;
}

/** Keeps the terminal raw from the first question to the last, so that it echoes nothing in between. */
export function guardInput(terminal: Terminal): Guard {
  const raw = (on: boolean): unknown => (terminal.isTTY ? terminal.setRawMode?.(on) : undefined);
  const input = Object.assign(new PassThrough(), { isTTY: terminal.isTTY === true, setRawMode: () => undefined });
  const stop = new AbortController();
  let pasted: Secret | undefined;
  let lineAsked = false;

  const pass = (text: string): void => {
    if (text !== '') input.write(text);
    if (text.includes(CTRL_C)) stop.abort();
  };
  const sieve = makeSieve(pass, (key) => {
    pasted = key;
    if (lineAsked) pass(ENTER);
  });
  const decoder = new StringDecoder('utf8');
  const hear = (bytes: Buffer): void => sieve.hear(decoder.write(bytes));
  const gone = (): void => pass(CTRL_C);
  const end = (): void => {
    sieve.end();
    terminal.off('data', hear).off('end', gone).pause();
    raw(false);
  };

  raw(true);
  terminal.on('data', hear).on('end', gone);
  return {
    input,
    interrupted: stop.signal,
    asksLine: (asks) => {
      lineAsked = asks;
      pasted = undefined;
    },
    takePasted: () => {
      const key = pasted;
      pasted = undefined;
      return key;
    },
    end,
  };
}

/** Lets through what may be shown, and hands over each key; what may be the beginning of one is held back for a moment. */
function makeSieve(pass: (text: string) => void, found: (key: Secret) => void) {
  let held = '';
  let foundAt = Number.NEGATIVE_INFINITY;
  let release: NodeJS.Timeout | undefined;
  const letGo = (): void => {
    pass(held);
    held = '';
  };
  const hear = (piece: string): void => {
    clearTimeout(release);
    const text = held + piece;
    if (/^\s+$/.test(text) && performance.now() - foundAt < HELD) return; // the line end behind a pasted key
    foundAt = Number.NEGATIVE_INFINITY; // whatever else comes was typed, and so is what follows it
    const { pass: shown, held: rest, key } = cut(text);
    held = rest;
    if (key !== undefined) {
      foundAt = performance.now();
      found(secret(key));
    }
    pass(shown);
    if (held !== '' && !BEGIN.test(held)) release = setTimeout(letGo, HELD);
  };
  return { hear, end: () => clearTimeout(release) };
}

/** Cuts the first key out of what came. */
function cut(text: string): Cut {
  const [, bare] = BARE.exec(text) ?? [];
  if (bare) return { pass: '', held: '', key: bare };
  const begin = BEGIN.exec(text);
  if (!begin) {
    const perhaps = PERHAPS.exec(text)?.index ?? text.length;
    return { pass: text.slice(0, perhaps), held: text.slice(perhaps) };
  }
  const rest = text.slice(begin.index);
  const end = END.exec(rest);
  const whole = end ? end.index + end[0].length : 0;
  if (whole === 0 && rest.includes(CTRL_C)) return { pass: CTRL_C, held: '' };
  if (whole === 0) return { pass: text.slice(0, begin.index), held: rest.length > LARGEST ? '' : rest };
  const after = rest.slice(whole).replace(/^["'\s]+/, '');
  return { pass: after, held: '', key: `-----${rest.slice(0, whole).replace(/^[-\u2010-\u2015\u2212]+/, '')}` };
}
