// Checks a token as WeatherKit does. Source: Apple, "Request authentication for WeatherKit REST API".
import type { KeyObject } from 'node:crypto';
import { type Arrival, bearerToken, type SimulatedReply } from '../httpMessage.ts';
import { closedClaims, type Fields, firstBroken, hasSignature, type JwtRule, readClaims, readHeader } from '../jwt.ts';

export interface WeatherKey {
  readonly keyId: string;
  readonly teamId: string;
  /** The Services ID that WeatherKit is switched on for, and one that it is not. */
  readonly serviceId: string;
  readonly otherServiceId: string;
  readonly publicKey: KeyObject;
}

interface Facts {
  readonly claims: Fields;
  readonly key: WeatherKey;
  /** The Services ID in the header. */
  readonly serviceId: string;
  /** In seconds. */
  readonly now: number;
}

/** In seconds. Apple documents no limit; developers have seen an hour work. */
const LONGEST = 3600;

const rules: readonly JwtRule<Facts>[] = [
  { broken: 'iss must be the team ID', holds: ({ claims, key }) => claims.iss === key.teamId },
  { broken: 'sub must be the Services ID', holds: ({ claims, serviceId }) => claims.sub === serviceId },
  ...closedClaims(['exp', 'iat', 'iss', 'sub']),
  {
    broken: 'the token lives longer than an hour',
    holds: ({ claims }) => Number(claims.exp) - Number(claims.iat) <= LONGEST,
  },
];

/** WeatherKit's refusal of the token; undefined if it is right. */
export async function tokenRefusal(keys: readonly WeatherKey[], arrival: Arrival): Promise<SimulatedReply | undefined> {
  const jwt = bearerToken(arrival.headers);
  const header = jwt === undefined ? undefined : readHeader(jwt);
  const claims = jwt === undefined ? undefined : readClaims(jwt);
  if (jwt === undefined || !header || !claims) return refused('MISSING_AUTH', 'there is no JWT');
  if (header.alg !== 'ES256' || header.typ !== 'JWT') return refused('MISSING_AUTH', 'alg must be ES256, typ JWT');
  const key = keys.find(({ keyId }) => keyId === header.kid);
  if (!key) return refused('MISSING_AUTH', 'kid is not known');
  const serviceId = [key.serviceId, key.otherServiceId].find((each) => header.id === `${key.teamId}.${each}`);
  if (serviceId === undefined)
    return refused('MISSING_AUTH', 'id in the header must be the team ID and the Services ID');
  if (!(await hasSignature(jwt, key.publicKey, 'ES256')))
    return refused('INVALID_AUTH_TOKEN', 'the signature is wrong');
  const wrong = firstBroken(rules, { claims, key, serviceId, now: arrival.now / 1000 });
  if (wrong) return refused('INVALID_AUTH_TOKEN', wrong);
  return serviceId === key.serviceId ? undefined : refused('NOT_ENABLED', 'WeatherKit is not switched on for it');
}

export function refused(reason: string, why: string): SimulatedReply {
  return { status: 401, body: { reason }, why };
}
