// Generates keys for both stores: no key outlives its test run.
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

/** A shared key: generating one takes longer than most tests. */
export function sharedRsaPair(): Pair {
  shared ??= makeRsaPair();
  return shared;
}

/** One key of each store's kind. */
export function makeKeys() {
  return { ec: makeEcPair(), rsa: sharedRsaPair() };
}

export function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string {
  return key.export({ format: 'pem', type }).toString();
}

export function der(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer {
  return key.export({ format: 'der', type });
}
