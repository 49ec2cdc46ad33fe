// Validates a JWT as strictly as a store: first its signature, then a list of rules, each with the sentence that it violates.
import type { KeyObject } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';

export type Fields = Readonly<Record<string, unknown>>;

/** A rule, and the error if it is violated. */
export interface JwtRule<Facts> {
  readonly broken: string;
  readonly holds: (facts: Facts) => boolean;
}

/** Both stores: "not exceeding 20 minutes". */
export const LONGEST_LIFE = 1200;

export function firstBroken<Facts>(rules: readonly JwtRule<Facts>[], facts: Facts): string | undefined {
  return rules.find(({ holds }) => !holds(facts))?.broken;
}

/** The rules of a store that takes no other claims than these, and times in whole seconds. `now` is in seconds. */
export function closedClaims(
  names: readonly string[],
): readonly JwtRule<{ readonly claims: Fields; readonly now: number }>[] {
  const wanted = [...names].sort().join();
  return [
    { broken: 'there are other claims', holds: ({ claims }) => Object.keys(claims).sort().join() === wanted },
    { broken: 'iat must be a time', holds: ({ claims }) => Number.isInteger(claims.iat) },
    { broken: 'exp must be a time', holds: ({ claims }) => Number.isInteger(claims.exp) },
    { broken: 'iat is in the future', holds: ({ claims, now }) => Number(claims.iat) <= Math.ceil(now) },
    { broken: 'the token has expired', holds: ({ claims, now }) => Number(claims.exp) > now },
  ];
}

export function readHeader(jwt: string): Fields | undefined {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    return undefined;
  }
}

/** The claims without signature verification: a store needs them to find the key. */
export function readClaims(jwt: string): Fields | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Fields) : undefined;
  } catch {
    return undefined;
  }
}

export async function hasSignature(jwt: string, key: KeyObject, algorithm: string): Promise<boolean> {
  try {
    await compactVerify(jwt, key, { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}
