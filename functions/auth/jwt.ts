// Creates JWTs.
import type { KeyObject } from 'node:crypto';
import type { JWK, JWTPayload } from 'jose';
import type { Algorithm } from './privateKey.ts';

export interface JwtClaims extends JWTPayload {
  readonly iat: number;
  readonly exp: number;
}

/** In seconds. Both stores reject a lifetime over 20 minutes, and Apple a future `iat`: 16 minutes, backdated by one. */
const BACKDATED = 60;
export const JWT_LIFETIME = 900;

/** Signs a JWT with these claims; `header` has members of its header besides `alg`, `typ` and `kid`. */
export type SignClaims = (claims: JwtClaims, header?: Readonly<Record<string, string>>) => Promise<string>;

/** When a JWT begins and ends, in seconds since 1970. */
export type JwtValidity = Pick<JwtClaims, 'iat' | 'exp'>;

/** `iat` and `exp` of a JWT signed at this time, in seconds since 1970. */
export function jwtValidity(seconds: number): JwtValidity {
  return {
    iat: seconds - BACKDATED,
    exp: seconds + JWT_LIFETIME,
  };
}

/**
 * Signs in WebCrypto, off the event loop: an RSA signature would block it for 0.4 ms. The key is stored as a JWK and
 * imported for each signature: a signature serves for 13 minutes, and an imported key takes 5 KiB that the garbage
 * collector does not see (Node 20.20: a KeyObject, and jose's CryptoKey beside it).
 */
export function signWithKey(key: KeyObject, algorithm: Algorithm, keyId?: string): SignClaims {
  const jwk = key.export({ format: 'jwk' });
  return async (claims, header) => {
    const { signJwt } = await import('./signJwt.ts');
    return signJwt(claims, { ...jwtHeader(algorithm, keyId), ...header }, { ...jwk } as JWK); // a copy, so that the imported key is freed
  };
}

/** The protected header; `keyId` only if the store requires it (Apple does, Samsung does not). */
export function jwtHeader(algorithm: Algorithm, keyId?: string) {
  return {
    alg: algorithm,
    typ: 'JWT',
    ...(keyId && { kid: keyId }),
  };
}
