// A small Key Vault on loopback: it holds private keys, asks who calls, and signs digests as the real one does.
import { constants, createECDH, createPublicKey, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { CryptographyClient } from '@azure/keyvault-keys';
import type { OpenVaultKey } from '../../../../functions/auth/keyVaultSigner.ts';
import { type Listening, listen, type ReceivedMessage } from '../../../support/listen.ts';

/** The order of the group of P-256 (FIPS 186-5, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** DER of "a SHA-256 digest follows" (RFC 8017, 9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

function number(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
function bytes(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
}

/** By Fermat: the order is a prime. */
function inverse(value: bigint): bigint {
  let result = 1n;
  for (let base = value % ORDER, power = ORDER - 2n; power > 0n; power >>= 1n, base = (base * base) % ORDER)
    if (power & 1n) result = (result * base) % ORDER;
  return result;
}

/** ECDSA over a digest, which node:crypto does not offer. Raw R and S, as Key Vault answers (RFC 7518, 3.4). */
function signEc(key: KeyObject, digest: Buffer): Buffer {
  const ecdh = createECDH('prime256v1');
  const nonce = 1n + (number(randomBytes(32)) % (ORDER - 1n));
  ecdh.setPrivateKey(bytes(nonce));
  const r = number(ecdh.getPublicKey().subarray(1, 33)) % ORDER;
  const secret = number(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  return Buffer.concat([bytes(r), bytes((inverse(nonce) * (number(digest) + r * secret)) % ORDER)]);
}

function signRsa(key: KeyObject, digest: Buffer): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([SHA256_INFO, digest]));
}

export type Step = 'get' | 'sign';
export interface VaultRefusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const CHALLENGE = 'Bearer authorization="https://login.example/a-tenant", resource="https://vault.azure.net"';
const VERSION = '0123456789abcdef0123456789abcdef';
export const IDENTITY_TOKEN = 'an-identity-token-of-the-test';

interface Reply extends VaultRefusal {
  readonly body?: unknown;
}

function signed(key: KeyObject, kid: string, body: string): Reply {
  const { value } = JSON.parse(body);
  const digest = Buffer.from(value, 'base64url');
  const signature = key.asymmetricKeyType === 'ec' ? signEc(key, digest) : signRsa(key, digest);
  return { status: 200, body: { kid, value: signature.toString('base64url') } };
}

/** `refuse` makes a step fail, or hang with status 0; `asked` holds what came, challenge and all. */
export async function openVault(keys: Readonly<Record<string, KeyObject>>) {
  const refusals = new Map<Step, VaultRefusal>();
  const asked: string[] = [];
  const replyTo = ({ method, path, headers, body }: ReceivedMessage, origin: string): Reply => {
    const [, , name = '', version = ''] = new URL(path, origin).pathname.split('/');
    const step = method === 'POST' ? 'sign' : 'get';
    asked.push(`${headers.authorization ? step : 'challenge'} ${name}`);
    if (headers.authorization !== `Bearer ${IDENTITY_TOKEN}`)
      return { status: 401, headers: { 'www-authenticate': CHALLENGE } };
    const refused = refusals.get(step);
    if (refused) return { body: { error: { code: 'Refused', message: 'Refused by the test.' } }, ...refused };
    const key = keys[name];
    if (!key) return { status: 404, body: { error: { code: 'KeyNotFound', message: `${name} is not known.` } } };
    const kid = `${origin}/keys/${name}/${version || VERSION}`;
    if (step === 'sign') return signed(key, kid, body);
    const { kty, crv, x, y, n, e } = createPublicKey(key).export({ format: 'jwk' });
    return {
      status: 200,
      body: { key: { kid, kty, crv, x, y, n, e, key_ops: ['sign'] }, attributes: { enabled: true } },
    };
  };
  const server: Listening = await listen((response, message) => {
    const { status, headers = {}, body } = replyTo(message, server.origin);
    if (status === 0) return; // hangs
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body ?? {}));
  });
  return {
    asked,
    refuse: (step: Step, refusal: VaultRefusal): void => void refusals.set(step, refusal),
    mend: (): void => refusals.clear(),
    /** Opens a key with the genuine SDK: only where the vault is, and who asks, are the test's. */
    open: (async (address) => {
      const credential = {
        getToken: async () => ({ token: IDENTITY_TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
      };
      const options = { allowInsecureConnection: true, disableChallengeResourceVerification: true };
      const path = new URL(address).pathname;
      return new CryptographyClient(`${server.origin}${path}`, credential, {
        ...options,
        retryOptions: { maxRetries: 0 },
      });
    }) satisfies OpenVaultKey as OpenVaultKey,
    close: server.close,
  };
}
