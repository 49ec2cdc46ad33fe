// Input that is not a usable private key is rejected with its kind and a solution, and its text is never shown.
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Algorithm } from '../../../functions/auth/privateKey.ts';
import { der, makeEcPair, makeKeys, makeRsaPair, type Pair, pem } from '../../support/keys.ts';
import { readKeyWith } from '../../support/readKey.ts';
import { base64, pemBodyOf } from '../../support/spellings.ts';

const { ec, rsa } = makeKeys();
const locked = { cipher: 'aes-256-cbc', passphrase: 'a passphrase of the test' } as const;
function framed(label: string, body: string): string {
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
const ecPem = pem(ec.privateKey, 'pkcs8');
const rsaPem = pem(rsa.privateKey, 'pkcs1');
function publicPem(pair: Pair, type: 'spki' | 'pkcs1'): string {
  return pair.publicKey.export({ format: 'pem', type }).toString();
}

function publicDer(pair: Pair): Buffer {
  return pair.publicKey.export({ format: 'der', type: 'spki' });
}
function jwkOf(key: KeyObject): string {
  return JSON.stringify(key.export({ format: 'jwk' }));
}
const { kty, n, e, d } = rsa.privateKey.export({ format: 'jwk' });
const withoutPrimes = JSON.stringify({ kty, n, e, d });

/** What it is, the text, for which algorithm, and what the sentence must say. */
const refusals: readonly (readonly [string, string, Algorithm, RegExp])[] = [
  [
    'an encrypted PKCS#8 key',
    ec.privateKey.export({ ...locked, format: 'pem', type: 'pkcs8' }).toString(),
    'ES256',
    /encrypted.*openssl pkcs8/,
  ],
  [
    'an encrypted SEC1 key',
    ec.privateKey.export({ ...locked, format: 'pem', type: 'sec1' }).toString(),
    'ES256',
    /encrypted.*openssl pkcs8/,
  ],
  [
    'an encrypted PKCS#1 key',
    rsa.privateKey.export({ ...locked, format: 'pem', type: 'pkcs1' }).toString(),
    'RS256',
    /encrypted.*openssl pkcs8/,
  ],
  ['a public EC key', publicPem(ec, 'spki'), 'ES256', /public key.*private key is needed/],
  ['a public RSA key', publicPem(rsa, 'spki'), 'RS256', /public key.*private key is needed/],
  ['a public PKCS#1 key', publicPem(rsa, 'pkcs1'), 'RS256', /public key.*private key is needed/],
  ['a certificate', framed('CERTIFICATE', base64(randomBytes(300))), 'RS256', /certificate.*private key is needed/],
  [
    'an OpenSSH key',
    framed('OPENSSH PRIVATE KEY', base64(`openssh-key-v1\0${randomBytes(90).toString('latin1')}`)),
    'RS256',
    /OpenSSH.*file that the store gave you/,
  ],
  ['a key on P-384', pem(makeEcPair('P-384').privateKey, 'pkcs8'), 'ES256', /secp384r1.*P-256/],
  ['a key on secp256k1', pem(makeEcPair('secp256k1').privateKey, 'sec1'), 'ES256', /secp256k1.*P-256/],
  ['an RSA key for Apple', rsaPem, 'ES256', /RSA key \(2048 bits\).*P-256/],
  ['an EC key for Samsung', ecPem, 'RS256', /EC key \(prime256v1\).*RSA/],
  ['a key without its END line', ecPem.slice(0, 120), 'ES256', /cut off/],
  ['a key without its last lines, as base64', base64(rsaPem.slice(0, 400)), 'RS256', /cut off/],
  ['only the first line of a key', '-----BEGIN PRIVATE KEY-----', 'ES256', /cut off/],
  ['a key with a line missing', rsaPem.replace(/\n.{64}\n/, '\n'), 'RS256', /cannot be read.*again/i],
  ['a frame with nothing inside', framed('PRIVATE KEY', ''), 'ES256', /cannot be read.*again/i],
  ['half a body without a frame', pemBodyOf(rsaPem).slice(0, 800), 'RS256', /cut off.*whole file/],
  ['an empty setting', '', 'ES256', /is empty/],
  ['a setting of blanks', ' \n\t ', 'ES256', /is empty/],
  ['a pair of quotes', '""', 'ES256', /is empty/],
  ['a file that is not there', join(tmpdir(), 'AuthKey_that_nobody_made.p8'), 'ES256', /file that is not there/],
  ['a folder', tmpdir(), 'ES256', /not name a key file/],
  [
    'a Key Vault reference',
    '@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/apple/0123456789abcdef)',
    'ES256',
    /Key Vault reference.*identity/,
  ],
  ['base64 of something else', base64(randomBytes(90)), 'RS256', /not of a private key.*whole file/],
  ['a public key as base64 of its bytes', base64(publicDer(ec)), 'ES256', /public key.*private key is needed/],
  ['a public key as JWK', jwkOf(ec.publicKey), 'ES256', /public key.*no d/],
  ['a public RSA key as JWK', jwkOf(rsa.publicKey), 'RS256', /public key.*no d/],
  ['an RSA key as JWK without its primes', withoutPrimes, 'RS256', /without p and q/],
  ['a JWK on P-384', jwkOf(makeEcPair('P-384').privateKey), 'ES256', /secp384r1.*P-256/],
  ['a symmetric JWK', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }), 'ES256', /symmetric key.*P-256/],
  ['a spoilt JWK', JSON.stringify({ kty: 'EC', crv: 'P-256', d: 7 }), 'ES256', /JWK that cannot be read/],
  ['several JWKs', JSON.stringify({ keys: [{ kty: 'EC' }, { kty: 'EC' }] }), 'ES256', /several keys/],
  ['JSON of another kind', '{"a": 1}', 'ES256', /JSON.*neither a JWK/],
  [
    "Google's key of a service account",
    JSON.stringify({ type: 'service_account', private_key: rsaPem }),
    'RS256',
    /key file of a Google service account/,
  ],
  [
    'an encrypted key as base64 of its bytes',
    base64(ec.privateKey.export({ ...locked, format: 'der', type: 'pkcs8' })),
    'ES256',
    /encrypted.*openssl pkcs8/,
  ],
  ['a certificate request', framed('CERTIFICATE REQUEST', base64(randomBytes(90))), 'RS256', /certificate request/],
  ['a PGP key', framed('PGP PRIVATE KEY BLOCK', base64(randomBytes(90))), 'RS256', /PGP key/],
  ['an OpenSSH public key', `ssh-rsa ${base64('\0\0\0\x07ssh-rsa')}AAAA me@host`, 'RS256', /public key/],
  ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none', 'RS256', /PuTTY/],
  ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'ES256', /web page/],
  ['a PDF', '%PDF-1.7\n%abc', 'RS256', /document or an archive/],
  ['a DOCX', 'PK\u0003\u0004\u0014\0', 'ES256', /document or an archive/],
  ['32 bytes alone as base64', base64(randomBytes(32)), 'ES256', /32 bytes alone/],
  ['bytes that were read as UTF-8', der(ec.privateKey, 'pkcs8').toString('utf8'), 'ES256', /binary file.*base64/],
  ['a masked key', '********', 'ES256', /where keys are hidden/],
  ['a PEM with a masked body', framed('PRIVATE KEY', '****'), 'ES256', /where keys are hidden/],
  ['a key ID', '2X9R4HXF34', 'ES256', /form of a key ID/],
  ['an issuer ID', '5a2db0c5-0000-4000-8000-a991e0000001', 'ES256', /form of an issuer ID/],
  ['a JWT', `eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.${base64(randomBytes(64))}`, 'ES256', /token \(JWT\)/],
  ['the address of a Key Vault key', 'https://my-vault.vault.azure.net/keys/my-key', 'ES256', /KEY_VAULT_KEY/],
  ['the address of a secret', 'https://my-vault.vault.azure.net/secrets/apple', 'ES256', /Make it a reference/],
  ['an address', 'op://vault/apple/private-key', 'ES256', /does not read keys over the network/],
  ['a variable that was not replaced', '$APPLE_KEY', 'ES256', /placeholder/],
  ['a command that was not run', '$(cat AuthKey.p8)', 'ES256', /placeholder or a command/],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is GitHub's, and was not replaced
  ['a secret of GitHub Actions that was not replaced', '${{ secrets.APPLE_KEY }}', 'ES256', /placeholder/],
  ['a word of a template', '<paste the key here>', 'ES256', /placeholder/],
  ['a null', 'null', 'ES256', /another value/],
  ['the first letters of a key', pemBodyOf(ecPem).slice(0, 40), 'ES256', /cut off/],
  ['half the hexadecimal digits', der(ec.privateKey, 'pkcs8').toString('hex').slice(0, 100), 'ES256', /cut off/],
  ['32 bytes alone', `a1${randomBytes(31).toString('hex')}`, 'ES256', /32 bytes alone/],
  ['a passing thought with a slash', 'the key is / was in the drawer', 'ES256', /not a private key.*P-256/],
  ['a passing thought', 'the key is in the drawer', 'ES256', /not a private key.*P-256/],
];

/** Every run of 12 characters of a text: none of them may be seen. */
function pieces(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 11) }, (_, at) => text.slice(at, at + 12));
}

describe('Rejected with a message that names it and the fix is', () => {
  test.each(refusals)('%s', (_, text, algorithm, says) => {
    const read = readKeyWith(text, algorithm);
    expect('problem' in read && read.problem).toMatch(says);
  });

  test.each([1024, 1536])('an RSA key of %i bits', (bits) => {
    const { privateKey } = makeRsaPair(bits);
    const read = readKeyWith(pem(privateKey, 'pkcs8'), 'RS256');
    expect('problem' in read && read.problem).toMatch(new RegExp(`${bits} bits.*2048`));
  });

  test('an Ed25519 key', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const read = readKeyWith(pem(privateKey, 'pkcs8'), 'ES256');
    expect('problem' in read && read.problem).toMatch(/ED25519 key.*P-256/);
  });
});

test.each(refusals)('No sentence shows the text of %s', (_, text, algorithm) => {
  const read = readKeyWith(text, algorithm);
  const shown = 'problem' in read ? read.problem : '';
  const secret = pemBodyOf(text);
  expect(pieces(secret).filter((piece) => shown.includes(piece))).toEqual([]);
});

function bodies(text: string): string[] {
  return [
    pemBodyOf(text).slice(0, 50),
    pemBodyOf(text).slice(64, 128),
    `/${pemBodyOf(text).slice(65, 128)}`,
    text.replaceAll('A', '/').replace(/-----.*-----/g, ''),
  ];
}

test.each(
  [
    ...bodies(ecPem),
    ...bodies(rsaPem),
    base64(randomBytes(60)),
    'a/b c',
    'x / y',
    'https://example.com/a.p8',
    '/\n/',
  ].map((text) => [text]),
)('No missing file is reported a text that is no path', (text) => {
  const read = readKeyWith(text, 'ES256');
  expect('problem' in read && read.problem).not.toMatch(/file that is not there/);
});

test.each(['AuthKey_2X9R4HXF34.p8', './AuthKey', '/run/secrets/apple', 'keys/apple', 'C:\\new\\key.pem', '~/none.p8'])(
  'A missing file is reported %s',
  (path) => {
    const read = readKeyWith(path, 'ES256');
    expect('problem' in read && read.problem).toMatch(/names a file that is not there/);
  },
);

test('A certificate and a public key in files are recognized, whatever the file names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-relay-keys-'));
  const path = join(folder, 'AuthKey.cer');
  writeFileSync(path, publicDer(ec));
  const read = readKeyWith(path, 'ES256');
  rmSync(folder, { recursive: true });
  expect('problem' in read && read.problem).toMatch(/public key/);
});

test.each([
  [rsaPem, 'ES256', 'Galaxy Store'],
  [ecPem, 'RS256', 'App Store Connect'],
] as const)('The key of the other store is named as such', (text, algorithm, owner) => {
  const read = readKeyWith(text, algorithm);
  expect('problem' in read && read.problem).toMatch(
    new RegExp(`It may be a key for ${owner}: check whether keys were mixed up`),
  );
});

test('Any text is read or rejected, without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('ES256', 'RS256'), (text, algorithm) => {
      const read = readKeyWith(text, algorithm as Algorithm);
      return 'key' in read || read.problem.length > 0;
    }),
  );
});

test('A key with any part removed is read or rejected, without an exception', () => {
  fc.assert(
    fc.property(fc.nat(rsaPem.length), fc.nat(80), (from, length) => {
      const read = readKeyWith(rsaPem.slice(0, from) + rsaPem.slice(from + length), 'RS256');
      return 'key' in read || read.problem.length > 0;
    }),
  );
});
