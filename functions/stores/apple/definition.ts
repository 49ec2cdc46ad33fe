// App Store Connect, as the pipeline has to know it.
import { appleErrorCodes } from '../../../connector/stores/apple/errorCodes.ts';
import type { StoreDefinition } from '../../pipeline/storeDefinition.ts';
import { createAppleAuthenticator } from './auth.ts';
import { jsonApi } from './jsonApi.ts';
import { appleRateLimit } from './rateLimit.ts';
import { parseAppleError } from './responses.ts';
import { appleAccount, appleFallbacks } from './settings.ts';

/** The query of a scope may contain commas: an entry begins with its HTTP method. */
const SCOPE_ENTRIES = /,\s*(?=[A-Z]+ \/)/;

export const appleStore: StoreDefinition = {
  account: appleAccount,
  origins: { api: 'https://api.appstoreconnect.apple.com' },
  // for reports and asset uploads: the URLs are signed and expire within minutes
  fileHosts: ['apple.com', 'mzstatic.com', 'cdn-apple.com', 'icloud-content.com'],
  fallbacks: appleFallbacks,
  algorithm: 'ES256',
  namesKeyId: true,
  createAuthenticator: ({ sign }, { fields, time }) => {
    const scope = fields.SCOPE?.split(SCOPE_ENTRIES).map((entry) => entry.trim());
    return createAppleAuthenticator({ issuerId: fields.ISSUER_ID, sign, scope }, time);
  },
  parseError: parseAppleError,
  hints: appleErrorCodes,
  isRefusal200: () => false,
  refusalMembers: [],
  isCredentialRefusal: (_, { status }) => status === 401,
  mayCompress: true,
  // long lists follow Apple's schemas
  buffersReads: false,
  queryStyle: 'csv',
  rawPaths: { begins: /^\/v[123]\/./, told: '/v1/, /v2/ or /v3/' },
  rateLimitHeader: appleRateLimit,
  document: jsonApi,
};
