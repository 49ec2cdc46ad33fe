// Key in, JWT out.
import type { KeyObject } from 'node:crypto';
import { type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Algorithm } from './privateKey.ts';

export interface JwtClaims extends JWTPayload {
  readonly iat: number;
  readonly exp: number;
}

/** Both stores refuse what lives longer than 20 minutes, and Apple what comes from the future: 16 minutes, a minute back. */
const BACKDATED = 60;
export const JWT_LIFETIME = 900;

/** Makes a JWT of these claims, with whatever holds the key. */
export type SignClaims = (claims: JwtClaims) => Promise<string>;

/** The times of a JWT made now, in seconds since 1970. */
export function jwtValidity(seconds: number): { iat: number; exp: number } {
  return {
    iat: seconds - BACKDATED,
    exp: seconds + JWT_LIFETIME,
  };
}

/**
 * Signs in WebCrypto, off the event loop: an RSA signature would hold up every other call for 0.4 ms. The key is kept as
 * a JWK, and imported for each signature: a signature serves for 13 minutes, and an imported key takes 5 KiB that the
 * garbage collector does not see (Node 20.20: a KeyObject, and jose's CryptoKey beside it).
 */
export function signWithKey(key: KeyObject, algorithm: Algorithm, keyId?: string): SignClaims {
  const jwk = key.export({ format: 'jwk' });
  // a copy, as jose remembers the imported key for as long as the object lives
  return (claims) => new SignJWT(claims).setProtectedHeader(jwtHeader(algorithm, keyId)).sign({ ...jwk } as JWK);
}

/** The header of a JWT; `keyId` only where the store asks for it (Apple does, Samsung does not). */
export function jwtHeader(algorithm: Algorithm, keyId?: string) {
  return {
    alg: algorithm,
    typ: 'JWT',
    ...(keyId && { kid: keyId }),
  };
}
