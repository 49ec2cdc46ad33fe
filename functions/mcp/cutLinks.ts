// Cuts the links of a store from an answer. Most of a list of App Store Connect is links: what is cut is neither scanned,
// parsed nor copied, and an answer that is then short enough is given as it is.

/** An answer without most of its links. */
export interface CutAnswer {
  readonly text: string;
  /** Address of the next page, if it was cut. */
  readonly nextLink?: string | undefined;
  /** Nothing in the text needs a parser: no link is left, and every number is one that all clients read alike. */
  readonly isPlain: boolean;
}

/** As the relay adds it: at the end of the document. */
const NEXT_LINK = ',"nextLink":';
const END = '"}';

/**
 * What is left of links, names that are written with escapes or set a prototype, and numbers that may be beyond 2^53.
 * Resources beside the rows (`included`) are given as far as the rows name them, and the report on all pages
 * (`pagination`) leads on. What a store signed (`signed`) is left out. Words of a text can look like one of these: that
 * costs time only.
 */
const NOT_PLAIN =
  /"(?:links|relationships|nextLink|included|pagination|signed|__proto__)"\s*:|\\u|[:[,]\s*-?(?:\d{16}|[\d.]+[eE])/;

/** What follows the links of a row, but not those of a document: its end, and another row or the end of the list. */
const ROW_END = String.raw`(?=\s*\}\s*[,\]])`;
const linksOfRows = searchesFor(ROW_END);
const allLinks = searchesFor('');
const linksHere = searchFor('', '', 'y');

/** Longest text that is searched, in characters or bytes: the search of one that is all links takes stack. */
const LONGEST = 1_048_576;

/** `answer` is valid JSON, as the relay forwards it. A long one is left to the parser. */
export function cutLinks(answer: string): CutAnswer {
  if (answer.length > LONGEST) return { text: answer, isPlain: false };
  const at = answer.endsWith(END) ? answer.lastIndexOf('"', answer.length - END.length - 1) : 0;
  const hasNext = answer.endsWith(NEXT_LINK, at);
  const whole = hasNext ? `${answer.slice(0, at - NEXT_LINK.length)}}` : answer;
  const nextLink = hasNext ? (JSON.parse(answer.slice(at, -1)) as string) : undefined;
  const text = cutLast(whole);
  if (isPlain(text)) return { text, nextLink, isPlain: true };
  const cut = text.replace(allLinks(text), '');
  return { text: cut, nextLink, isPlain: cut.length < text.length && isPlain(cut) };
}

/**
 * A page of a store, before the relay scans it, without the links of its rows: those of the page lead on. The scan does not
 * see what is cut: of a page that is no JSON within such links alone, an agent gets the rows, and no other client does.
 */
export function cutRowLinks(page: Buffer): Buffer {
  if (page.length > LONGEST) return page;
  const text = page.toString('latin1'); // each byte a character, so that all bytes stay as they are
  const cut = text.replace(linksOfRows(text), '');
  return cut.length < text.length ? Buffer.from(cut, 'latin1') : page;
}

/** Without the last links, which are those of a page whose rows have none. */
function cutLast(text: string): string {
  const at = Math.max(text.lastIndexOf(',"links":'), 0);
  linksHere.lastIndex = at;
  return linksHere.test(text) ? text.slice(0, at) + text.slice(linksHere.lastIndex) : text;
}

function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text);
}

/** Finds the search for an answer: without the blanks of an indented one, it takes two thirds of the time. */
function searchesFor(end: string): (answer: string) => RegExp {
  const [indented, compact] = [searchFor(end, String.raw`\s*`), searchFor(end, '')];
  return (answer) => (answer.includes('\n') ? indented : compact);
}

/**
 * Finds links that are texts with `end` after them, and relationships that are links alone. With a backslash in a link, or
 * in another form, they are left to the parser. Each with the comma before it: in valid JSON, a comma and a name without a
 * backslash are never within a text. `_` stands for the blanks between two tokens.
 */
function searchFor(end: string, _: string, flag = 'g'): RegExp {
  const links = String.raw`"links"${_}:${_}\{${_}(?:"\w+"${_}:${_}"[^"\\]*"${_}(?:,${_})?)*\}`;
  const relationship = String.raw`"\w+"${_}:${_}\{${_}${links}${_}\}${_}(?:,${_})?`;
  return new RegExp(String.raw`,${_}${links}${end}|,${_}"relationships"${_}:${_}\{${_}(?:${relationship})*\}`, flag);
}
