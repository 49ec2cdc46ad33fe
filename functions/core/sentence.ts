// Texts of others (a store's words, names of apps and groups) as a part of a sentence of ours.

/** Control characters and line ends: they could end a line of a mail, a log or a terminal. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Characters without a form of their own; those that turn the direction of a text change how all around it reads. The two joiners belong to words and emoji. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/** An answer with a sentence about what else is in it. */
export interface PlainSentence {
  readonly sentence: string;
  readonly [told: string]: unknown;
}

/** A value of a store's answer as a word of a sentence: `undefined` and `null` never stand in one. */
export function quotableWord(value: unknown, otherwise = 'unknown'): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? plainText(value) : otherwise;
}

/** The same with its sentence in plain text: names, versions and states stand in it as a store wrote them. */
export function asPlainSentence(telling: PlainSentence): PlainSentence {
  return { ...telling, sentence: plainText(telling.sentence) };
}

/** The text on one line, without what changes how the text around it reads. It is not escaped for HTML. */
export function plainText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}
