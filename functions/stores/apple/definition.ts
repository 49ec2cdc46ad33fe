// App Store Connect, as the pipeline has to know it.
import { loadedOnce } from '../../../connector/core/memoize.ts';
import { appleErrorCodes } from '../../../connector/stores/apple/errorCodes.ts';
import type { RelayStore } from '../../workflow/relayStore.ts';
import { createAppleAuthenticator } from './auth.ts';
import { appleEvents } from './events.ts';
import { jsonApi } from './jsonApi.ts';
import { applePurchases } from './purchaseEvents.ts';
import { appleRateLimit } from './rateLimit.ts';
import { parseAppleError } from './responses.ts';
import { appleAccount, appleFallbacks } from './settings.ts';

/** The query of a scope may contain commas: an entry begins with its HTTP method. */
const SCOPE_ENTRIES = /,\s*(?=[A-Z]+ \/)/;

/** The report of a nonexistent vendor: a role with access to reports gets that error, all others are forbidden. */
export const NO_REPORT =
  '/v1/salesReports?filter[frequency]=DAILY&filter[reportSubType]=SUMMARY&filter[reportType]=SALES&filter[vendorNumber]=0';

export const appleStore: RelayStore = {
  account: appleAccount,
  origins: { api: 'https://api.appstoreconnect.apple.com' },
  // for reports and asset uploads: the URLs are signed and expire within minutes
  fileHosts: ['apple.com', 'mzstatic.com', 'cdn-apple.com', 'icloud-content.com'],
  fallbacks: appleFallbacks,
  algorithm: 'ES256',
  keySource: 'App Store Connect, AuthKey_….p8',
  namesKeyId: true,
  createAuthenticator: ({ sign }, { fields, time }) => {
    const scope = fields.SCOPE?.split(SCOPE_ENTRIES).map((entry) => entry.trim());
    return createAppleAuthenticator({ issuerId: fields.ISSUER_ID, sign, scope }, time);
  },
  parseError: parseAppleError,
  hints: appleErrorCodes,
  isRefusal200: () => false,
  refusalMembers: [],
  idMember: 'data/id',
  isCredentialRefusal: (_, { status }) => status === 401,
  mayCompress: true,
  // long lists follow Apple's schemas
  buffersReads: false,
  queryStyle: 'csv',
  rawPaths: { begins: /^\/v[123]\/./, description: '/v1/, /v2/ or /v3/' },
  readsTakeBody: false,
  probes: { apps: '/v1/apps?limit=1', reports: NO_REPORT, users: '/v1/users?limit=1' },
  salesReport: '/reports/sales',
  appIds: 'appId is a number such as 1234567890; ListApps finds it by filter_bundleId or filter_name.',
  rateLimitHeader: appleRateLimit,
  document: jsonApi,
  events: appleEvents,
  purchases: applePurchases,
  workflows: loadedOnce(async () => (await import('./workflows.ts')).appleWorkflows),
};
