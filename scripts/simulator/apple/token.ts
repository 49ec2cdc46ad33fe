// Validates a token like App Store Connect. Source: Apple, "Generating Tokens for API Requests".

import { type Arrival, bearerToken } from '../httpMessage.ts';
import { type Fields, firstBroken, hasSignature, type JwtRule, LONGEST_LIFE, readClaims, readHeader } from '../jwt.ts';
import type { AppleAccount } from '../keys.ts';

interface Facts {
  readonly claims: Fields;
  readonly account: AppleAccount;
  readonly arrival: Arrival;
  /** Seconds of the store's clock, with a fraction, because the times of a token may have one. */
  readonly now: number;
}

export type Taken = { readonly account: AppleAccount } | { readonly why: string };

/** Apple ignores these when it compares a scope entry with a request; the order of the others does not matter. */
const IGNORED = new Set(['limit', 'cursor', 'sort']);

const AUDIENCE = 'appstoreconnect-v1';

const headerRules: readonly JwtRule<Fields>[] = [
  { broken: 'alg must be ES256', holds: ({ alg }) => alg === 'ES256' },
  { broken: 'typ must be JWT', holds: ({ typ }) => typ === 'JWT' },
];

/** An individual key has no issuer: its token has `sub` and no `iss`. */
const claimRules: readonly JwtRule<Facts>[] = [
  {
    broken: "iss must be the team's issuer ID",
    holds: ({ account, claims }) => !account.issuerId || claims.iss === account.issuerId,
  },
  {
    broken: 'sub is only for individual keys',
    holds: ({ account, claims }) => !account.issuerId || claims.sub === undefined,
  },
  {
    broken: 'iss is not for individual keys',
    holds: ({ account, claims }) => Boolean(account.issuerId) || claims.iss === undefined,
  },
  {
    broken: 'sub must be user',
    holds: ({ account, claims }) => Boolean(account.issuerId) || claims.sub === 'user',
  },
  { broken: 'aud must be appstoreconnect-v1', holds: ({ claims }) => isAudience(claims.aud) },
  { broken: 'exp is missing', holds: ({ claims }) => isTime(claims.exp) },
  { broken: 'iat must be a time', holds: ({ claims }) => claims.iat === undefined || isTime(claims.iat) },
  { broken: 'the token has expired', holds: ({ claims, now }) => Number(claims.exp) > now },
  { broken: 'iat is in the future', holds: ({ claims, now }) => Math.floor(Number(claims.iat ?? now)) <= now },
  {
    broken: 'the token lives longer than 20 minutes',
    holds: ({ claims, now }) => Number(claims.exp) - Number(claims.iat ?? now) <= LONGEST_LIFE,
  },
  {
    broken: 'no entry of scope matches',
    holds: ({ claims: { scope }, arrival }) =>
      scope === undefined || (Array.isArray(scope) && scope.some((entry) => isInScope(entry, arrival))),
  },
];

export async function takeToken(accounts: readonly AppleAccount[], arrival: Arrival): Promise<Taken> {
  const jwt = bearerToken(arrival.headers);
  if (jwt === undefined) return { why: 'there is no bearer token' };
  const header = readHeader(jwt);
  const claims = readClaims(jwt);
  if (!header || !claims) return { why: 'the bearer token is not a JWT' };
  const wrongHeader = firstBroken(headerRules, header);
  if (wrongHeader) return { why: wrongHeader };
  const account = accounts.find(({ keyId }) => keyId === header.kid);
  if (!account) return { why: 'kid is not known' };
  if (!(await hasSignature(jwt, account.publicKey, 'ES256'))) return { why: 'the signature is wrong' };
  const wrongClaim = firstBroken(claimRules, { claims, account, arrival, now: arrival.now / 1000 });
  return wrongClaim ? { why: wrongClaim } : { account };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function comparable(path: string, query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => !IGNORED.has(name)).map((pair) => pair.join('='));
  return `${path}?${kept.sort().join('&')}`;
}

function isInScope(entry: unknown, { method, path, query }: Arrival): boolean {
  const [, target = ''] = /^GET (\S+)$/.exec(String(entry)) ?? [];
  const [wantedPath = '', wantedQuery = ''] = target.split('?');
  return method === 'GET' && comparable(wantedPath, new URLSearchParams(wantedQuery)) === comparable(path, query);
}

/** An array with one item is valid, too (RFC 7519, section 4.1.3): the command line tool asc sends it. */
function isAudience(aud: unknown): boolean {
  return Array.isArray(aud) ? aud.length === 1 && aud[0] === AUDIENCE : aud === AUDIENCE;
}
