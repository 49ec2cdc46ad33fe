// The settings of a Galaxy Store account.
import { readPublicKey } from '../../auth/publicKey.ts';
import { aboutPem } from '../../config/idFormats.ts';
import { ID_FORMAT, keyFields, keyFormat, vaultKeyFormat } from '../../config/settingTable.ts';
import type { AccountSettings, FallbackTool } from '../../config/storeSettings.ts';

const serviceAccountId = {
  pattern: ID_FORMAT,
  must: 'must be the service account ID alone, as Seller Portal shows it',
};

export const galaxyAccount: AccountSettings = {
  table: {
    fields: {
      SERVICE_ACCOUNT_ID: serviceAccountId,
      PRIVATE_KEY: keyFormat,
      KEY_VAULT_KEY: vaultKeyFormat,
      SCOPES: {
        pattern: /^\s*(publishing|gss)([\s,]+(publishing|gss))*\s*$/,
        must: 'must be publishing, gss or both, with a comma between',
      },
      ISN_PUBLIC_KEY: { shortest: 1, longest: 8_192 },
      SERVICE_ACCOUNT_ID_NEXT: serviceAccountId,
      PRIVATE_KEY_NEXT: keyFormat,
      KEY_VAULT_KEY_NEXT: vaultKeyFormat,
    },
    required: ['SERVICE_ACCOUNT_ID'],
    anyOf: keyFields,
    next: { id: 'SERVICE_ACCOUNT_ID_NEXT', needsId: false },
  },
  idField: 'SERVICE_ACCOUNT_ID',
  idChecks: { SERVICE_ACCOUNT_ID: aboutAccountId, ISN_PUBLIC_KEY: aboutPublicKey },
};

/** Source: the readme of the command line gsc. */
export const galaxyFallbacks: readonly FallbackTool[] = [
  {
    names: {
      SERVICE_ACCOUNT_ID: ['GSC_SERVICE_ACCOUNT_ID'],
      PRIVATE_KEY: ['GSC_PRIVATE_KEY', 'GSC_PRIVATE_KEY_PATH'],
    },
  },
];

function aboutAccountId(text: string): string | undefined {
  if (/\.(?:pem|key|p8|json)$/i.test(text))
    return 'is the name of a file. Seller Portal shows the ID of the service account';
  return aboutPem(text);
}

function aboutPublicKey(text: string): string | undefined {
  return readPublicKey(text) === undefined
    ? 'is not an RSA public key. Seller Portal shows the IAP key under Assistance, API Service'
    : undefined;
}
