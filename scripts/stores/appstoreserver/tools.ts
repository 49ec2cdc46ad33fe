// The App Store Server API, as the command line tools have to know it.

import { idInName } from '../apple/tools.ts';
import type { StoreTools } from '../storeTools.ts';
import { tryServer } from './tryKey.ts';

export const serverTools: StoreTools = {
  setup: {
    idFlag: 'key-id',
    fieldFlags: { 'issuer-id': 'ISSUER_ID', 'bundle-id': 'BUNDLE_ID' },
    usage: [
      '--bundle-id ID              App Store Server API: the bundle ID of the app (with --key-id and --issuer-id)',
    ],
    defaults: {},
    uuidFields: ['ISSUER_ID'],
    idInName,
    ask: async ({ askKey, askField, before }) => {
      const key = await askKey(
        'The In-App Purchase key: drop the file SubscriptionKey_….p8 here, or paste it (it is not shown), or the address of a Key Vault key',
      );
      return {
        key,
        id: await askField('KEY_ID', 'Key ID', idInName(key.file) ?? before.id),
        fields: {
          ISSUER_ID: await askField('ISSUER_ID', 'Issuer ID', before.fields?.ISSUER_ID),
          BUNDLE_ID: await askField('BUNDLE_ID', 'Bundle ID of the app', before.fields?.BUNDLE_ID),
        },
      };
    },
    tryKey: ({ settings }) => tryServer(settings),
  },
  doctor: {
    section: 'App Store Server API',
    keyKind: 'an EC key on P-256',
    untriedFields: [],
    findings: async () => [],
  },
  start: {
    examples: async ({ base, isSandbox }) => [
      {
        title: 'ListAppStoreTransactions',
        curl: `'${base}/inApps/v2/history/${isSandbox ? '1000000000000001' : 'YOUR_TRANSACTION_ID'}'`,
      },
    ],
  },
};
