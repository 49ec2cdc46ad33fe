// Galaxy Store's access tokens: created for a valid JWT, checked, revoked. Sources: "Create an Access Token", "Use the Access Token".
import { randomBytes } from 'node:crypto';
import { type Arrival, bearerToken, type SimulatedReply } from '../httpMessage.ts';
import { type Fields, firstBroken, hasSignature, type JwtRule, LONGEST_LIFE, readClaims, readHeader } from '../jwt.ts';
import type { SamsungAccount } from '../keys.ts';
import {
  insufficientScopes,
  invalidJwt,
  invalidSignature,
  invalidToken,
  noAuthentication,
  unknownAccount,
  wrongContentType,
} from './errors.ts';

/** The account and scopes of an access token. */
export interface Grant {
  readonly account: SamsungAccount;
  readonly scopes: readonly string[];
}

export interface GalaxyRequestContext {
  readonly accounts: readonly SamsungAccount[];
  /** An account may have several valid tokens at once; Samsung's pages name no limit. */
  readonly tokens: Map<string, Grant>;
  readonly revoked: ReadonlySet<string>;
}

const headerRules: readonly JwtRule<Fields>[] = [
  { broken: 'alg must be RS256', holds: ({ alg }) => alg === 'RS256' },
  { broken: 'typ must be JWT', holds: ({ typ }) => typ === 'JWT' },
];

const claimRules: readonly JwtRule<{ readonly claims: Fields; readonly now: number }>[] = [
  // with or without a fraction (RFC 7519, section 2): Mozilla's mozapkpublisher sends one
  { broken: 'iat must be a number', holds: ({ claims }) => Number.isFinite(claims.iat) },
  { broken: 'exp must be a number', holds: ({ claims }) => Number.isFinite(claims.exp) },
  { broken: 'the JWT has expired', holds: ({ claims, now }) => Number(claims.exp) > now },
  { broken: 'iat is in the future', holds: ({ claims, now }) => Math.floor(Number(claims.iat)) <= now },
  {
    broken: 'the JWT lives longer than 20 minutes',
    holds: ({ claims }) => Number(claims.exp) - Number(claims.iat) <= LONGEST_LIFE,
  },
  { broken: 'scopes must be a list', holds: ({ claims: { scopes } }) => Array.isArray(scopes) && scopes.length > 0 },
];

/** The JWT is valid in the header only: in the body it counts as missing (observed live). */
export async function createToken(
  { accounts, tokens }: GalaxyRequestContext,
  arrival: Arrival,
): Promise<SimulatedReply> {
  const jwt = bearerToken(arrival.headers);
  if (jwt === undefined) return noAuthentication('there is no bearer token');
  if (!isJson(arrival)) return wrongContentType();
  const header = readHeader(jwt);
  const claims = readClaims(jwt);
  if (!header || !claims) return invalidJwt('the bearer token is not a JWT');
  const wrongHeader = firstBroken(headerRules, header);
  if (wrongHeader) return invalidJwt(wrongHeader);
  const account = accounts.find(({ id }) => id === claims.iss);
  if (!account) return unknownAccount('iss is not known');
  if (!(await hasSignature(jwt, account.publicKey, 'RS256'))) return invalidSignature();
  const wrongClaim = firstBroken(claimRules, { claims, now: arrival.now / 1000 });
  if (wrongClaim) return invalidJwt(wrongClaim);
  const scopes = (claims.scopes as readonly unknown[]).map(String);
  if (!scopes.every((scope) => account.scopes.includes(scope))) return insufficientScopes('a scope is not granted');
  const accessToken = makeToken();
  tokens.set(accessToken, { account, scopes });
  return { status: 200, body: { ok: true, createdItem: { accessToken } } };
}

export function isJson({ headers }: Arrival): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** Checks the access token and account ID that every call except its creation requires. */
export function takeGrant(
  { accounts, tokens, revoked }: GalaxyRequestContext,
  { headers }: Arrival,
  anonymous = false,
): Grant | SimulatedReply {
  const token = bearerToken(headers);
  if (token === undefined) return noAuthentication('there is no bearer token');
  const grant = revoked.has(token) ? undefined : tokens.get(token);
  const given = headers['service-account-id'];
  const account = given === undefined && anonymous ? grant?.account : accounts.find(({ id }) => id === given);
  if (!account && !anonymous) return unknownAccount('service-account-id is missing or not known');
  if (!grant) return invalidToken('the access token is not known');
  return grant.account === account ? grant : invalidToken('the access token is of another service account');
}

export function isTokenRefusal(taken: Grant | SimulatedReply): taken is SimulatedReply {
  return 'status' in taken;
}

export function revokeToken({ tokens }: GalaxyRequestContext, { headers }: Arrival): SimulatedReply {
  tokens.delete(bearerToken(headers) ?? '');
  return { status: 200, body: { ok: true } };
}

/** Samsung's own tokens have 24 letters and digits. */
function makeToken(): string {
  return randomBytes(18).toString('base64url').replace(/[-_]/g, 'S');
}
