// Private keys are read in every common format.
import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jwtVerify } from 'jose';
import { signWithKey } from '../../../functions/auth/jwt.ts';
import type { Algorithm } from '../../../functions/auth/privateKey.ts';
import { der, makeKeys, type Pair, pem } from '../../support/keys.ts';
import { readKeyWith } from '../../support/readKey.ts';
import { base64, curveBlock, spellings } from '../../support/spellings.ts';

const keys = makeKeys();
const folder = mkdtempSync(join(tmpdir(), 'store-relay-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of its own in the folder of this run, which is removed at the end. */
function inFile(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

function forms(pair: Pair, algorithm: Algorithm): Record<string, string> {
  const old = algorithm === 'ES256' ? 'sec1' : 'pkcs1';
  const label = algorithm === 'ES256' ? 'SEC1' : 'PKCS#1';
  const all: [string, string][] = [];
  for (const [how, text] of Object.entries(spellings(pem(pair.privateKey, 'pkcs8')))) all.push([`PKCS#8 ${how}`, text]);
  for (const [how, text] of Object.entries(spellings(pem(pair.privateKey, old)))) all.push([`${label} ${how}`, text]);
  const [text, bytes] = [pem(pair.privateKey, 'pkcs8'), der(pair.privateKey, 'pkcs8')];
  const jwk = pair.privateKey.export({ format: 'jwk' });
  const wide = Buffer.from(text, 'utf16le');
  const file = (name: string, content: string | Buffer): string => inFile(`${algorithm}-${name}`, content);
  return {
    ...Object.fromEntries(all),
    'base64url of the bytes': bytes.toString('base64url'),
    'hexadecimal digits of the bytes': bytes.toString('hex'),
    'hexadecimal digits with 0x, in capitals': `0x${bytes.toString('hex').toUpperCase()}`,
    'hexadecimal digits with colons': bytes.toString('hex').replace(/..(?=.)/g, '$&:'),
    'hexadecimal digits with \\x': bytes.toString('hex').replace(/../g, '\\x$&'),
    'the bytes, one for each character': bytes.toString('latin1'),
    'the bytes as a list in JSON': JSON.stringify([...bytes]),
    'a data: address of the bytes': `data:application/octet-stream;base64,${base64(bytes)}`,
    'base64url inside a PEM': text.replace(/\n[\s\S]*\n(?=-----END)/, `\n${bytes.toString('base64url')}\n`),
    'base64 of the PEM inside a PEM': text.replace(/\n[\s\S]*\n(?=-----END)/, `\n${base64(text)}\n`),
    'a PEM with the label of another form': text.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY'),
    'a JWK': JSON.stringify(jwk),
    'a JWK on several lines': JSON.stringify(jwk, undefined, 2),
    'a JWK behind a byte order mark': `\uFEFF${JSON.stringify(jwk)}`,
    'a JWK as base64': base64(JSON.stringify(jwk)),
    'a JWK in a JSON string': JSON.stringify(JSON.stringify(jwk)),
    'a JWK with escaped quotes': JSON.stringify(jwk).replaceAll('"', '\\"'),
    'a set of one JWK': JSON.stringify({ keys: [jwk] }),
    'the path of a DER file': file('key.der', bytes),
    'the path of a UTF-16 LE file with its mark': file('le.p8', Buffer.concat([Buffer.of(0xff, 0xfe), wide])),
    'the path of a UTF-16 LE file': file('le-bare.p8', wide),
    'the path of a UTF-16 BE file with its mark': file(
      'be.p8',
      Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(wide).swap16()]),
    ),
    'the path of a UTF-16 BE file': file('be-bare.p8', Buffer.from(wide).swap16()),
    'the path of a UTF-8 file with its mark': file('utf8.p8', `\uFEFF${text}`),
    'the path of a JWK file': file('key.json', JSON.stringify(jwk)),
    'the path of a file of hexadecimal digits': file('hex.txt', bytes.toString('hex')),
    'the path of a file without an ending': file('secret', text),
    'a file:// address': pathToFileURL(file('url.p8', text)).href,
    'PKCS#8 as base64 of the bytes': base64(der(pair.privateKey, 'pkcs8')),
    [`${label} as base64 of the bytes`]: base64(der(pair.privateKey, old)),
    'the path of a .p8 file': inFile(`AuthKey-${algorithm}.p8`, pem(pair.privateKey, 'pkcs8')),
    'the path of a .pem file with CRLF': inFile(
      `crlf-${algorithm}.pem`,
      pem(pair.privateKey, old).replaceAll('\n', '\r\n'),
    ),
    'the path of a file, in quotes': `"${inFile(`quoted-${algorithm}.key`, pem(pair.privateKey, 'pkcs8'))}"`,
  };
}

describe.each([
  ['ES256', keys.ec],
  ['RS256', keys.rsa],
] as const)('A key for %s is read from', (algorithm, pair) => {
  const all = forms(pair, algorithm);

  test.each(Object.keys(all))('%s', async (form) => {
    const read = readKeyWith(all[form] ?? '', algorithm);
    if ('problem' in read) throw new Error(read.problem);
    const jwt = await signWithKey(read.key, algorithm)({ iat: 1, exp: 9_999_999_999 });
    const { protectedHeader } = await jwtVerify(jwt, pair.publicKey);
    expect(protectedHeader.alg).toBe(algorithm);
  });
});

test('A SEC1 key is read behind the block of its curve, as openssl ecparam writes it', () => {
  const read = readKeyWith(curveBlock + pem(keys.ec.privateKey, 'sec1'), 'ES256');
  expect('key' in read && read.key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
});

test('A JWK on P-256 is read without its public point, which follows from d', () => {
  const { d } = keys.ec.privateKey.export({ format: 'jwk' });
  const read = readKeyWith(JSON.stringify({ kty: 'EC', crv: 'P-256', d }), 'ES256');
  if ('problem' in read) throw new Error(read.problem);
  expect(createPublicKey(read.key).equals(keys.ec.publicKey)).toBe(true);
});

test('A path may begin with ~, the home folder', () => {
  const home = process.env.HOME;
  process.env.HOME = folder;
  try {
    inFile('home.p8', pem(keys.ec.privateKey, 'pkcs8'));
    expect(readKeyWith('~/home.p8', 'ES256')).toHaveProperty('key');
  } finally {
    process.env.HOME = home;
  }
});

test('A file path may hold a backslash and an n, as on Windows', () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    mkdirSync('keys'); // a folder on Windows; elsewhere the backslash is part of the name
    inFile('keys\\new.p8', pem(keys.ec.privateKey, 'pkcs8'));
    expect(readKeyWith('keys\\new.p8', 'ES256')).toHaveProperty('key');
  } finally {
    process.chdir(before);
  }
});
