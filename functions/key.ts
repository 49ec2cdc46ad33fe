// A private key in whichever spelling people have it, or the sentence that tells what it is and what to do.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';

/** What a store signs with. */
export type Algorithm = 'ES256' | 'RS256';

/** Either the key, or what is wrong with the text that should have been one. The text itself is in neither. */
export type ReadKey = { readonly key: KeyObject } | { readonly problem: string };

const wanted = {
  ES256: 'an EC key on the curve P-256 (from App Store Connect, AuthKey_….p8)',
  RS256: 'an RSA key of at least 2048 bits (from Seller Portal)',
} as const;

const problem = (sentence: string): ReadKey => ({ problem: sentence });

/** The text without byte order mark, outer blanks and quotes. */
const bare = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2');

/** Undoes what settings, shells and editors do to a PEM: the above, and line ends written as \n. */
const unwrap = (text: string): string => bare(text).replaceAll('\\r', '').replaceAll('\\n', '\n').trim();

/** The PEM kinds that are not a readable private key, by label. */
const refused: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY': 'is encrypted. Store it without a passphrase: openssl pkcs8 -topk8 -nocrypt -in key.pem',
  'PUBLIC KEY': 'is a public key. The private key is needed',
  'RSA PUBLIC KEY': 'is a public key. The private key is needed',
  CERTIFICATE: 'is a certificate. The private key is needed',
  'OPENSSH PRIVATE KEY': 'is an OpenSSH key. The key file that the store gave you is needed',
};

const load = (der: Buffer, algorithm: Algorithm): KeyObject | undefined => {
  const forms = ['pkcs8', algorithm === 'ES256' ? 'sec1' : 'pkcs1', algorithm === 'ES256' ? 'pkcs1' : 'sec1'] as const;
  for (const type of forms) {
    try {
      return createPrivateKey({ key: der, format: 'der', type });
    } catch {
      // not of this form; OpenSSL's words would tell nothing to the one who has to mend the setting
    }
  }
  return undefined;
};

const fits = (key: KeyObject, algorithm: Algorithm): ReadKey => {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const right =
    algorithm === 'ES256'
      ? key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1'
      : key.asymmetricKeyType === 'rsa' && modulusLength >= 2048;
  if (right) return { key };
  const size = namedCurve ?? (modulusLength ? `${modulusLength} bits` : '');
  const found = `${(key.asymmetricKeyType ?? 'unknown').toUpperCase()} key${size ? ` (${size})` : ''}`;
  return problem(`is an ${found}; ${wanted[algorithm]} is needed`);
};

const fromPem = (pem: string, algorithm: Algorithm): ReadKey => {
  const blocks = [...pem.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g)];
  // `openssl ecparam` writes the curve in a block of its own in front of the key
  const block = blocks.find(([, label]) => label?.endsWith('PRIVATE KEY')) ?? blocks[0];
  const [, label = '', body = ''] = block ?? [];
  if (!block) return problem('is cut off: its END line is missing');
  if (label in refused) return problem(refused[label] ?? '');
  if (/Proc-Type:.*ENCRYPTED/.test(body)) return problem(refused['ENCRYPTED PRIVATE KEY'] ?? '');
  const key = load(Buffer.from(body.replace(/\s/g, ''), 'base64'), algorithm);
  return key
    ? fits(key, algorithm)
    : problem('has the frame of a private key, but what is inside cannot be read. Copy it again');
};

const fromBase64 = (text: string, algorithm: Algorithm): ReadKey => {
  const bytes = Buffer.from(text, 'base64');
  const inner = bytes.toString('utf8');
  if (inner.includes('-----BEGIN')) return fromPem(unwrap(inner), algorithm);
  const key = load(bytes, algorithm);
  return key
    ? fits(key, algorithm)
    : problem('is base64, but not of a private key. Copy the whole file that the store gave you');
};

const fromFile = (path: string, algorithm: Algorithm): ReadKey => {
  if (!statSync(path).isFile() || statSync(path).size > 65_536) return problem('names something that is no key file');
  return fromText(readFileSync(path, 'utf8'), algorithm, false);
};

const isPath = (text: string): boolean => text.length < 1024 && /[\\/]|\.(p8|pem|key)$/i.test(text);

const fromText = (given: string, algorithm: Algorithm, mayBeFile: boolean): ReadKey => {
  // a path first: in C:\keys\new.p8 the \n is no line end
  if (mayBeFile && isPath(bare(given)) && existsSync(bare(given))) return fromFile(bare(given), algorithm);
  const text = unwrap(given);
  if (text === '') return problem('is empty');
  if (/^@Microsoft\.KeyVault\(/i.test(text)) {
    return problem(
      'is a Key Vault reference that was not resolved. Let the identity of the Functions app read the secret, and check its address',
    );
  }
  if (text.includes('-----BEGIN')) return fromPem(text, algorithm);
  const base64 = text.replace(/\s/g, '');
  if (base64.length >= 64 && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return fromBase64(base64, algorithm);
  if (mayBeFile && isPath(bare(given)))
    return problem(
      'names a file that is not there; a relative path begins at the folder where the command runs, and ~ is not expanded',
    );
  return problem(`is not a private key; ${wanted[algorithm]} is needed`);
};

/** Reads PKCS#8, PKCS#1 and SEC1, as PEM, as base64 of the PEM or of the bytes, or from the file that is named. */
export const readKey = (given: string, algorithm: Algorithm): ReadKey => fromText(given, algorithm, true);
