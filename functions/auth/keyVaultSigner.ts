// Signs with a key that never leaves Azure Key Vault. The SDK is loaded on first use.
import { Failure } from '../core/errors.ts';
import { jwtHeader, type SignClaims } from './jwt.ts';
import type { Algorithm } from './privateKey.ts';

/** The part of Azure's CryptographyClient that is used. */
export interface VaultCryptography {
  readonly signData: (
    algorithm: Algorithm,
    data: Uint8Array,
    options: { abortSignal: AbortSignal },
  ) => Promise<{ readonly result: Uint8Array }>;
}

/** Opens the key at this URL with the managed identity of the Functions app. */
export type OpenVaultKey = (address: string) => Promise<VaultCryptography>;

/** URL of a key, with or without a version. Only Azure's own vault hosts, since the identity's token is sent there. */
export const VAULT_KEY =
  /^https:\/\/[a-z0-9-]{3,24}\.(vault|managedhsm)\.(azure\.net|azure\.cn|usgovcloudapi\.net)\/keys\/[A-Za-z0-9-]{1,127}(\/[a-f0-9]{32})?$/;

export const openVaultKey: OpenVaultKey = async (address) => {
  const [{ CryptographyClient }, { DefaultAzureCredential }] = await Promise.all([
    import('@azure/keyvault-keys'),
    import('@azure/identity'),
  ]);
  return new CryptographyClient(address, new DefaultAzureCredential(), { retryOptions: { maxRetries: 1 } });
};

/** Timeout of a signature, in milliseconds: all calls that need this account's token wait for it. */
const TIMEOUT = 10_000;

/** For ES256 Key Vault returns raw R and S, the format of a JWT (RFC 7518, 3.4). */
export function signWithVault(
  address: string,
  algorithm: Algorithm,
  keyId?: string,
  open: OpenVaultKey = openVaultKey,
): SignClaims {
  let opened: Promise<VaultCryptography> | undefined;
  return async (claims, header) => {
    opened ??= open(address);
    try {
      const input = `${encoded({ ...jwtHeader(algorithm, keyId), ...header })}.${encoded(claims)}`;
      const { result } = await (await opened).signData(algorithm, Buffer.from(input), {
        abortSignal: AbortSignal.timeout(TIMEOUT),
      });
      return `${input}.${encoded(result)}`;
    } catch (error) {
      opened = undefined;
      throw refusal(error);
    }
  };
}

function encoded(value: object | Uint8Array): string {
  return (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(JSON.stringify(value))).toString('base64url');
}

function refusal(error: unknown): Failure {
  const status = (error as { statusCode?: unknown }).statusCode;
  const late = (error as { name?: unknown }).name === 'AbortError';
  if (late || status === 429 || (typeof status === 'number' && status >= 500)) {
    return new Failure('store_unreachable', 'Azure Key Vault is busy. Try again in a minute.', {
      headers: { 'retry-after': '60' },
      cause: error,
    });
  }
  const message =
    'Azure Key Vault does not sign for the relay. An administrator should check the address of the key, and that the identity of the Functions app may sign with it.';
  return new Failure('not_configured', message, { cause: error });
}
