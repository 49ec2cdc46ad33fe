// Verifies signed messages of stores with jose. It is loaded with the first message.
import { compactVerify, importSPKI } from 'jose';
import type { Algorithm } from './privateKey.ts';

/**
 * The payload of a compact JWS (RFC 7515), as bytes; undefined if it is not one, or if none of the keys signed it with
 * this algorithm. `keys` are public keys in SubjectPublicKeyInfo form, PEM.
 */
export async function verifyJws(
  jws: string,
  keys: readonly string[],
  algorithm: Exclude<Algorithm, 'bearer'>,
): Promise<Uint8Array | undefined> {
  for (const pem of keys) {
    const key = await importSPKI(pem, algorithm);
    const verified = await compactVerify(jws, key, { algorithms: [algorithm] }).catch(() => undefined);
    if (verified) return verified.payload;
  }
  return undefined;
}
