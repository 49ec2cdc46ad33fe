// Normalizes the text of a private key: undoes changes by editors, shells, mail programs, browsers and JSON.

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

const QUOTES = '["\'`\u00AB\u00BB\u2018-\u201F]';

const joined = new RegExp(`${QUOTES}\\s{0,20}[+.&]?\\s{0,20}${QUOTES}`, 'g');

/** Hyphens, dashes, minus signs and box lines that mail programs and word processors substitute for `--`. */
const DASH = '[-\\u2010-\\u2015\\u2212\\u2500\\u2501\\uFE58\\uFE63\\uFF0D]';

const BLANK = '[ \\t]{1,4}';

const KIND = 'KEY(?: BLOCK)?|CERTIFICATE(?: REQUEST)?|PARAMETERS|PKCS7|CMS';

const frame = new RegExp(
  `(?:${DASH}[ \\t]{0,4}){0,12}\\b(BEGIN|END)${BLANK}((?:[A-Z0-9]{2,12}${BLANK}){0,3}(?:${KIND}))\\b(?:[ \\t]{0,4}${DASH}){0,12}`,
  'gi',
);

/** Decodes a file: UTF-8, or UTF-16 in either byte order, with or without a byte order mark (PowerShell's `>` writes it). */
export function decodeKeyText(bytes: Buffer): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0xfe && second === 0xff) return swapped(bytes.subarray(2));
  if (first === 0 && second !== 0 && third === 0) return swapped(bytes);
  if (first !== 0 && second === 0 && fourth === 0) return bytes.toString('utf16le');
  return bytes.toString('utf8');
}

/** Restores the original text as far as possible. */
export function tidyKeyText(given: string): string {
  const plain = withoutWideness(given)
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ');
  const read = withoutEscapes(withoutPercents(withoutPercents(withoutHtml(plain))));
  return withFrame(withoutQuotes(read));
}

function swapped(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

/** Repairs UTF-16 that was decoded bytewise or in the wrong byte order, and removes byte order marks. */
function withoutWideness(text: string): string {
  const even = /\u2D00{3}/.test(text) ? swapped(Buffer.from(text, 'utf16le')) : text;
  return even.replaceAll('\0', '').replace(/^(?:[\uFEFF\uFFFE\uFFFD]|ÿþ|þÿ|ï»¿)+/, '');
}

/** Resolves escapes of JSON, shells and programs, also nested ones: \n, \r\n, \/, \", \u002B. */
function withoutEscapes(text: string): string {
  return text
    .replace(/\\+u00([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+r/g, '')
    .replace(/\\+[nt]/g, '\n')
    .replace(/\\+(?=["'/+=-])/g, '');
}

/** Resolves percent-encoding. Forms write a space as `+` and a plus as %2B; `encodeURI` leaves a plus unchanged. */
function withoutPercents(text: string): string {
  if (!/%[\da-f]{2}/i.test(text) || /%(?![\da-f]{2})/i.test(text)) return text;
  const isForm = /%2B/i.test(text) || /(?:BEGIN|END)\+/.test(text);
  try {
    return decodeURIComponent(isForm ? text.replaceAll('+', '%20') : text);
  } catch {
    return text;
  }
}

/** Resolves HTML entities and line breaks. */
function withoutHtml(text: string): string {
  const character = (code: number): string => (code > 0 && code < 0x10000 ? String.fromCharCode(code) : '');
  return text
    .replace(/<(?:br|\/?p|\/?div|\/?span|\/?pre|\/?code)\b[^<>]{0,200}>/gi, '\n')
    .replace(/&#x([\da-f]{1,5});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,6});/g, (_, digits: string) => character(Number(digits)))
    .replace(/&(quot|apos|amp|lt|gt|nbsp);/g, (_, name: string) => entities[name] ?? '');
}

/** Restores the BEGIN and END lines with their dashes and spaces. */
function withFrame(text: string): string {
  return text.replace(
    frame,
    (_, which: string, label: string) =>
      `-----${which.toUpperCase()} ${label.toUpperCase().replace(/[ \t]+/g, ' ')}-----`,
  );
}

/** Removes quotes, list punctuation, and string concatenation from source code. */
function withoutQuotes(text: string): string {
  return text
    .replace(joined, '\n')
    .trim()
    .replace(new RegExp(`^${QUOTES}{1,4}`), '')
    .replace(new RegExp(`${QUOTES}{0,4}[,;]?$`), '')
    .trim();
}
