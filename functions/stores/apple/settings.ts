// The settings of an App Store Connect account. Apple documents no format for its IDs, but an ID with the format of another one is a mistake.
import { kindsOf } from '../../../connector/core/stores.ts';
import { aboutPem } from '../../config/idFormats.ts';
import { ID_FORMAT, keyFields, keyFormat, type SettingFormat, vaultKeyFormat } from '../../config/settingTable.ts';
import type { AccountSettings, FallbackTool } from '../../config/storeSettings.ts';

const UUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;
/** Every key ID seen so far has 10 of these characters, that of an individual key 12. */
const KEY_ID = /^(?=.*\d)[A-Z\d]{10}(?:[A-Z\d]{2})?$/;
/** Apple names the file after the key: AuthKey_2X9R4HXF34.p8, ApiKey_... for an individual key, SubscriptionKey_... for in-app purchases. */
const FILE = /(?:^|[\\/])(?:AuthKey|ApiKey|SubscriptionKey)_|\.p8$/i;

const WHERE = 'App Store Connect shows the key ID in the row of the key, and the issuer ID above the list of keys';

const keyId = { pattern: ID_FORMAT, must: 'must be the key ID alone: letters and digits' };

/** The values of KIND: what the key is for. */
const kinds = ['connect', ...kindsOf('apple').map(({ name }) => name)];

/** Settings of every key of Apple's. */
export const appleKeyFields = {
  KEY_ID: keyId,
  PRIVATE_KEY: keyFormat,
  KEY_VAULT_KEY: vaultKeyFormat,
  KEY_ID_NEXT: keyId,
  PRIVATE_KEY_NEXT: keyFormat,
  KEY_VAULT_KEY_NEXT: vaultKeyFormat,
  KIND: {
    pattern: new RegExp(`^(${kinds.join('|')})$`),
    must: `must be ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`,
  },
};

export const appleKeyRules = {
  anyOf: keyFields,
  discriminator: 'KIND',
  // Apple looks up a key by its ID, so a second key has its own ID
  next: { id: 'KEY_ID_NEXT', needsId: true },
};

export const issuerId: SettingFormat = {
  pattern: ID_FORMAT,
  must: 'must be the issuer ID alone, as App Store Connect shows it above the list of keys',
};

export const purchaseRoot: SettingFormat = {
  pattern: /^[\da-f]{64}$/i,
  must: 'must be the SHA-256 of a certificate: 64 hexadecimal digits',
};

/** Mistaken IDs of keys that have an issuer. */
export const appleIdChecks = {
  idChecks: { KEY_ID: aboutKeyId, ISSUER_ID: aboutIssuerId },
  swappedIds: {
    fields: ['KEY_ID', 'ISSUER_ID'],
    areSwapped: (keyId, issuerId) => UUID.test(keyId) && KEY_ID.test(issuerId),
    where: WHERE,
  },
} satisfies Pick<AccountSettings, 'idChecks' | 'swappedIds'>;

export const appleAccount: AccountSettings = {
  table: {
    fields: { ...appleKeyFields, ISSUER_ID: issuerId, SCOPE: { longest: 4096 }, PURCHASE_ROOT_SHA256: purchaseRoot },
    required: ['KEY_ID'],
    ...appleKeyRules,
  },
  idField: 'KEY_ID',
  ...appleIdChecks,
};

const FASTLANE = 'APP_STORE_CONNECT_API_KEY_';
const SPACESHIP = 'SPACESHIP_CONNECT_API_';

/**
 * Sources: fastlane's actions/app_store_connect_api_key.rb (it calls the content _KEY; _KEY_CONTENT is a common
 * alternative) and spaceship/connect_api/token.rb; the readme of the command line asc. fastlane's
 * _IS_KEY_CONTENT_BASE64 needs no row: base64 keys are detected.
 */
export const appleFallbacks: readonly FallbackTool[] = [
  {
    // the key itself is read from the file like every key
    file: { setting: `${FASTLANE}PATH`, fields: { KEY_ID: 'key_id', ISSUER_ID: 'issuer_id' } },
    names: {
      KEY_ID: [`${FASTLANE}KEY_ID`],
      ISSUER_ID: [`${FASTLANE}ISSUER_ID`],
      PRIVATE_KEY: [`${FASTLANE}KEY`, `${FASTLANE}KEY_CONTENT`, `${FASTLANE}KEY_FILEPATH`],
    },
  },
  {
    names: {
      KEY_ID: [`${SPACESHIP}KEY_ID`],
      ISSUER_ID: [`${SPACESHIP}ISSUER_ID`],
      PRIVATE_KEY: [`${SPACESHIP}KEY`, `${SPACESHIP}KEY_FILEPATH`],
    },
  },
  {
    names: {
      KEY_ID: ['ASC_KEY_ID'],
      ISSUER_ID: ['ASC_ISSUER_ID'],
      PRIVATE_KEY: ['ASC_PRIVATE_KEY', 'ASC_PRIVATE_KEY_B64', 'ASC_PRIVATE_KEY_PATH'],
    },
  },
];

function aboutKeyId(text: string): string | undefined {
  if (UUID.test(text)) return `has the form of an issuer ID. ${WHERE}`;
  if (FILE.test(text)) return 'is the name of the key file. The key ID is the part between AuthKey_ and .p8';
  return aboutPem(text);
}

function aboutIssuerId(text: string): string | undefined {
  if (KEY_ID.test(text)) return `has the form of a key ID. ${WHERE}`;
  if (FILE.test(text)) return `is the name of a key file. ${WHERE}`;
  return aboutPem(text);
}
