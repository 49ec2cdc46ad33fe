// Identifies the kind of a key: usable by the store, or not, with the problem and its solution.
import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { fromUsualPkcs8 } from './pkcs8.ts';

/** Algorithms of signatures. */
export type Algorithm = 'ES256' | 'RS256';

/** The key that a store expects. */
export interface ExpectedKey {
  readonly algorithm: Algorithm;
  /** Where the store gives the key out, for messages: `Seller Portal`. */
  readonly source: string;
  /** The member `type` of the store's key file, if that file is JSON. */
  readonly fileType?: string;
  /** Titles of the stores that expect a key for another algorithm: a key of theirs may have been mixed up. */
  readonly others: readonly { readonly algorithm: Algorithm; readonly title: string }[];
}

/** The key, or the problem with the text. Neither contains the text. */
export type ReadKey = { readonly key: KeyObject } | { readonly problem: string };

const kinds = { ES256: 'an EC key on the curve P-256', RS256: 'an RSA key of at least 2048 bits' } as const;

/** Messages for input that is not a readable private key. */
export const refusedKeys = {
  encrypted: 'is encrypted. Store it without a passphrase: openssl pkcs8 -topk8 -nocrypt -in key.pem',
  public: 'is a public key. The private key is needed',
  certificate: 'is a certificate. The private key is needed',
  openssh:
    'is an OpenSSH key. The key file that the store gave you is needed; one that was converted becomes PEM again with ssh-keygen -p -m PKCS8 -f FILE',
  request: 'is a certificate request. The private key is needed',
  pkcs12: 'is a PKCS#12 file (.p12 or .pfx). The key file that the store gave you is needed',
} as const;

/** The same messages by PEM label. */
export const refusedPemLabels: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY': refusedKeys.encrypted,
  'PUBLIC KEY': refusedKeys.public,
  'RSA PUBLIC KEY': refusedKeys.public,
  'EC PUBLIC KEY': refusedKeys.public,
  'SSH2 PUBLIC KEY': refusedKeys.public,
  CERTIFICATE: refusedKeys.certificate,
  'X509 CERTIFICATE': refusedKeys.certificate,
  'TRUSTED CERTIFICATE': refusedKeys.certificate,
  'CERTIFICATE REQUEST': refusedKeys.request,
  'NEW CERTIFICATE REQUEST': refusedKeys.request,
  'OPENSSH PRIVATE KEY': refusedKeys.openssh,
  'PGP PRIVATE KEY BLOCK': 'is a PGP key. The key file that the store gave you is needed',
};

/** Object identifiers: PKCS#5 starts encrypted keys, PKCS#7 a PKCS#12 file. */
const [PKCS5, PKCS7] = ['2a864886f70d0105', '2a864886f70d0107'];

/** `an RSA key of at least 2048 bits (from Seller Portal)`. */
export function describeExpected({ algorithm, source }: ExpectedKey): string {
  return `${kinds[algorithm]} (from ${source})`;
}

/** Reads a private key in any of its three DER formats. */
export function loadDer(der: Buffer): KeyObject | undefined {
  const usual = fromUsualPkcs8(der);
  if (usual) return usual;
  for (const type of ['pkcs8', 'sec1', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key: der, format: 'der', type });
    } catch {
      // another format; OpenSSL's message would not help to fix the setting
    }
  }
  return undefined;
}

/** Identifies DER that is not a private key; undefined if unknown. */
export function keyKindOf(der: Buffer): string | undefined {
  if (succeeds(() => new X509Certificate(der))) return refusedKeys.certificate;
  for (const type of ['spki', 'pkcs1'] as const)
    if (succeeds(() => createPublicKey({ key: der, format: 'der', type }))) return refusedKeys.public;
  const start = der.subarray(0, 48).toString('hex');
  if (start.startsWith('30') && start.includes(PKCS7)) return refusedKeys.pkcs12;
  if (start.startsWith('30') && start.includes(PKCS5)) return refusedKeys.encrypted;
  if (der.subarray(0, 14).toString('latin1') === 'openssh-key-v1') return refusedKeys.openssh;
  return undefined;
}

/** Reads a JWK (RFC 7517). */
export function fromJwk(jwk: JsonWebKey, expected: ExpectedKey): ReadKey {
  if (jwk.kty === 'oct') return keyProblem(`is a symmetric key as JWK; ${describeExpected(expected)} is needed`);
  if (jwk.d === undefined) return keyProblem('is a public key as JWK: it has no d. The private key is needed');
  if (jwk.kty === 'RSA' && !(jwk.p && jwk.q))
    return keyProblem(
      'is an RSA key as JWK without p and q. Export it whole, or give the file that the store gave you',
    );
  try {
    return checkKey(createPrivateKey({ key: withPoint(jwk), format: 'jwk' }), expected);
  } catch {
    return keyProblem('is a JWK that cannot be read. Copy it again, or give the file that the store gave you');
  }
}

/** Returns the key if the store can use it; otherwise the problem, such as a key of another store. */
export function checkKey(key: KeyObject, expected: ExpectedKey): ReadKey {
  if (isRight(key, expected.algorithm)) return { key };
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  const size = namedCurve ?? (modulusLength ? `${modulusLength} bits` : '');
  const found = `${(key.asymmetricKeyType ?? 'unknown').toUpperCase()} key${size ? ` (${size})` : ''}`;
  const owners = expected.others.filter(({ algorithm }) => isRight(key, algorithm)).map(({ title }) => title);
  const mixedUp =
    owners.length > 0 ? `. It may be a key for ${owners.join(' or ')}: check whether keys were mixed up` : '';
  return keyProblem(`is an ${found}; ${describeExpected(expected)} is needed${mixedUp}`);
}

export function keyProblem(sentence: string): ReadKey {
  return { problem: sentence };
}

function succeeds(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/** Adds the public point to a P-256 private key that lacks it. */
function withPoint(jwk: JsonWebKey): JsonWebKey {
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.d === undefined || (jwk.x && jwk.y)) return jwk;
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(jwk.d, 'base64url'));
  const point = curve.getPublicKey();
  return { ...jwk, x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
}

function isRight({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, algorithm: Algorithm): boolean {
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails ?? {};
  return algorithm === 'ES256'
    ? asymmetricKeyType === 'ec' && namedCurve === 'prime256v1'
    : asymmetricKeyType === 'rsa' && modulusLength >= 2048;
}
