// Numbers with all their digits: an ID beyond 2^53 or a price such as 1.10 is shown and saved as it was sent.

/** Before a number that JavaScript would change; random, so that no text starts with it. */
const MARK = `\u0000${crypto.getRandomValues(new Uint32Array(4)).join('-')}:`;
const WRITTEN = JSON.stringify(MARK).slice(1, -1);
/** Texts and numbers of JSON, so that digits inside a text are none. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** JSON, with marked texts for such numbers. @type {(text: string) => any} */
export const parseExact = (text) =>
  JSON.parse(
    text.replace(TOKENS, (token) =>
      token.startsWith('"') || String(Number(token)) === token ? token : `"${WRITTEN}${token}"`,
    ),
  );

/** With line breaks for people, or with an indent of 0 on one line. @type {(value: unknown, indent?: number) => string} */
export const writeExact = (value, indent = 2) =>
  JSON.stringify(value, null, indent).replace(TOKENS, (token) =>
    token.startsWith(`"${WRITTEN}`) ? token.slice(WRITTEN.length + 1, -1) : token,
  );

/** The digits of a number; undefined for what is none. @type {(value: unknown) => string | undefined} */
export const digitsOf = (value) => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : undefined;
};
