// Apple's token. Source: "Generating Tokens for API Requests", App Store Connect API.
import type { KeyObject } from 'node:crypto';
import { signJwt } from './jwt.ts';
import type { Signer } from './signer.ts';
import { keepToken } from './token.ts';

export const APPLE_ORIGIN = 'https://api.appstoreconnect.apple.com';

export interface AppleKey {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly key: KeyObject;
  readonly scope?: readonly string[] | undefined;
}

/** Apple refuses tokens from the future, so `iat` lies back a minute; 16 minutes in all stay well under Apple's 20. */
const BACKDATED = 60;
const LIFETIME = 900;
/** A token is used again until this long before its end, in seconds. */
const MARGIN = 120;
/** Clocks that differ by less than this are left alone, in milliseconds. */
const TOLERATED_SKEW = 30_000;

export const appleSigner = ({ keyId, issuerId, key, scope }: AppleKey, now: () => number): Signer => {
  let skew = 0;
  const cache = keepToken(async () => {
    const seconds = Math.floor((now() + skew) / 1000);
    const claims = {
      ...(issuerId ? { iss: issuerId } : { sub: 'user' }),
      aud: 'appstoreconnect-v1',
      iat: seconds - BACKDATED,
      exp: seconds + LIFETIME,
      ...(scope && { scope }),
    };
    return { value: await signJwt(key, 'ES256', claims, keyId), goodUntil: now() + (LIFETIME - MARGIN) * 1000 };
  }, now);
  return {
    sign: async () => {
      const { value } = await cache.get();
      return { headers: { authorization: `Bearer ${value}` }, secret: value, renewable: true };
    },
    forget: ({ secret }, date) => {
      const difference = / GMT$/.test(date ?? '') ? Date.parse(date ?? '') - now() : Number.NaN;
      if (Math.abs(difference - skew) > TOLERATED_SKEW) skew = difference;
      cache.forget(secret);
    },
  };
};
