// Galaxy Store, as the pipeline has to know it.
import { loadedOnce } from '../../../connector/core/memoize.ts';
import { galaxyErrorCodes } from '../../../connector/stores/samsung/errorCodes.ts';
import { createTokenExchange } from '../../pipeline/tokenExchange.ts';
import type { RelayStore } from '../../workflow/relayStore.ts';
import { galaxyAsyncOperation } from './asyncOperation.ts';
import { createSamsungAuthenticator } from './auth.ts';
import { galaxyPurchases } from './purchaseEvents.ts';
import { galaxyRefusalMembers, isGalaxyCredentialRefusal, isGalaxyRefusal200, parseGalaxyError } from './responses.ts';
import { galaxyAccount, galaxyFallbacks } from './settings.ts';

export const galaxyStore: RelayStore = {
  account: galaxyAccount,
  // Samsung: "Get Started with the Galaxy Store Developer API" and "Samsung IAP Server API"
  origins: {
    api: 'https://devapi.samsungapps.com',
    upload: 'https://seller.samsungapps.com',
    iap: 'https://iap.samsungapps.com',
  },
  fileHosts: [],
  fallbacks: galaxyFallbacks,
  algorithm: 'RS256',
  keySource: 'Seller Portal',
  namesKeyId: false,
  createAuthenticator: ({ id, sign }, { fields, client, time, tokens }) => {
    const scopes = (fields.SCOPES ?? 'publishing,gss').split(/[\s,]+/).filter(Boolean);
    const key = { serviceAccountId: id, sign, scopes };
    return createSamsungAuthenticator(key, createTokenExchange(client), time, tokens([id, ...scopes]));
  },
  parseError: parseGalaxyError,
  hints: galaxyErrorCodes,
  isRefusal200: isGalaxyRefusal200,
  refusalMembers: galaxyRefusalMembers,
  isCredentialRefusal: isGalaxyCredentialRefusal,
  // responses are small, and must be read to detect errors
  mayCompress: false,
  // texts and numbers are mixed up
  buffersReads: true,
  queryStyle: 'csv',
  // without the paths of tokens, which have their own operations and access class
  rawPaths: { begins: /^\/(?:seller|iap|gss)\/.|^\/auth\/checkAccessToken$/, description: '/seller/, /iap/ or /gss/' },
  readsTakeBody: true,
  probes: { apps: '/seller/contentList', statistics: '/reports/metrics?days=1' },
  appIds: 'contentId has twelve digits; ListGalaxyApps lists them.',
  asyncOperation: galaxyAsyncOperation,
  purchases: galaxyPurchases,
  workflows: loadedOnce(async () => (await import('./workflows.ts')).galaxyWorkflows),
};
