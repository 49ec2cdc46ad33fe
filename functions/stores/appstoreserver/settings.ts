// The settings of an account with an In-App Purchase key.
import { ID_FORMAT } from '../../config/settingTable.ts';
import type { AccountSettings } from '../../config/storeSettings.ts';
import { appleIdChecks, appleKeyFields, appleKeyRules, issuerId, purchaseRoot } from '../apple/settings.ts';

export const serverAccount: AccountSettings = {
  table: {
    fields: {
      ...appleKeyFields,
      ISSUER_ID: issuerId,
      BUNDLE_ID: { pattern: ID_FORMAT, must: 'must be the bundle ID of the app, such as com.example.app' },
      PURCHASE_ROOT_SHA256: purchaseRoot,
    },
    required: ['KEY_ID', 'ISSUER_ID', 'BUNDLE_ID'],
    ...appleKeyRules,
  },
  idField: 'KEY_ID',
  ...appleIdChecks,
};
