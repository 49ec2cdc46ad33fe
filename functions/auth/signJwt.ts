// Signs with jose. jwt.ts loads it with the first signature: a relay starts without it.
import { type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import type { JwtClaims } from './jwt.ts';

/** jose caches the imported key for the lifetime of the JWK object. */
export function signJwt(claims: JwtClaims, header: JWTHeaderParameters, jwk: JWK): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(jwk);
}
