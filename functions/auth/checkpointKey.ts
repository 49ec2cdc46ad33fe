// Keys that the states of triggers are authenticated with: the same in every instance, after every restart, and in no answer.
import { hkdfSync } from 'node:crypto';
import type { Secret } from '../core/secret.ts';
import { type Algorithm, readKey } from './privateKey.ts';

/** The purpose that a key is derived for: another one of the same material would be another key. */
const PURPOSE = 'store-relay trigger state';
const BYTES = 32;

/**
 * One key of `RELAY__STATE_KEY`, where it is set, and one of each private key of the account. A state carries a tag of
 * each, and one that fits is enough: a state outlives the change of a key as long as two settings overlap, which is what
 * `PRIVATE_KEY_NEXT` is for. A key that stays in Key Vault gives none. HKDF with SHA-256 (RFC 5869).
 */
export function checkpointKeysOf(
  setting: Secret | undefined,
  privateKeys: readonly (Secret | undefined)[],
  algorithm: Algorithm,
): readonly Buffer[] {
  return [
    ...(setting ? [derived(Buffer.from(setting.reveal()))] : []),
    ...privateKeys.flatMap((key) => derivedOf(key, algorithm)),
  ];
}

function derived(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, BYTES));
}

function derivedOf(key: Secret | undefined, algorithm: Algorithm): readonly Buffer[] {
  const read = key && readKey(key.reveal(), algorithm);
  // the same key in another spelling, or in a file, is the same
  return read && 'key' in read ? [derived(read.key.export({ type: 'pkcs8', format: 'der' }))] : [];
}
