// Apple's token. Source: "Generating Tokens for API Requests", App Store Connect API.

import type { Authenticator } from '../../auth/authenticator.ts';
import { JWT_LIFETIME, jwtValidity, type SignClaims } from '../../auth/jwt.ts';
import { createTokenCache } from '../../auth/tokenCache.ts';
import { createStoreClock } from '../../core/clockSkew.ts';
import { secret } from '../../core/secret.ts';
import type { Time } from '../../core/time.ts';

export interface AppleKey {
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly sign: SignClaims;
  readonly scope?: readonly string[] | undefined;
}

/** A token is reused until this long before it expires, in seconds. */
const MARGIN = 120;

export function createAppleAuthenticator({ issuerId, sign, scope }: AppleKey, time: Time): Authenticator {
  const clock = createStoreClock(time.now);
  const cache = createTokenCache(async () => {
    const jwt = await sign({
      ...(issuerId ? { iss: issuerId } : { sub: 'user' }),
      aud: 'appstoreconnect-v1',
      ...jwtValidity(clock.seconds()),
      ...(scope && { scope }),
    });
    return { value: secret(jwt), lifetime: (JWT_LIFETIME - MARGIN) * 1000 };
  }, time);
  return {
    credential: async () => {
      const { value } = await cache.get();
      return {
        secretHeaders: () => ({ authorization: `Bearer ${value.reveal()}` }),
        secret: value,
        renewable: true,
        isKey: true,
      };
    },
    invalidate: ({ secret: refused }, date) => {
      cache.invalidate(refused);
      return clock.adjust(date);
    },
    skew: clock.skew,
    tokenInfo: cache.current,
  };
}
