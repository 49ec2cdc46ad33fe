// Finds characters that no text of a store has: they change how a terminal or a log reads, or cannot be encoded.
import { digitsOf } from '../core/losslessJson.ts';

/** A text with such a character, by its JSON pointer. */
export interface OddText {
  readonly instancePath: string;
  /** As `U+0007`. */
  readonly character: string;
}

/**
 * C0 controls but tab, line feed and carriage return; DEL; surrogates without their pair. Bidirectional controls are
 * part of texts in right-to-left languages.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ODD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u;
const HEX_DIGITS = 4;

/** The most that are found: a body can have 100,000. */
const MOST = 50;

/** The texts with such a character, and the names of members, in a value from `parseExact`: the first fifty. */
export function oddTextsIn(value: unknown): readonly OddText[] {
  const found: OddText[] = [];
  collect(value, '', found);
  return found;
}

function collect(value: unknown, instancePath: string, found: OddText[]): void {
  if (found.length === MOST) return;
  if (typeof value === 'string') add(value, instancePath, found);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (!Array.isArray(value)) add(name, instancePath, found);
    collect(each, `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
  }
}

/** A number that is marked as such is no text. */
function add(text: string, instancePath: string, found: OddText[]): void {
  const odd = ODD.exec(text)?.[0];
  if (odd === undefined || found.length === MOST || digitsOf(text) !== undefined) return;
  found.push({ instancePath, character: codeOf(odd) });
}

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(HEX_DIGITS, '0')}`;
}
