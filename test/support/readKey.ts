// Reads a key for the store with this algorithm.
import type { Store } from '../../connector/core/stores.ts';
import * as keys from '../../functions/auth/privateKey.ts';
import { expectedKeyOf } from '../../functions/pipeline/expectedKey.ts';
import { storeDefinitions } from '../../functions/stores/index.ts';

const storeWith: Readonly<Record<keys.Algorithm, Store>> = { ES256: 'apple', RS256: 'samsung' };

export function readKeyWith(text: string, algorithm: keys.Algorithm): keys.ReadKey {
  const expected = expectedKeyOf(storeWith[algorithm], storeDefinitions);
  if (!expected) throw new Error('The store has no key that is read');
  return keys.readKey(text, expected);
}
