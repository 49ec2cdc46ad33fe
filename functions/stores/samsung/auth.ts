// Samsung's token: a JWT exchanged for an access token. Source: "Create an Access Token", Galaxy Store Developer API.

import type { Authenticator, Credential } from '../../auth/authenticator.ts';
import { jwtValidity, type SignClaims } from '../../auth/jwt.ts';
import { type CachedToken, createTokenCache } from '../../auth/tokenCache.ts';
import { createOwnTokens, type TokenSource } from '../../auth/tokenSource.ts';
import { createStoreClock } from '../../core/clockSkew.ts';
import { within } from '../../core/deadline.ts';
import { Failure } from '../../core/errors.ts';
import { type Secret, secret } from '../../core/secret.ts';
import type { Time } from '../../core/time.ts';
import type { BufferedResponse } from '../../pipeline/bufferResponse.ts';
import { parseStoreError } from '../../pipeline/storeErrors.ts';
import type { TokenExchange } from '../../pipeline/tokenExchange.ts';
import { readRetryAfter } from '../../transport/retryPolicy.ts';
import type { StoreRequest } from '../../transport/storeRequest.ts';
import { parseGalaxyError } from './responses.ts';

export interface SamsungKey {
  readonly serviceAccountId: string;
  readonly sign: SignClaims;
  readonly scopes: readonly string[];
}

const galaxyErrors = { parseError: parseGalaxyError };

export function createSamsungAuthenticator(
  { serviceAccountId, sign, scopes }: SamsungKey,
  exchange: TokenExchange,
  time: Time,
  source: TokenSource = createOwnTokens(),
): Authenticator {
  const clock = createStoreClock(time.now);
  const makeJwt = async (): Promise<Credential> => {
    return withJwt(secret(await sign({ iss: serviceAccountId, scopes, ...jwtValidity(clock.seconds()) })));
  };
  const exchangeOnce = async (): Promise<{ sent: BufferedResponse; jwt: Secret }> => {
    const { secretHeaders, secret: jwt } = await makeJwt();
    const headers = { 'content-type': 'application/json' };
    return {
      sent: await exchange({
        method: 'POST',
        path: '/auth/accessToken',
        headers,
        secretHeaders,
        secrets: [jwt],
      }),
      jwt,
    };
  };
  const make = async (): Promise<CachedToken> => {
    let tried = await exchangeOnce();
    if (tried.sent.status !== 200 && clock.adjust(tried.sent.headers.date)) tried = await exchangeOnce();
    // Samsung: "The access token never expires, but it can be revoked or cancelled."
    return { value: exchanged(tried.sent, tried.jwt), lifetime: Number.POSITIVE_INFINITY };
  };
  const cache = createTokenCache(() => source.obtain(make), time);
  return {
    credential: async (how, given) => {
      if (how === 'jwt') return makeJwt();
      if (given !== undefined) return withToken(serviceAccountId, secret(given), false);
      return withToken(serviceAccountId, (await cache.get()).value, true);
    },
    invalidate: ({ secret: token, renewable, isKey }, date) => {
      cache.invalidate(token);
      if (renewable && !isKey) source.refuse(token);
      return clock.adjust(date);
    },
    skew: clock.skew,
    tokenInfo: cache.current,
    revoke: async (deadline) => {
      const last = await within(deadline, cache.close());
      const tokens = await within(deadline, source.leave(last?.value));
      const revokeOne = async (token: Secret): Promise<void> =>
        revoked(await exchange(revocation(serviceAccountId, token), deadline), token);
      const outcomes = await Promise.allSettled(tokens.map(revokeOne));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      return tokens.length > 0;
    },
  };
}

/** Authenticates with the JWT itself: for the exchange, and for the operation that returns the exchange response to the caller. */
function withJwt(jwt: Secret): Credential {
  return {
    secretHeaders: () => ({ authorization: `Bearer ${jwt.reveal()}` }),
    secret: jwt,
    renewable: true,
    isKey: true,
  };
}

function exchanged(sent: BufferedResponse, jwt: Secret): Secret {
  if (sent.status === 429 || sent.status === 503) {
    const wait = sent.headers['retry-after'];
    throw new Failure(
      'store_refused',
      `Galaxy Store is throttling or temporarily unavailable (${sent.status}). Try again later.`,
      {
        status: sent.status,
        headers: readRetryAfter(wait, sent.headers.date) === undefined ? {} : { 'retry-after': wait ?? '' },
        details: parseStoreError(galaxyErrors, sent, [jwt]),
      },
    );
  }
  if (sent.status !== 200 && !isOurFault(sent)) {
    throw new Failure('store_unreachable', 'Galaxy Store could not make an access token. Try again in a minute.', {
      details: parseStoreError(galaxyErrors, sent, [jwt]),
    });
  }
  if (sent.status !== 200) {
    throw new Failure(
      'credentials_refused',
      'Galaxy Store refused the service account of the relay. An administrator should check its ID, key and scopes.',
      {
        details: parseStoreError(galaxyErrors, sent, [jwt]),
      },
    );
  }
  const token = accessToken(sent.json);
  if (usable(token)) return secret(token);
  throw new Failure(
    'store_invalid_answer',
    'Galaxy Store answered without a usable access token. Try again in a minute.',
  );
}

function withToken(serviceAccountId: string, token: Secret, renewable: boolean): Credential {
  return {
    secretHeaders: () => ({ authorization: `Bearer ${token.reveal()}`, 'service-account-id': serviceAccountId }),
    secret: token,
    renewable,
    isKey: false,
  };
}

/** A token that the store refuses is already invalid. */
function revoked(sent: BufferedResponse, token: Secret): void {
  if (sent.status === 200 || sent.status === 401) return;
  throw new Failure('store_refused', `Galaxy Store did not revoke the access token (${sent.status}).`, {
    status: sent.status,
    details: parseStoreError(galaxyErrors, sent, [token]),
  });
}

function revocation(serviceAccountId: string, token: Secret): StoreRequest {
  return {
    method: 'DELETE',
    path: '/auth/revokeAccessToken',
    headers: { 'content-type': 'application/json' },
    secretHeaders: withToken(serviceAccountId, token, false).secretHeaders,
    secrets: [token],
  };
}

/** A 4xx means our key, ID or scopes, except for throttling; Samsung answers an invalid signature with 500. */
function isOurFault({ status, text }: BufferedResponse): boolean {
  return (
    (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) ||
    (status === 500 && /invalid signature/.test(text))
  );
}

function accessToken(body: unknown): unknown {
  return (body as { createdItem?: { accessToken?: unknown } } | undefined)?.createdItem?.accessToken;
}

/** An access token is sent in a header, so it must be visible ASCII; the samples have 24 letters. */
function usable(token: unknown): token is string {
  return (
    typeof token === 'string' && /^[\x21-\x7e]{8,4096}$/.test(token) && !/^(undefined|null|NaN|\[object)/.test(token)
  );
}
