// Every spelling in which people hold a private key is read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { signWithKey } from '../../functions/jwt.ts';
import { type Algorithm, readKey } from '../../functions/key.ts';
import { der, makeKeys, type Pair, pem } from '../tools/keys.ts';
import { base64, curveBlock, spellings } from '../tools/spellings.ts';

const keys = makeKeys();
const folder = mkdtempSync(join(tmpdir(), 'store-relay-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of its own in the folder of this run, which is removed at the end. */
const inFile = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};

const forms = (pair: Pair, algorithm: Algorithm): Record<string, string> => {
  const old = algorithm === 'ES256' ? 'sec1' : 'pkcs1';
  const label = algorithm === 'ES256' ? 'SEC1' : 'PKCS#1';
  const all: [string, string][] = [];
  for (const [how, text] of Object.entries(spellings(pem(pair.privateKey, 'pkcs8')))) all.push([`PKCS#8 ${how}`, text]);
  for (const [how, text] of Object.entries(spellings(pem(pair.privateKey, old)))) all.push([`${label} ${how}`, text]);
  return {
    ...Object.fromEntries(all),
    'PKCS#8 as base64 of the bytes': base64(der(pair.privateKey, 'pkcs8')),
    [`${label} as base64 of the bytes`]: base64(der(pair.privateKey, old)),
    'the path of a .p8 file': inFile(`AuthKey-${algorithm}.p8`, pem(pair.privateKey, 'pkcs8')),
    'the path of a .pem file with CRLF': inFile(
      `crlf-${algorithm}.pem`,
      pem(pair.privateKey, old).replaceAll('\n', '\r\n'),
    ),
    'the path of a file, in quotes': `"${inFile(`quoted-${algorithm}.key`, pem(pair.privateKey, 'pkcs8'))}"`,
  };
};

describe.each([
  ['ES256', keys.ec],
  ['RS256', keys.rsa],
] as const)('A key for %s is read from', (algorithm, pair) => {
  const all = forms(pair, algorithm);

  test.each(Object.keys(all))('%s', async (form) => {
    const read = readKey(all[form] ?? '', algorithm);
    if ('problem' in read) throw new Error(read.problem);
    const jwt = await signWithKey(read.key, algorithm)({ iat: 1, exp: 9_999_999_999 });
    const { protectedHeader } = await jwtVerify(jwt, pair.publicKey);
    expect(protectedHeader.alg).toBe(algorithm);
  });
});

test('A SEC1 key is read behind the block of its curve, as openssl ecparam writes it', () => {
  const read = readKey(curveBlock + pem(keys.ec.privateKey, 'sec1'), 'ES256');
  expect('key' in read && read.key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
});

test('A file path may hold a backslash and an n, as on Windows', () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    mkdirSync('keys'); // a folder on Windows; elsewhere the backslash is part of the name
    inFile('keys\\new.p8', pem(keys.ec.privateKey, 'pkcs8'));
    expect(readKey('keys\\new.p8', 'ES256')).toHaveProperty('key');
  } finally {
    process.chdir(before);
  }
});
