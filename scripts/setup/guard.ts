// Filters terminal input before the prompts, so that a pasted key never appears on the screen, whatever the prompt.
import { PassThrough, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Secret, secret } from '../../functions/core/secret.ts';

export interface Guard {
  /** Input stream of the prompts. */
  readonly input: Readable;
  /** Returns the key pasted since the last call, if any. */
  readonly takePasted: () => Secret | undefined;
  /** During text input, a pasted key ends the line, as Enter would; at any other prompt it has no effect. */
  readonly asksLine: (asks: boolean) => void;
  /** Aborted if Ctrl+C is pressed outside a prompt, or if the terminal is closed. */
  readonly interrupted: AbortSignal;
  readonly end: () => void;
}

type Terminal = Readable & { readonly isTTY?: boolean; readonly setRawMode?: (raw: boolean) => unknown };

const ENTER = '\r';
const CTRL_C = '\x03';
/** Two dashes are enough, because earlier ones may have arrived singly and been shown already. Mail programs convert them to longer dashes. */
const BEGIN = /[-\u2010-\u2015\u2212]{2,5}BEGIN (?=[A-Z ])/;
const END =
  /(?:-----|[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]{0,4})END [A-Z ]+(?:-----|[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]{0,4})/;
/** The beginning of BEGIN at the end of a chunk; the rest may be in the next one. */
const PERHAPS = /[-\u2010-\u2015\u2212]{1,5}(B(E(G(I(N ?)?)?)?)?)?$/;
/** A key without its PEM header, base64 or hexadecimal digits of one, a JWK, a data: URL: in one chunk, unlike typed text. */
const BARE =
  /^\s*["']?((?:(?:MI|LS0tL|LQAtAC0A|\/\/4t|77u\/LS0|308[12]|2d2d2d)[\w+/=\s-]{60,}?|\{[^{}]{0,200}"(?:kty|key|private_key)"[\s\S]{40,}\}|data:[^,]{0,200},[\s\S]{60,}?|%2D%2D[\s\S]{60,}?))["']?\s*$/;
/** How long a possible beginning is held back, and how late the line end after a pasted key may be, in milliseconds. */
const HELD = 200;
const LARGEST = 65_536;

interface Cut {
  /** Text that may be shown. With a key: the text after it. */
  readonly pass: string;
  /** The beginning of an incomplete key, or of none. */
  readonly held: string;
  readonly key?: string;
}

/** Keeps the terminal in raw mode from the first prompt to the last, so that it echoes nothing in between. */
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
  const onInput = (bytes: Buffer): void => sieve.onInput(decoder.write(bytes));
  const gone = (): void => pass(CTRL_C);
  const end = (): void => {
    sieve.end();
    terminal.off('data', onInput).off('end', gone).pause();
    raw(false);
  };

  raw(true);
  terminal.on('data', onInput).on('end', gone);
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

/** Passes on text that may be shown, and extracts each key; what may be the beginning of a key is held back for a moment. */
function makeSieve(pass: (text: string) => void, found: (key: Secret) => void) {
  let held = '';
  let foundAt = Number.NEGATIVE_INFINITY;
  let release: NodeJS.Timeout | undefined;
  const letGo = (): void => {
    pass(held);
    held = '';
  };
  const onInput = (piece: string): void => {
    clearTimeout(release);
    const text = held + piece;
    if (/^\s+$/.test(text) && performance.now() - foundAt < HELD) return; // the line end after a pasted key
    foundAt = Number.NEGATIVE_INFINITY; // other input was typed, and so is the input after it
    const { pass: shown, held: rest, key } = cut(text);
    held = rest;
    if (key !== undefined) {
      foundAt = performance.now();
      found(secret(key));
    }
    pass(shown);
    if (held !== '' && !BEGIN.test(held)) release = setTimeout(letGo, HELD);
  };
  return { onInput, end: () => clearTimeout(release) };
}

/** Cuts the first key out of the input. */
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
