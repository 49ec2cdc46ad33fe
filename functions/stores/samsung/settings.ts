// The settings of a Galaxy Store account.
import { aboutPem } from '../../config/idFormats.ts';
import { id, key, keyOrVault, nextNeedsKey, vaultKey } from '../../config/settings.ts';
import type { AccountSettings, FallbackTool } from '../../config/storeSettings.ts';

export const galaxyAccount: AccountSettings = {
  schema: {
    type: 'object',
    properties: {
      SERVICE_ACCOUNT_ID: id,
      PRIVATE_KEY: key,
      KEY_VAULT_KEY: vaultKey,
      SCOPES: { type: 'string', pattern: '^\\s*(publishing|gss)([\\s,]+(publishing|gss))*\\s*$' },
      SERVICE_ACCOUNT_ID_NEXT: id,
      PRIVATE_KEY_NEXT: key,
      KEY_VAULT_KEY_NEXT: vaultKey,
    },
    required: ['SERVICE_ACCOUNT_ID'],
    ...keyOrVault,
    ...nextNeedsKey('SERVICE_ACCOUNT_ID_NEXT'),
    additionalProperties: false,
  },
  forms: {
    SERVICE_ACCOUNT_ID: 'must be the service account ID alone, as Seller Portal shows it',
    SCOPES: 'must be publishing, gss or both, with a comma between',
  },
  idField: 'SERVICE_ACCOUNT_ID',
  idChecks: { SERVICE_ACCOUNT_ID: aboutAccountId },
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
