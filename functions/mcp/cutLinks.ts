// Cuts the links of a store from the text of an answer. Most of a list of App Store Connect is links: what is cut is
// neither parsed nor copied, and an answer that is then short enough is given as it is.

/** An answer without most of its links. */
export interface CutAnswer {
  readonly text: string;
  /** Address of the next page, if it was cut. */
  readonly nextLink?: string | undefined;
  /** Nothing in the text needs a parser: no link is left, and every number is one that all clients read alike. */
  readonly isPlain: boolean;
}

/** Links that are texts. With a backslash in one, or in another form, they are left to the parser. */
const links = String.raw`"links"\s*:\s*\{\s*(?:"\w+"\s*:\s*"[^"\\]*"\s*(?:,\s*)?)*\}`;
/** Relationships that are links alone. */
const relationships = String.raw`"relationships"\s*:\s*\{\s*(?:"\w+"\s*:\s*\{\s*${links}\s*\}\s*(?:,\s*)?)*\}`;
/** Each with the comma before it: in valid JSON, a comma and a name without a backslash are never within a text. */
const CUT = new RegExp(String.raw`,\s*(?:${links}|${relationships})`, 'g');

/** As the relay adds it: at the end of the document. */
const NEXT_LINK = ',"nextLink":';
const LAST_MEMBER = /("[^"\\]*")\}$/y;

/**
 * What is left of links, names that are written with escapes or set a prototype, and numbers that may be beyond 2^53.
 * Resources beside the rows (`included`) are given as far as the rows name them, and the report on all pages
 * (`pagination`) leads on. Words of a text can look like one of these: that costs time only.
 */
const NOT_PLAIN =
  /"(?:links|relationships|nextLink|included|pagination|__proto__)"\s*:|\\u|[:[,]\s*-?(?:\d{16}|[\d.]+[eE])/;

/** `answer` is valid JSON. */
export function cutLinks(answer: string): CutAnswer {
  const cut = answer.replace(CUT, '');
  const at = cut.lastIndexOf(NEXT_LINK);
  LAST_MEMBER.lastIndex = at + NEXT_LINK.length;
  const found = at < 0 ? null : LAST_MEMBER.exec(cut);
  const text = found ? `${cut.slice(0, at)}}` : cut;
  return { text, nextLink: found ? JSON.parse(found[1] ?? '') : undefined, isPlain: !NOT_PLAIN.test(text) };
}
