// Derives the keys that authenticate trigger checkpoints; they are the same in every instance and after every restart.
import { hkdfSync } from 'node:crypto';
import type { Secret } from '../core/secret.ts';
import { type ExpectedKey, readKey } from './privateKey.ts';

/** HKDF info: another purpose yields another key from the same material. */
const PURPOSE = 'store-relay trigger state';
const BYTES = 32;

/**
 * One key from each of `RELAY__STATE_KEY` and `RELAY__STATE_KEY_NEXT`, if set, and one from each private key of the account (HKDF with SHA-256, RFC 5869). A
 * checkpoint carries a tag of each, and one match is enough, so checkpoints survive a key rotation while the old and the
 * new key overlap (`PRIVATE_KEY_NEXT`). A key in Key Vault yields none. Without `expected`, the key is any text that the
 * store gave out.
 */
export function checkpointKeysOf(
  settings: readonly Secret[],
  privateKeys: readonly (Secret | undefined)[],
  expected: ExpectedKey | undefined,
): readonly Buffer[] {
  return [
    ...settings.map((setting) => derived(Buffer.from(setting.reveal()))),
    ...privateKeys.flatMap((key) => derivedOf(key, expected)),
  ];
}

function derived(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, BYTES));
}

function derivedOf(key: Secret | undefined, expected: ExpectedKey | undefined): readonly Buffer[] {
  if (key && !expected) return [derived(Buffer.from(key.reveal()))];
  const read = key && expected && readKey(key.reveal(), expected);
  // DER, so that the same key in another format, or in a file, yields the same result
  return read && 'key' in read ? [derived(read.key.export({ type: 'pkcs8', format: 'der' }))] : [];
}
