// Apple's token. Source: "Generating Tokens for API Requests", App Store Connect API.

import type { Signer } from '../../auth/authenticator.ts';
import { LIFETIME, type SignClaims, validFrom } from '../../auth/jwt.ts';
import { keepToken } from '../../auth/tokenCache.ts';
import { createStoreClock } from '../../core/clockSkew.ts';
import { secret } from '../../core/secret.ts';
import type { Time } from '../../core/time.ts';

export interface AppleKey {
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly sign: SignClaims;
  readonly scope?: readonly string[] | undefined;
}

/** A token is used again until this long before its end, in seconds. */
const MARGIN = 120;

export const appleSigner = ({ issuerId, sign, scope }: AppleKey, time: Time): Signer => {
  const clock = createStoreClock(time.now);
  const cache = keepToken(async () => {
    const jwt = await sign({
      ...(issuerId ? { iss: issuerId } : { sub: 'user' }),
      aud: 'appstoreconnect-v1',
      ...validFrom(clock.seconds()),
      ...(scope && { scope }),
    });
    return { value: secret(jwt), lifetime: (LIFETIME - MARGIN) * 1000 };
  }, time);
  return {
    sign: async () => {
      const { value } = await cache.get();
      return {
        sealed: () => ({ authorization: `Bearer ${value.reveal()}` }),
        secret: value,
        renewable: true,
        isKey: true,
      };
    },
    forget: ({ secret: refused }, date) => {
      cache.forget(refused);
      return clock.adjust(date);
    },
    skew: clock.skew,
    kept: cache.kept,
  };
};
