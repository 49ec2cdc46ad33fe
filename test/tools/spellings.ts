// The ways in which people hold one PEM, by what was done to it on its way into a setting.
/** The base64 inside a PEM. */
export const bodyOf = (text: string): string => text.replace(/-----.*-----/g, '').replace(/\s/g, '');
export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const indented = (text: string): string => text.replace(/^/gm, '    ');

/** The DER of the object identifier prime256v1, as `openssl ecparam -genkey` writes it in front of the key. */
export const curveBlock = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';

/** Every spelling of one PEM, by what was done to it. */
export const spellings = (text: string): Record<string, string> => ({
  'as it was handed out': text,
  'with CRLF line ends': text.replaceAll('\n', '\r\n'),
  'with CR line ends': text.replaceAll('\n', '\r'),
  'with literal \\n': text.replaceAll('\n', '\\n'),
  'with literal \\r\\n': text.replaceAll('\n', '\\r\\n'),
  'with literal \\\\n, escaped twice': text.replaceAll('\n', '\\\\n'),
  'with literal \\n and real line ends': text.replaceAll('\n', '\\n\n'),
  'in single quotes': `'${text}'`,
  'in double quotes': `"${text}"`,
  'in double quotes with literal \\n': `"${text.replaceAll('\n', '\\n')}"`,
  'behind a byte order mark': `\uFEFF${text}`,
  'in quotes behind a byte order mark': `\uFEFF"${text}"`,
  'behind a blank and a line end': ` \n${text}`,
  indented: indented(text),
  'indented with tabs and CRLF': text.replace(/^/gm, '\t').replaceAll('\n', '\r\n'),
  'on one line with blanks': text.trim().replaceAll('\n', ' '),
  'on one line with nothing between': text.replaceAll('\n', ''),
  'without the last line end': text.trimEnd(),
  'with empty lines between': text.replaceAll('\n', '\n\n'),
  'with text in front': `Key of the store, do not share.\n${text}`,
  'with text behind': `${text}\nKey ID: ABC123DEFG\n`,
  'with a bag attribute in front': `Bag Attributes\n    localKeyID: 01\nKey Attributes: <No Attributes>\n${text}`,
  'as base64 of the PEM': base64(text),
  'as base64 of the PEM, wrapped': base64(text).replace(/(.{76})/g, '$1\n'),
  'as base64 of the PEM with CRLF': base64(text.replaceAll('\n', '\r\n')),
  'as base64 of the PEM behind a byte order mark': base64(`\uFEFF${text}`),
  'as base64 of the PEM in quotes': `"${base64(text)}"`,
  'as its body alone': bodyOf(text),
  'as its body alone, on several lines': text.replace(/-----.*-----\n?/g, ''),
  'as its body alone, with literal \\n': text.replace(/-----.*-----\n?/g, '').replaceAll('\n', '\\n'),
  'as its body alone, with blanks': text.replace(/-----.*-----\n?/g, '').replaceAll('\n', ' '),
});
