// The toy store, as the pipeline has to know it: a bearer key, and errors as Google's APIs report them.
import { isJsonObject } from '../../../connector/core/json.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import { keyFormat } from '../../config/settingTable.ts';
import type { ErrorDetail } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { RelayStore } from '../../overview/relayStore.ts';

export const toyStore: RelayStore = {
  account: {
    table: { fields: { KEY_ID: {}, PRIVATE_KEY: keyFormat }, anyOf: ['PRIVATE_KEY'] },
    idField: 'KEY_ID',
    idChecks: {},
  },
  origins: { api: 'https://toys.example.com' },
  fileHosts: [],
  fallbacks: [],
  algorithm: 'bearer',
  createAuthenticator: ({ secret }) => bearerAuthenticator(secret),
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
};

function bearerAuthenticator(key: Secret): Authenticator {
  return {
    credential: async () => ({
      secretHeaders: () => ({ authorization: `Bearer ${key.reveal()}` }),
      secret: key,
      renewable: true,
      isKey: true,
    }),
    invalidate: () => false,
    skew: () => 0,
  };
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
