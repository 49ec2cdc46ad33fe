// Detects IDs in the wrong setting. Apple documents no format for any of them, but an ID with the format of another one is a mistake.
import type { Store } from '../../connector/core/stores.ts';

type Fields = Readonly<Record<string, string | undefined>>;

const UUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;
/** Every key ID seen so far has 10 of these characters, that of an individual key 12. */
const KEY_ID = /^(?=.*\d)[A-Z\d]{10}(?:[A-Z\d]{2})?$/;
/** Apple names the file after the key: AuthKey_2X9R4HXF34.p8, or ApiKey_... for an individual key. */
const FILE = /(?:^|[\\/])(?:AuthKey|ApiKey)_|\.p8$/i;
const PEM = /BEGIN [A-Z ]*KEY|^MI[A-Z][\w+/]{20}/;

const WHERE = 'App Store Connect shows the key ID in the row of the key, and the issuer ID above the list of keys';

const checks: Readonly<Record<string, (id: string) => string | undefined>> = {
  KEY_ID: aboutKeyId,
  ISSUER_ID: aboutIssuerId,
  SERVICE_ACCOUNT_ID: aboutAccountId,
};

/** Faults in the IDs of an account, one sentence each, without the final full stop. */
export function idProblems(store: Store, prefix: string, fields: Fields): readonly string[] {
  const { KEY_ID: keyId = '', ISSUER_ID: issuerId = '' } = fields;
  const isSwapped = store === 'apple' && UUID.test(keyId) && KEY_ID.test(issuerId);
  const told = Object.entries(fields).flatMap(([field, id]) => {
    const problem = id === undefined ? undefined : idProblem(field, id);
    const isTold = problem === undefined || (isSwapped && (field === 'KEY_ID' || field === 'ISSUER_ID'));
    return isTold ? [] : [`${prefix}${field} ${problem}`];
  });
  return isSwapped ? [`${prefix}KEY_ID and ${prefix}ISSUER_ID are swapped. ${WHERE}`, ...told] : told;
}

/** The fault in the format of one ID, to follow the name of its setting; undefined if it is valid. Shows no value. */
export function idProblem(field: string, id: string): string | undefined {
  return checks[field.replace(/_NEXT$/, '')]?.(id);
}

function aboutKeyId(id: string): string | undefined {
  if (UUID.test(id)) return `has the form of an issuer ID. ${WHERE}`;
  if (FILE.test(id)) return 'is the name of the key file. The key ID is the part between AuthKey_ and .p8';
  return PEM.test(id) ? 'holds a key, which belongs into PRIVATE_KEY' : undefined;
}

function aboutIssuerId(id: string): string | undefined {
  if (KEY_ID.test(id)) return `has the form of a key ID. ${WHERE}`;
  if (FILE.test(id)) return `is the name of a key file. ${WHERE}`;
  return PEM.test(id) ? 'holds a key, which belongs into PRIVATE_KEY' : undefined;
}

function aboutAccountId(id: string): string | undefined {
  if (/\.(?:pem|key|p8|json)$/i.test(id))
    return 'is the name of a file. Seller Portal shows the ID of the service account';
  return PEM.test(id) ? 'holds a key, which belongs into PRIVATE_KEY' : undefined;
}
