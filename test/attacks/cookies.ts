// Values that would end a cookie, begin another one, or write a header of their own; and access tokens of that kind.
import type { Misuse } from './attack.ts';

const good = { sellerLocale: 'en_US', gss_auth_token: 'a', api_server_url: 'a', auth_server_url: 'a' };

// biome-ignore format: a table is read by its lines
const bad = [
  '', ' ', 'a b', ' a b', 'a;', ';a', 'a; admin=1', 'a;b=c', 'a,b', 'a, b=c', '"a"', '"', 'a"b', 'a\\b',
  '\\', 'a\tb',
  'a\r\nset-cookie: x=1', 'a\r\n\r\nGET / HTTP/1.1', 'a\nb', 'a\rb', '\r\n', 'a\0', '\0', 'a\u007f', 'a\u0085b',
  'a\u2028b',
  '\u00e9', '\u010a', '\u560d\u560a', '\uff1b', '\u037e', '\u{1f600}', '\ud800', '\ufeff', '\u200b',
  'a'.repeat(4_097),
];

/** A secret with a blank at its edge is not mended, as any other value is. */
const edges = [' a', 'a '];

export const badCookies: readonly Misuse[] = Object.keys(good).flatMap((name) =>
  [...bad, ...(name === 'gss_auth_token' ? edges : [])].map((value) => ({
    operation: 'LoginUserProfile',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...good, [name]: value }),
  })),
);

// biome-ignore format: a table is read by its lines
const tokens = [
  'a b', 'a, b', 'a\tb', 'a\r\nx: 1', 'a\nb', '\0', 'a\u007f', '\u00e9', '\xff', 'a\u0100', '\u{1f600}',
  'a'.repeat(513),
  'Bearer a', 'a\u00a0b', 'a\x80', 'a \0', 'a; b', 'a, a',
];

export const accessTokens: readonly Misuse[] = tokens.map((token) => ({
  operation: 'CheckAccessToken',
  headers: { 'access-token': token },
}));
