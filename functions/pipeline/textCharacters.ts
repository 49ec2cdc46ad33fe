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

/** The texts with such a character, and the names of members, in a value from `parseExact`. */
export function oddTextsIn(value: unknown, instancePath = ''): readonly OddText[] {
  if (typeof value === 'string') {
    const found = ODD.exec(value)?.[0];
    return found === undefined || digitsOf(value) !== undefined ? [] : [{ instancePath, character: codeOf(found) }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const at = `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const odd = ODD.exec(name)?.[0];
    return odd === undefined ? oddTextsIn(each, at) : [{ instancePath, character: codeOf(odd) }];
  });
}

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(HEX_DIGITS, '0')}`;
}
