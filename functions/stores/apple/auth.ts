// Apple's tokens: JWTs that are sent as they are. Source: "Generating Tokens for API Requests", App Store Connect API.

import type { Authenticator, Credential } from '../../auth/authenticator.ts';
import { JWT_LIFETIME, type JwtValidity, jwtValidity, type SignClaims } from '../../auth/jwt.ts';
import { type CachedToken, createTokenCache } from '../../auth/tokenCache.ts';
import { createStoreClock } from '../../core/clockSkew.ts';
import { secret } from '../../core/secret.ts';
import type { Time } from '../../core/time.ts';

export interface AppleKey {
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly sign: SignClaims;
  readonly scope?: readonly string[] | undefined;
}

/** The claim `aud` of the tokens for App Store Connect and the App Store Server API. */
export const APPLE_AUDIENCE = 'appstoreconnect-v1';

/** A token is reused until this long before it expires, in seconds. */
const MARGIN = 120;

const credentials = new WeakMap<CachedToken, Credential>();

export function createAppleAuthenticator({ issuerId, sign, scope }: AppleKey, time: Time): Authenticator {
  return createJwtAuthenticator(
    (validity) =>
      sign({
        ...(issuerId ? { iss: issuerId } : { sub: 'user' }),
        aud: APPLE_AUDIENCE,
        ...validity,
        ...(scope && { scope }),
      }),
    time,
  );
}

/** Sends JWTs as bearer tokens, each until shortly before it expires. `makeJwt` signs one with this validity. */
export function createJwtAuthenticator(makeJwt: (validity: JwtValidity) => Promise<string>, time: Time): Authenticator {
  const clock = createStoreClock(time.now);
  const cache = createTokenCache(async () => {
    const jwt = await makeJwt(jwtValidity(clock.seconds()));
    return { value: secret(jwt), lifetime: (JWT_LIFETIME - MARGIN) * 1000 };
  }, time);
  return {
    credential: () => {
      const token = cache.get();
      return token instanceof Promise ? token.then(credentialOf) : credentialOf(token);
    },
    invalidate: ({ secret: refused }, date) => {
      cache.invalidate(refused);
      return clock.adjust(date);
    },
    skew: clock.skew,
    tokenInfo: cache.current,
  };
}

/** The same credential for the same token. */
function credentialOf(token: CachedToken): Credential {
  const made = credentials.get(token) ?? {
    secretHeaders: () => ({ authorization: `Bearer ${token.value.reveal()}` }),
    secret: token.value,
    renewable: true,
    isKey: true,
  };
  credentials.set(token, made);
  return made;
}
