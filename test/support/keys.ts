// Keys of both stores, made fresh: no key outlives the run that made it.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function makeEcPair(namedCurve = 'P-256'): Pair {
  return generateKeyPairSync('ec', { namedCurve });
}
export function makeRsaPair(modulusLength = 2048): Pair {
  return generateKeyPairSync('rsa', { modulusLength });
}

let shared: Pair | undefined;

/** One for all that need no key of their own: it takes longer to make than most tests to run. */
export function sharedRsaPair(): Pair {
  shared ??= makeRsaPair();
  return shared;
}

/** One key of the kind that each store hands out. */
export function makeKeys() {
  return { ec: makeEcPair(), rsa: sharedRsaPair() };
}

export function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string {
  return key.export({ format: 'pem', type }).toString();
}

export function der(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer {
  return key.export({ format: 'der', type });
}
