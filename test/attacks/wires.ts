// Messages that are no good HTTP, or two in the place of one: smuggled, folded, doubled, cut, or too large.
import { type Attack, shownAttack } from './attack.ts';

function inner(key: string): string {
  return `GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\nx-functions-key: ${key}\r\n\r\n`;
}
const body = '{"sellerLocale":"a"}';

/** A POST with these lines in its head; what follows stands behind the empty line. */
function post(lines: string, after = body) {
  return (key: string) =>
    `POST /api/samsung/gss/user/loginUserProfile HTTP/1.1\r\nhost: relay.test\r\nx-functions-key: ${key}\r\ncontent-type: application/json\r\n${lines}\r\n\r\n${after.replaceAll('{inner}', inner(key))}`;
}
function get(head: string) {
  return (key: string) => head.replaceAll('{key}', `x-functions-key: ${key}`);
}

/** The answer to a message with two lengths is for whoever reads it last to choose; so it must not be read at all. */
const lengths = {
  'both lengths': post('content-length: 20\r\ntransfer-encoding: chunked', '0\r\n\r\n{inner}'),
  'both lengths, the other way round': post(
    'transfer-encoding: chunked\r\ncontent-length: 4',
    '5c\r\n{inner}\r\n0\r\n\r\n',
  ),
  'two lengths': post('content-length: 20\r\ncontent-length: 0'),
  'two equal lengths': post('content-length: 20\r\ncontent-length: 20'),
  'a list of lengths': post('content-length: 20, 20'),
  'a length with a sign': post('content-length: +20'),
  'a negative length': post('content-length: -1'),
  'a length in hexadecimal': post('content-length: 0x14'),
  'a length with a blank in it': post('content-length: 2 0'),
  'a length that is a word': post('content-length: all'),
  'no length at all': post('content-length:'),
  'a length without end': post(`content-length: ${'9'.repeat(40)}`),
  'a length with a fraction': post('content-length: 20.0'),
  'a blank before the colon': post('content-length : 20'),
  'a tab before the colon': post('transfer-encoding\t: chunked', '0\r\n\r\n{inner}'),
  'another encoding': post('transfer-encoding: xchunked', '0\r\n\r\n{inner}'),
  'chunked and something behind it': post('transfer-encoding: chunked, identity', '0\r\n\r\n{inner}'),
  'chunked twice': post('transfer-encoding: chunked, chunked', '0\r\n\r\n{inner}'),
  'identity and a smuggled message': post('transfer-encoding: identity', '{inner}'),
  'chunked in quotes': post('transfer-encoding: "chunked"', '0\r\n\r\n{inner}'),
  'a folded encoding': post('transfer-encoding:\r\n chunked', '0\r\n\r\n{inner}'),
  'an encoding with a vertical tab': post('transfer-encoding: \x0bchunked', '0\r\n\r\n{inner}'),
  'two encodings': post('transfer-encoding: chunked\r\ntransfer-encoding: identity', '0\r\n\r\n{inner}'),
  'a bare line feed before the encoding': post('x: y\ntransfer-encoding: chunked', '0\r\n\r\n{inner}'),
  'a chunk size with 0x': post('transfer-encoding: chunked', `0x14\r\n${body}\r\n0\r\n\r\n`),
  'a chunk size with a sign': post('transfer-encoding: chunked', `-1\r\n${body}\r\n0\r\n\r\n`),
  'a chunk size that is none': post('transfer-encoding: chunked', `zz\r\n${body}\r\n0\r\n\r\n`),
  'a chunk size over all bounds': post('transfer-encoding: chunked', `${'f'.repeat(20)}\r\n${body}\r\n0\r\n\r\n`),
  'a chunk that is longer than it says': post('transfer-encoding: chunked', `5\r\n${body}\r\n0\r\n\r\n{inner}`),
  'chunks with bare line feeds': post('transfer-encoding: chunked', `14\n${body}\n0\n\n`),
  'a chunk with a long extension': post(
    'transfer-encoding: chunked',
    `14;${'x'.repeat(20_000)}\r\n${body}\r\n0\r\n\r\n`,
  ),
  'a smuggled trailer': post(
    'transfer-encoding: chunked',
    `14\r\n${body}\r\n0\r\ncontent-length: 5\r\nbad header\r\n\r\n`,
  ),
};

const heads = {
  'no Host': get('GET /api/apple/v1/apps HTTP/1.1\r\n{key}\r\n\r\n'),
  'two Hosts': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\nhost: evil.example\r\n\r\n'),
  'a Host that is an address': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: http://evil.example/\r\n{key}\r\n\r\n'),
  'a Host with a user': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: me@evil.example\r\n{key}\r\n\r\n'),
  'a Host with a blank': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: a b\r\n{key}\r\n\r\n'),
  'a Host with a path that moves the address': get('GET /../api/apple/v1/apps HTTP/1.1\r\nhost: x/y?\r\n\r\n'),
  'a Host with a wrong port': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test:99999\r\n{key}\r\n\r\n'),
  'a folded header': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\nx: a\r\n {key}\r\n\r\n'),
  'a header without a colon': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nnonsense\r\n\r\n'),
  'a header without a name': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n: x\r\n\r\n'),
  'a header name with a blank': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nx y: z\r\n\r\n'),
  'a header name in brackets': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n(x): z\r\n\r\n'),
  'a header with NUL': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nx: a\0b\r\n\r\n'),
  'a header with a bare return': get(
    'GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nx: a\rb: c\r\n\r\n',
  ),
  'a name that is not ASCII': get('GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\xe9: c\r\n\r\n'),
  'a blank before the first header': get('GET /api/apple/v1/apps HTTP/1.1\r\n host: relay.test\r\n{key}\r\n\r\n'),
  'a version that is none': get('GET /api/apple/v1/apps HTTP/9.9\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'HTTP/0.9': get('GET /api/apple/v1/apps\r\n\r\n'),
  'the preface of HTTP/2': get('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  'no version': get('GET /api/apple/v1/apps \r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'another protocol': get('GET /api/apple/v1/apps ICAP/1.0\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'a target with a blank': get('GET /api/apple/v1/apps /x HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'a target with a tab': get('GET /api/apple/v1/apps\t/x HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'a target with a control character': get('GET /api/apple/v1/apps/\x01 HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'a target with NUL': get('GET /api/apple/v1/apps/\0 HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'no target': get('GET HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n'),
  'an expectation that nobody meets': get(
    'GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nexpect: wonders\r\n\r\n',
  ),
  'a handshake of TLS': get('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  'a mail': get('EHLO relay.test\r\nMAIL FROM:<a@b.example>\r\n'),
  garbage: get('garbage\r\n\r\n'),
  zeros: get('\0'.repeat(100)),
};

const sizes = {
  'a header of 17,000 bytes': get(
    `GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`,
  ),
  'a thousand headers': get(
    `GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n${'x-abcdefgh: abcdefgh\r\n'.repeat(1_000)}\r\n`,
  ),
  'a header name of 20,000 bytes': get(
    `GET /api/apple/v1/apps HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n${'x'.repeat(20_000)}: 1\r\n\r\n`,
  ),
  'an address of 20,000 bytes': get(
    `GET /api/apple/v1/apps/${'1'.repeat(20_000)} HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n`,
  ),
  'a query of 20,000 bytes': get(
    `GET /api/apple/v1/apps?cursor=${'1'.repeat(20_000)} HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n`,
  ),
  'a method of 20,000 bytes': get(`${'A'.repeat(20_000)} / HTTP/1.1\r\nhost: relay.test\r\n{key}\r\n\r\n`),
  'a body that says it has a gigabyte': post('content-length: 1073741824'),
  'a body of two million bytes in chunks': post(
    'transfer-encoding: chunked',
    `${'10000\r\n'.concat('a'.repeat(65_536), '\r\n').repeat(32)}0\r\n\r\n`,
  ),
};

export function wires(key: string): readonly Attack[] {
  return Object.entries({ ...lengths, ...heads, ...sizes }).map(([title, bytes]) => ({
    title: shownAttack(title),
    bytes: bytes(key),
  }));
}
