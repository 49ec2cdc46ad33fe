// What is no usable private key is refused by name, with a cure, and its text is never shown.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Algorithm, readKey } from '../../functions/key.ts';
import { makeEcPair, makeKeys, makeRsaPair, type Pair, pem } from '../tools/keys.ts';
import { base64, bodyOf } from '../tools/spellings.ts';

const { ec, rsa } = makeKeys();
const locked = { cipher: 'aes-256-cbc', passphrase: 'a passphrase of the test' } as const;
const framed = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const ecPem = pem(ec.privateKey, 'pkcs8');
const rsaPem = pem(rsa.privateKey, 'pkcs1');
const publicPem = (pair: Pair, type: 'spki' | 'pkcs1'): string =>
  pair.publicKey.export({ format: 'pem', type }).toString();

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
  ['half a body without a frame', bodyOf(rsaPem).slice(0, 800), 'RS256', /not of a private key.*whole file/],
  ['an empty setting', '', 'ES256', /is empty/],
  ['a setting of blanks', ' \n\t ', 'ES256', /is empty/],
  ['a pair of quotes', '""', 'ES256', /is empty/],
  ['a file that is not there', join(tmpdir(), 'AuthKey_that_nobody_made.p8'), 'ES256', /file that is not there/],
  ['a folder', tmpdir(), 'ES256', /no key file/],
  [
    'a Key Vault reference',
    '@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/apple/0123456789abcdef)',
    'ES256',
    /Key Vault reference.*identity/,
  ],
  ['a passing thought', 'the key is in the drawer', 'ES256', /not a private key.*P-256/],
];

/** Every run of 12 characters of a text: none of them may be seen. */
const pieces = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 11) }, (_, at) => text.slice(at, at + 12));

describe('Refused with a sentence that names it, and the cure, is', () => {
  test.each(refusals)('%s', (_, text, algorithm, says) => {
    const read = readKey(text, algorithm);
    expect('problem' in read && read.problem).toMatch(says);
  });

  test.each([1024, 1536])('an RSA key of %i bits', (bits) => {
    const { privateKey } = makeRsaPair(bits);
    const read = readKey(pem(privateKey, 'pkcs8'), 'RS256');
    expect('problem' in read && read.problem).toMatch(new RegExp(`${bits} bits.*2048`));
  });

  test('an Ed25519 key', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const read = readKey(pem(privateKey, 'pkcs8'), 'ES256');
    expect('problem' in read && read.problem).toMatch(/ED25519 key.*P-256/);
  });
});

test.each(refusals)('No sentence shows the text of %s', (_, text, algorithm) => {
  const read = readKey(text, algorithm);
  const shown = 'problem' in read ? read.problem : '';
  const secret = bodyOf(text);
  expect(pieces(secret).filter((piece) => shown.includes(piece))).toEqual([]);
});

test('Any text at all is read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('ES256', 'RS256'), (text, algorithm) => {
      const read = readKey(text, algorithm as Algorithm);
      return 'key' in read || read.problem.length > 0;
    }),
  );
});

test('A key with any piece cut out is read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.nat(rsaPem.length), fc.nat(80), (from, length) => {
      const read = readKey(rsaPem.slice(0, from) + rsaPem.slice(from + length), 'RS256');
      return 'key' in read || read.problem.length > 0;
    }),
  );
});
