// The forms in which one PEM may arrive in a setting.
/** The base64 inside a PEM. */
export function pemBodyOf(text: string): string {
  return text.replace(/-----.*-----/g, '').replace(/\s/g, '');
}
export function base64(text: string | Buffer): string {
  return Buffer.from(text).toString('base64');
}
function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

/** The DER of the object identifier prime256v1, as `openssl ecparam -genkey` writes it in front of the key. */
export const curveBlock = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}
function bigEndian(text: string): Buffer {
  return utf16(text).swap16();
}
function form(text: string): string {
  return new URLSearchParams({ key: text }).toString().slice('key='.length);
}
function lines(text: string): string[] {
  return text.trim().split('\n');
}

/** Every form of one PEM, by the change to it. */
export function spellings(text: string): Record<string, string> {
  return {
    'with long dashes': text.replaceAll('-----', '\u2014\u2014-'),
    'with dashes of several kinds': text.replaceAll('-----', '\u2013\u2212\u2010\u2015-'),
    'with fewer dashes': text.replaceAll('-----', '----'),
    'without dashes': text.replaceAll('-', ''),
    'without the line END': text.replace(/-----END.*/, ''),
    'without the line BEGIN': text.replace(/-----BEGIN.*\n/, ''),
    'with BEGIN and END in small letters': text.replace(/-----.*-----/g, (line) => line.toLowerCase()),
    'as UTF-16 that was read as Latin-1': utf16(text).toString('latin1'),
    'as UTF-16 that was read as Latin-1, with its mark': utf16(`\uFEFF${text}`).toString('latin1'),
    'as UTF-16 that was read as UTF-8, with its mark': utf16(`\uFEFF${text}`).toString('utf8'),
    'as UTF-16 BE that was read as UTF-8': bigEndian(text).toString('utf8'),
    'as UTF-16 in the wrong byte order': bigEndian(text).toString('utf16le'),
    'as base64 of UTF-16': base64(utf16(text)),
    'as base64 of UTF-16 with its mark': base64(utf16(`\uFEFF${text}`)),
    'as base64 of UTF-16 BE with its mark': base64(bigEndian(`\uFEFF${text}`)),
    'as base64 of base64': base64(base64(text)),
    'as base64url of the PEM': Buffer.from(text).toString('base64url'),
    'as hexadecimal digits of the PEM': Buffer.from(text).toString('hex'),
    'percent-encoded': encodeURIComponent(text),
    'percent-encoded twice': encodeURIComponent(encodeURIComponent(text)),
    'percent-encoded by encodeURI': encodeURI(text),
    'percent-encoded as in a form': form(text),
    'as base64, percent-encoded': encodeURIComponent(base64(text)),
    'as a data: address': `data:application/x-pem-file;base64,${base64(text)}`,
    'as a data: address without base64': `data:,${encodeURIComponent(text)}`,
    'as a JSON string': JSON.stringify(text),
    'as a JSON string, escaped as some programs do': JSON.stringify(text)
      .replaceAll('/', '\\/')
      .replaceAll('+', '\\u002B'),
    'as a JSON string of a JSON string': JSON.stringify(JSON.stringify(text)),
    "in fastlane's JSON": JSON.stringify({ key_id: 'ABC123DEFG', issuer_id: 'an issuer', key: text }),
    "in fastlane's JSON, as base64": JSON.stringify({ key_id: 'ABC123DEFG', key: base64(text) }),
    'as the content of a file in a flow': JSON.stringify({
      '$content-type': 'application/x-pem-file',
      $content: base64(text),
    }),
    'as a Buffer in JSON': JSON.stringify(Buffer.from(text)),
    'in curly quotes': `\u201C${text}\u201D`,
    'in backticks': `\`${text}\``,
    'with a quote in front alone': `"${text}`,
    'in quotes, with a comma behind': `"${text.replaceAll('\n', '\\n')}",`,
    'as lines of a program': lines(text)
      .map((line) => JSON.stringify(`${line}\n`))
      .join(' +\n  '),
    'with line breaks of HTML': text.replaceAll('\n', '<br/>\n'),
    'with entities of HTML': text.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('=', '&#61;'),
    'as a quotation in a mail': text.replace(/^/gm, '> '),
    'with non-breaking blanks': text.replaceAll(' ', '\u00A0'),
    'with invisible characters': text.replaceAll('\n', '\u200B\n'),
    'with backslashes before the dashes': text.replaceAll('-', '\\-'),
    'behind the name of its setting': `APPLE__PRIVATE_KEY=${text}`,
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
    'as its body alone': pemBodyOf(text),
    'as its body alone, on several lines': text.replace(/-----.*-----\n?/g, ''),
    'as its body alone, with literal \\n': text.replace(/-----.*-----\n?/g, '').replaceAll('\n', '\\n'),
    'as its body alone, with blanks': text.replace(/-----.*-----\n?/g, '').replaceAll('\n', ' '),
  };
}
