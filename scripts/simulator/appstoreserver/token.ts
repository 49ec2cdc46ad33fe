// Checks a token as the App Store Server API does. Source: Apple, "Generating JSON Web Tokens for API requests".
import type { KeyObject } from 'node:crypto';
import { type Arrival, bearerToken } from '../httpMessage.ts';
import { closedClaims, type Fields, firstBroken, hasSignature, type JwtRule, readClaims, readHeader } from '../jwt.ts';

/** An In-App Purchase key, and the app whose purchases it reads. */
export interface PurchaseKey {
  readonly keyId: string;
  readonly issuerId: string;
  readonly bundleId: string;
  readonly publicKey: KeyObject;
}

interface Facts {
  readonly claims: Fields;
  readonly key: PurchaseKey;
  /** In seconds. */
  readonly now: number;
}

/** In seconds. Apple: "Tokens that expire more than 60 minutes after the time in iat aren't valid". */
const LONGEST = 3600;

const headerRules: readonly JwtRule<Fields>[] = [
  { broken: 'alg must be ES256', holds: ({ alg }) => alg === 'ES256' },
  { broken: 'typ must be JWT', holds: ({ typ }) => typ === 'JWT' },
];

const claimRules: readonly JwtRule<Facts>[] = [
  { broken: 'iss must be the issuer ID', holds: ({ claims, key }) => claims.iss === key.issuerId },
  { broken: 'aud must be appstoreconnect-v1', holds: ({ claims }) => claims.aud === 'appstoreconnect-v1' },
  { broken: 'bid must be the bundle ID', holds: ({ claims, key }) => claims.bid === key.bundleId },
  ...closedClaims(['aud', 'bid', 'exp', 'iat', 'iss']),
  {
    broken: 'the token lives longer than 60 minutes',
    holds: ({ claims }) => Number(claims.exp) - Number(claims.iat) <= LONGEST,
  },
];

/** Why the token is refused; undefined if it is right. */
export async function whyRefused(keys: readonly PurchaseKey[], arrival: Arrival): Promise<string | undefined> {
  const jwt = bearerToken(arrival.headers);
  if (jwt === undefined) return 'there is no bearer token';
  const header = readHeader(jwt);
  const claims = readClaims(jwt);
  if (!header || !claims) return 'the bearer token is not a JWT';
  const wrongHeader = firstBroken(headerRules, header);
  if (wrongHeader) return wrongHeader;
  const key = keys.find(({ keyId }) => keyId === header.kid);
  if (!key) return 'kid is not known';
  if (!(await hasSignature(jwt, key.publicKey, 'ES256'))) return 'the signature is wrong';
  return firstBroken(claimRules, { claims, key, now: arrival.now / 1000 });
}
