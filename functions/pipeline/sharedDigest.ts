// The HMAC key for digests that all instances compare: derived from RELAY__STATE_KEY, or kept in the storage.

import { hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../core/secret.ts';
import { DAY_MS } from '../core/time.ts';
import type { StateTable } from '../state/state.ts';
import { type KeyedDigest, keyedDigest } from './idempotencyKey.ts';

const PURPOSE = 'store-relay digests of repeated calls';
const id = { partition: 'digest', key: 'salt' };

/** Each instance that starts extends it. */
const TTL = 400 * DAY_MS;

/**
 * Loaded once. Without `RELAY__STATE_KEY` it is a random value in the storage: whoever can read the storage could then
 * try to guess the inputs of a call by their digest.
 */
export function createSharedDigest(stateKey: Secret | undefined, table: StateTable): () => Promise<KeyedDigest> {
  let loaded: Promise<KeyedDigest> | undefined;
  return () => {
    loaded ??= load(stateKey, table).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

async function load(stateKey: Secret | undefined, table: StateTable): Promise<KeyedDigest> {
  if (stateKey) return keyedDigest(Buffer.from(hkdfSync('sha256', stateKey.reveal(), '', PURPOSE, 32)));
  await table.insert(id, { salt: randomBytes(32).toString('base64') }, TTL);
  const found = await table.read(id);
  const salt = found?.value.salt;
  if (!found || typeof salt !== 'string') throw new Error('The shared salt was changed by hand: remove its entity.');
  await table.replace(id, found.etag, found.value, TTL);
  return keyedDigest(Buffer.from(salt, 'base64'));
}
