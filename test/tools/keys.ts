// Keys of both stores, made fresh: no key outlives the run that made it.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const makeEcPair = (namedCurve = 'P-256'): Pair => generateKeyPairSync('ec', { namedCurve });
export const makeRsaPair = (modulusLength = 2048): Pair => generateKeyPairSync('rsa', { modulusLength });

/** One key of the kind that each store hands out. */
export const makeKeys = () => ({ ec: makeEcPair(), rsa: makeRsaPair() });

export const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  key.export({ format: 'pem', type }).toString();

export const der = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer => key.export({ format: 'der', type });
