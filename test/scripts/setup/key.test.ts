// The key as entered by users: paths in the notations of terminals, and errors in texts that are no private key.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyFromFile, keyFromText, keyFromVault, pathIn } from '../../../scripts/setup/key.ts';
import { idInName } from '../../../scripts/stores/apple/tools.ts';
import { makeEcPair, pem, sharedRsaPair } from '../../support/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-relay-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { ec, rsa } = { ec: makeEcPair(), rsa: sharedRsaPair() };
const file = join(folder, "It's my key (1).p8");
writeFileSync(file, pem(ec.privateKey, 'pkcs8'));

function problemOf(text: string, store: 'apple' | 'samsung'): string {
  const taken = keyFromText(text, store);
  return 'problem' in taken ? taken.problem : 'none';
}

test.each([
  ['as it is', file],
  ['with blanks around', `  ${file} `],
  ['in double quotes', `"${file}"`],
  ['in the single quotes of a shell', `'${file.replaceAll("'", "'\\''")}'`],
  ['with escaped blanks, as macOS drops it', file.replace(/[ '()]/g, '\\$&')],
  ['as PowerShell drops it', `& "${file}"`],
  ['as a file address', pathToFileURL(file).href],
])('a path %s is found', (_, spelling) => {
  expect(keyFromFile(spelling, 'apple')).toHaveProperty('key.file', file);
});

test('~ is the home folder', () => {
  expect(pathIn('~/keys/new.p8')).toBe(`${homedir()}/keys/new.p8`);
});

test('on Windows a backslash is a separator', () => {
  expect(pathIn('"C:\\keys\\new key.p8"', 'win32')).toBe('C:\\keys\\new key.p8');
  expect(pathIn('C:\\keys\\new.p8', 'win32')).toBe('C:\\keys\\new.p8');
});

test.each([
  ['is not there', 'nothing.p8', 'There is no file at that path.'],
  ['is a folder', '.', 'That is not a key file.'],
])('a path that %s is reported', (_, name, problem) => {
  expect(keyFromFile(join(folder, name), 'apple')).toEqual({ problem });
});

test('an encrypted key is named, with the line that opens it', () => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  });
  expect(problemOf(privateKey, 'apple')).toMatch(/is encrypted.*openssl pkcs8/);
});

test('a public key is named', () => {
  const text = ec.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  expect(problemOf(text, 'apple')).toContain('is a public key');
});

test('a certificate is named', () => {
  const text = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
  expect(problemOf(text, 'samsung')).toContain('is a certificate');
});

test.each([
  ['apple', pem(rsa.privateKey, 'pkcs1'), 'RSA key (2048 bits)', 'Galaxy Store'],
  ['samsung', pem(ec.privateKey, 'pkcs8'), 'EC key (prime256v1)', 'App Store Connect'],
] as const)('for %s the key of the other store is named', (store, text, kind, other) => {
  expect(problemOf(text, store)).toContain(kind);
  expect(problemOf(text, store)).toContain(`It may be a key for ${other}: check whether keys were mixed up`);
});

test('a key that fits neither store is not said to be of the other one', () => {
  expect(problemOf(pem(makeEcPair('P-384').privateKey, 'pkcs8'), 'apple')).not.toContain('mixed up');
});

test('a Key Vault key is taken by its address, and no other address is', () => {
  const vaultKey = 'https://my-vault.vault.azure.net/keys/my-key';
  expect(keyFromVault(` ${vaultKey} `)).toEqual({ key: { vaultKey } });
  expect(keyFromVault('https://my-vault.vault.azure.net/secrets/my-key')).toHaveProperty('problem');
  expect(keyFromVault('https://evil.example/keys/my-key')).toHaveProperty('problem');
});

test('the key ID stands in the name of the file', () => {
  expect(idInName('/keys/AuthKey_2X9R4HXF34.p8')).toBe('2X9R4HXF34');
  expect(idInName('/keys/key.p8')).toBeUndefined();
});

test('no printed text contains a key', () => {
  const taken = keyFromText(pem(ec.privateKey, 'pkcs8'), 'apple');
  expect(JSON.stringify(taken)).toContain('[secret]');
});
