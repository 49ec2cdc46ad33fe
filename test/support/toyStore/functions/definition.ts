// The toy store, as the pipeline has to know it: a key that another host exchanges for a token, and errors as Google's APIs report them.
import { isJsonObject } from '../../../connector/core/json.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import { createTokenCache } from '../../auth/tokenCache.ts';
import { keyFormat } from '../../config/settingTable.ts';
import { type ErrorDetail, Failure } from '../../core/errors.ts';
import { type Secret, secret } from '../../core/secret.ts';
import type { Time } from '../../core/time.ts';
import { createTokenExchange, type TokenExchange } from '../../pipeline/tokenExchange.ts';
import type { RelayStore } from '../../workflow/relayStore.ts';

export const toyStore: RelayStore = {
  account: {
    table: { fields: { KEY_ID: {}, PRIVATE_KEY: keyFormat }, anyOf: ['PRIVATE_KEY'] },
    idField: 'KEY_ID',
    idChecks: {},
  },
  origins: { api: 'https://toys.example.com', tokens: 'https://tokens.toys.example.com' },
  tokenHost: 'tokens',
  fileHosts: [],
  fallbacks: [],
  algorithm: 'bearer',
  createAuthenticator: ({ secret: key }, { client, time }) =>
    tokenAuthenticator(key, createTokenExchange(client), time),
  parseError: parseToyError,
  hints: { NOT_FOUND: 'The toy may be sold.' },
  isRefusal200: () => false,
  isCredentialRefusal: (_, { status }) => status === 401,
  mayCompress: true,
  buffersReads: false,
  queryStyle: 'repeat',
  rawPaths: { begins: /^\/v1\/./, description: '/v1/' },
  readsTakeBody: false,
  probes: { toys: '/v1/toys?pageSize=1' },
  workflows: async () => (await import('./workflows.ts')).toyWorkflows,
};

/** Exchanges the key for a token, and sends the token. */
function tokenAuthenticator(key: Secret, exchange: TokenExchange, time: Time): Authenticator {
  const cache = createTokenCache(async () => {
    const { status, json } = await exchange({
      method: 'POST',
      path: '/token',
      headers: {},
      secretHeaders: () => bearer(key),
      secrets: [key],
    });
    const { access_token: token, expires_in: seconds } = isJsonObject(json) ? json : {};
    if (status === 200 && typeof token === 'string') return { value: secret(token), lifetime: Number(seconds) * 1000 };
    throw new Failure('credentials_refused', 'The toy store refused the key of the relay.');
  }, time);
  return {
    credential: async () => {
      const { value } = await cache.get();
      return { secretHeaders: () => bearer(value), secret: value, renewable: true, isKey: false };
    },
    invalidate: ({ secret: token }) => {
      cache.invalidate(token);
      return false;
    },
    skew: () => 0,
    tokenInfo: cache.current,
  };
}

function bearer(token: Secret) {
  return { authorization: `Bearer ${token.reveal()}` };
}

/** `{error: {code, message, status, details}}`. Source: Google's AIP-193, "Errors". */
function parseToyError(json: unknown): ErrorDetail[] {
  const error = isJsonObject(json) && isJsonObject(json.error) ? json.error : undefined;
  if (!error) return [];
  const details = Array.isArray(error.details) ? error.details.filter(isJsonObject) : [];
  return [
    { code: String(error.status ?? 'UNKNOWN'), message: String(error.message ?? '') },
    ...details.map(({ reason, message }) => ({ code: String(reason), message: String(message) })),
  ];
}
