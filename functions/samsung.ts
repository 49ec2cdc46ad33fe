// Samsung's token: a JWT exchanged for an access token. Source: "Create an Access Token", Galaxy Store Developer API.
import type { KeyObject } from 'node:crypto';
import { Failure } from './errors.ts';
import { signJwt } from './jwt.ts';
import { readRefusal, type Whole } from './refusal.ts';
import type { Credential, Signer } from './signer.ts';
import type { Outgoing } from './target.ts';
import { keepToken } from './token.ts';

export const SAMSUNG_ORIGIN = 'https://devapi.samsungapps.com';

export interface SamsungKey {
  readonly serviceAccountId: string;
  readonly key: KeyObject;
  readonly scopes: readonly string[];
}

const LIFETIME = 900;
const BACKDATED = 60;

/** What the exchange goes through: the account's own way to the store, with a deadline of its own. */
export type Exchange = (outgoing: Outgoing) => Promise<Whole>;

/** An access token travels in a header, so it must be visible ASCII; the samples have 24 letters. */
const usable = (token: unknown): token is string => typeof token === 'string' && /^[\x21-\x7e]{8,4096}$/.test(token);

const accessToken = (body: unknown): unknown =>
  (body as { createdItem?: { accessToken?: unknown } } | undefined)?.createdItem?.accessToken;

/** A 4xx means our key, ID or scopes, unless it asks for patience; a bad signature is answered with 500. */
const isOurFault = ({ status, text }: Whole): boolean =>
  (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) ||
  (status === 500 && /invalid signature/.test(text));

const exchanged = (sent: Whole, jwt: string): string => {
  if (sent.status !== 200 && !isOurFault(sent)) {
    throw new Failure('store_unreachable', 'Galaxy Store could not make an access token. Try again in a minute.', {
      details: readRefusal('samsung', sent, [jwt]),
    });
  }
  if (sent.status !== 200) {
    throw new Failure(
      'credentials_refused',
      'Galaxy Store refused the service account of the relay. An administrator should check its ID, key and scopes.',
      {
        details: readRefusal('samsung', sent, [jwt]),
      },
    );
  }
  const token = accessToken(sent.json);
  if (usable(token)) return token;
  throw new Failure(
    'store_invalid_answer',
    'Galaxy Store answered without a usable access token. Try again in a minute.',
  );
};

export const samsungSigner = (
  { serviceAccountId, key, scopes }: SamsungKey,
  exchange: Exchange,
  now: () => number,
): Signer => {
  const jwt = (): Promise<string> => {
    const seconds = Math.floor(now() / 1000);
    return signJwt(key, 'RS256', { iss: serviceAccountId, scopes, iat: seconds - BACKDATED, exp: seconds + LIFETIME });
  };
  const withJwt = async (): Promise<Credential> => {
    const secret = await jwt();
    return { headers: { authorization: `Bearer ${secret}` }, secret, renewable: false };
  };
  const withToken = (secret: string, renewable: boolean): Credential => ({
    headers: { authorization: `Bearer ${secret}`, 'service-account-id': serviceAccountId },
    secret,
    renewable,
  });
  const cache = keepToken(async () => {
    const { headers, secret } = await withJwt();
    const sent = await exchange({
      method: 'POST',
      path: '/auth/accessToken',
      headers: { 'content-type': 'application/json', ...headers },
      secrets: [],
    });
    // Samsung: "The access token never expires, but it can be revoked or cancelled."
    return { value: exchanged(sent, secret), goodUntil: Number.POSITIVE_INFINITY };
  }, now);
  return {
    sign: async (how, given) => {
      if (how === 'jwt') return withJwt();
      if (how === 'given' && given) return withToken(given, false);
      return withToken((await cache.get()).value, true);
    },
    forget: ({ secret }) => cache.forget(secret),
  };
};
