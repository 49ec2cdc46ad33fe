// The App Store Server API, as the pipeline has to know it. Its accounts are Apple's with the kind of key `iap`.
import { isJsonObject } from '../../../connector/core/json.ts';
import { serverErrorCodes } from '../../../connector/stores/appstoreserver/errorCodes.ts';
import type { ErrorDetail } from '../../core/errors.ts';
import { digitsOf } from '../../core/losslessJson.ts';
import { NO_REASON } from '../../pipeline/storeErrors.ts';
import type { RelayStore } from '../../workflow/relayStore.ts';
import { APPLE_AUDIENCE, createJwtAuthenticator } from '../apple/auth.ts';
import { decodeResponse } from './decode.ts';
import { serverAccount } from './settings.ts';
import { verifySigned } from './verifySigned.ts';

export const serverStore: RelayStore = {
  account: serverAccount,
  // Apple's notice of 2026-05-05; the names with .itunes. still work
  origins: { api: 'https://api.storekit.apple.com', sandbox: 'https://api.storekit-sandbox.apple.com' },
  fileHosts: [],
  fallbacks: [],
  algorithm: 'ES256',
  keySource: 'App Store Connect, Users and Access, Integrations, In-App Purchase, SubscriptionKey_….p8',
  namesKeyId: true,
  // Apple: "Generating JSON Web Tokens for API requests", App Store Server API
  createAuthenticator: ({ sign }, { fields: { ISSUER_ID: issuer = '', BUNDLE_ID: bundleId }, time }) =>
    createJwtAuthenticator((validity) => sign({ iss: issuer, aud: APPLE_AUDIENCE, bid: bundleId, ...validity }), time),
  parseError: parseServerError,
  hints: serverErrorCodes,
  isRefusal200: () => false,
  refusalMembers: [],
  isCredentialRefusal: (_, { status }) => status === 401,
  mayCompress: false,
  // to verify what is signed
  buffersReads: true,
  queryStyle: 'repeat',
  rawPaths: { begins: /^\/inApps\/v[12]\/./, description: '/inApps/v1/ or /inApps/v2/' },
  readsTakeBody: false,
  // an order ID that no order has is answered with 200
  probes: { purchases: '/inApps/v1/lookup/NONE' },
  decode: decodeResponse,
  workflows: async () => ({ recipes: { verifySigned } }),
};

/** `{"errorCode": 4040010, "errorMessage": "Transaction id not found."}`. */
function parseServerError(json: unknown): ErrorDetail[] {
  if (!isJsonObject(json) || json.errorCode === undefined) return [];
  const message = typeof json.errorMessage === 'string' && json.errorMessage !== '' ? json.errorMessage : NO_REASON;
  return [{ code: digitsOf(json.errorCode) ?? String(json.errorCode), message }];
}
