// Makes external texts (store messages, names of apps and groups) safe to embed in our sentences.

/** Control characters and line ends, which could end a line of a mail, a log or a terminal. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Invisible characters; bidirectional controls change how surrounding text reads. The two joiners are part of words and emoji. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/** A response body with a summary sentence. */
export interface PlainSentence {
  readonly sentence: string;
  readonly [sentence: string]: unknown;
}

/** Applies `plainText` to the sentence, which contains names, versions and states from a store. */
export function asPlainSentence(body: PlainSentence): PlainSentence {
  return { ...body, sentence: plainText(body.sentence) };
}

/**
 * The same with invisible characters as their escapes, such as `\u202e`: who approves a plan has to see that a name has
 * them.
 */
export function visibleText(text: string): string {
  return plainText(text.replace(INVISIBLE, escaped));
}

/** A character as the escape of JSON for each of its units. */
export function escaped(character: string): string {
  const units = character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return units.join('');
}

/** Truncates a text, never within a character: clients reject JSON with half of one. */
export function truncated(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/\p{Cs}$/u, '') : text;
}

/** The text on one line, without control and invisible characters. Not escaped for HTML. */
export function plainText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}
