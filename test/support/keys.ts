// Keys of both stores, made fresh: no key outlives the run that made it.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const makeEcPair = (namedCurve = 'P-256'): Pair => generateKeyPairSync('ec', { namedCurve });
export const makeRsaPair = (modulusLength = 2048): Pair => generateKeyPairSync('rsa', { modulusLength });

let shared: Pair | undefined;

/** One for all that need no key of their own: it takes longer to make than most tests to run. */
export const sharedRsaPair = (): Pair => {
  shared ??= makeRsaPair();
  return shared;
};

/** One key of the kind that each store hands out. */
export const makeKeys = () => ({ ec: makeEcPair(), rsa: sharedRsaPair() });

export const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  key.export({ format: 'pem', type }).toString();

export const der = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer => key.export({ format: 'der', type });
