// Recognizes common mistakes in place of a private key, with their solution.
import { keyProblem, type ReadKey, refusedKeys } from './keyKinds.ts';
import { VAULT_KEY } from './keyVaultSigner.ts';

const FILE = 'The key file that the store gave you is needed';

/** The first match applies; the matched text is never shown. */
const things: readonly (readonly [RegExp, string])[] = [
  [
    /^@Microsoft\.KeyVault\(/i,
    'is a Key Vault reference that was not resolved. Let the identity of the Functions app read the secret, and check its address',
  ],
  [VAULT_KEY, 'is the address of a key in Key Vault. It belongs in the setting that ends in KEY_VAULT_KEY'],
  [
    /^https:\/\/[\w.-]+\/secrets\//i,
    'is the address of a secret in Key Vault. Make it a reference: @Microsoft.KeyVault(SecretUri=ADDRESS)',
  ],
  [
    /^(?!file:|data:)[a-z][a-z\d+.-]{1,20}:\/\//i,
    `is a URL, and the relay does not read keys over the network. ${FILE}`,
  ],
  [/^arn:aws[\w-]*:/i, `is the name of a secret elsewhere, which the relay cannot read. ${FILE}`],
  [/^PuTTY-User-Key-File/i, `is a PuTTY key. ${FILE}`],
  [/^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,40}) +AAAA/, refusedKeys.public],
  [
    /^<(?:!doctype html|html)\b/i,
    `is a web page, such as a sign-in page that was saved in the place of the file. ${FILE}`,
  ],
  [/^(?:%PDF-|PK\p{Cc}{2})/u, `is a document or an archive (PDF, DOCX, ZIP), not a key. ${FILE}`],
  [/^<RSAKeyValue>/i, 'is an RSA key as XML. Store it as PEM'],
  [
    /^(?:MI[A-Z]|LS0t)[\w+/=-]{10,60}$/,
    'is cut off: it is the beginning of a key. Copy the whole file that the store gave you',
  ],
  [/^eyJ[\w-]*\.[\w-]*\.?/, `is a token (JWT), which is made with the key. ${FILE}`],
  [
    /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    `has the form of an issuer ID or a service account ID, not of a key. ${FILE}`,
  ],
  [/^[A-Z\d]{10}$/, `has the form of a key ID, not of a key. ${FILE}`],
  [
    /^(?:\$\{?[A-Za-z_]\w*\}?|\$\(.*\)|%[A-Za-z_]\w*%|\$?\{\{.*\}\}|<[^<>]*>|\[[^[\]]*\]|@\{.*\}|@[A-Za-z]\w*\(.*\))$/s,
    'is a placeholder or a command that was not replaced by what it stands for',
  ],
  [
    /^(?:null|undefined|none|nil|nan|n\/a|true|false|\[object object\])$/i,
    `is not a key: a program wrote another value here. ${FILE}`,
  ],
  [/^[*•.…x-]{3,}$/i, 'has dots or stars in its place: it was copied from where keys are hidden'],
];

/** The problem with a text that is known not to be a private key. */
export function recognizeMistake(text: string): ReadKey | undefined {
  const [, sentence] = things.find(([form]) => form.test(text)) ?? [];
  return sentence === undefined ? undefined : keyProblem(sentence);
}
