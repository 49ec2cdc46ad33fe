// Bodies that are no input: broken, of another type, compressed, too large, or with fields that nobody declared.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Misuse } from './attack.ts';

const good = { sellerLocale: 'en_US', gss_auth_token: 'a', api_server_url: 'a', auth_server_url: 'a' };
const text = JSON.stringify(good);
const opened = text.slice(0, -1);

// biome-ignore format: a table is read by its lines
const broken = [
  '', ' ', '{', '}', '{}', '[]', '[{}]', 'null', 'true', '1', '"text"', '{"a":', '{"a":}', "{'a':1}", '{a:1}',
  '{"a":1,}',
  'NaN', 'undefined', '//x', '<a/>', 'a=b', '\0', '{"a":1}{"b":2}', '{"a":1}\n{"b":2}', `${text},`, `${text}x`,
  `[${text}]`,
  ...[
    `[${text},${text}]`,
    JSON.stringify(text),
    opened,
  `${opened},`, `${text}\0`, `)]}',\n${text}`, `callback(${text})`,
  ],
  '['.repeat(50_000), '{"a":'.repeat(20_000), `${'['.repeat(9_000)}${']'.repeat(9_000)}`, '"'.repeat(999),
  '\\u0000', '{"\\ud800":1}',
];

/** Beside all that the operation asks for. */
// biome-ignore format: a table is read by its lines
const undeclared = [
  '"x":1', '"__proto__":{"x":1}', '"__proto__":null', '"constructor":{"prototype":{"x":1}}', '"prototype":{}',
  '"toJSON":1',
  '"hasOwnProperty":1', '"then":"x"', '"SellerLocale":"x"', '"sellerlocale":"x"', '"cookie":"x"',
  '"Cookie":"a=b"', '"":1',
  '"headers":{"authorization":"x"}', '"url":"//evil"', '"baseURL":"x"', '"account":"games"',
  '"sellerLocale ":"x"', '"\\u0000":1',
  '"JSESSIONID":"x"', '"access-token":"x"', '"length":4', '"0":"x"', '"toString":"x"', '"valueOf":1',
  '"sellerLocale\\u0000":"x"',
].map((field) => `${opened},${field}}`);

const missing = Object.keys(good).map((name) => JSON.stringify({ ...good, [name]: undefined }));
/** A number in plain digits is no misuse: it is taken as the text that it is. */
const types: readonly unknown[] = [null, true, false, [], ['a'], {}, { a: 1 }, [[]], 1e99];
const mistyped = Object.keys(good).flatMap((name) => types.map((value) => JSON.stringify({ ...good, [name]: value })));

// biome-ignore format: a table is read by its lines
const encoded: readonly (string | Buffer)[] = [
  Buffer.from(text, 'utf16le'),
  Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]),
  Buffer.from(`${opened},"x":"\xff\xfe"}`, 'latin1'),
  Buffer.concat([Buffer.from('{"sellerLocale":"'), Buffer.of(0xc0, 0xae), Buffer.from('"}')]),
  Buffer.concat([Buffer.from('{"sellerLocale":"'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('"}')]),
  Buffer.from(text).toString('base64'),
  Buffer.from(text).toString('hex'),
  encodeURIComponent(text),
  '+ADw-script+AD4-',
  gzipSync(text),
];

// biome-ignore format: a table is read by its lines
const large = [
  JSON.stringify({ ...good, sellerLocale: 'a'.repeat(4_097) }),
  JSON.stringify({ ...good, gss_auth_token: 'a'.repeat(900_000) }),
  `${text}${' '.repeat(1_048_577)}`, `{"x":"${'a'.repeat(2_000_000)}"}`,
  `{${Array.from({ length: 30_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
];

function login(body: Misuse['body'], headers: Misuse['headers'] = { 'content-type': 'application/json' }): Misuse {
  return {
    operation: 'LoginUserProfile',
    headers,
    ...(body !== undefined && { body }),
  };
}

// biome-ignore format: a table is read by its lines
const wrongTypes = [
  '', 'text/plain', 'text/json', 'application/jsonp', 'application/json5', 'application/x-www-form-urlencoded',
  'text/html',
  'multipart/form-data; boundary=x', 'application/xml', 'application/octet-stream', 'application/vnd.api+jsonp', 'application/+json',
  '*/*', 'json',
  'application/json, application/json', 'application/json; charset=utf-16', 'application/json; charset=utf-7',
  'image/png',
  'application/json; charset=iso-8859-1', 'application/json;x=y;charset=utf-16', 'application/json text/plain',
  'xapplication/json', 'a/b/c',
];

// biome-ignore format: a table is read by its lines
const squeezed: readonly (readonly [string, Buffer])[] = [
  ['gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', Buffer.from(text)],
  ['zstd', Buffer.from(text)],
  ['gzip, gzip', gzipSync(gzipSync(text))],
  ['GZIP', gzipSync(Buffer.alloc(5_000_000))],
];

// biome-ignore format: a table is read by its lines
export const bodies: readonly Misuse[] = [
  login(undefined),
  login(text, {}),
  ...[...broken, ...undeclared, ...missing, ...mistyped, ...encoded, ...large].map((body) => login(body)),
  ...wrongTypes.map((type) => login(text, { 'content-type': type })),
  ...squeezed.map(([encoding, body]) =>
    login(body, { 'content-type': 'application/json', 'content-encoding': encoding }),
  ),
];
