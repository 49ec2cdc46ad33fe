// The fast PKCS#8 parser yields the same keys as OpenSSL.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fromUsualPkcs8 } from '../../../functions/auth/pkcs8.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const otherEc = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;

function derOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'pkcs8' });
}

test.each([
  ['P-256', ec],
  ['RSA', rsa],
])('A key for %s is the one that OpenSSL reads', (_, key) => {
  const read = fromUsualPkcs8(derOf(key));
  expect(read?.equals(key)).toBe(true);
});

test.each([
  ['P-384', otherEc],
  ['Ed25519', ed],
])('A key for %s is left to OpenSSL', (_, key) => {
  expect(fromUsualPkcs8(derOf(key))).toBeUndefined();
});

function loads(der: Buffer): boolean {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).type === 'private';
  } catch {
    return false;
  }
}

test('No changed byte makes a valid key of one that OpenSSL rejects', () => {
  const der = derOf(ec);
  const taken = Array.from(der, (byte, at) => {
    const changed = Buffer.from(der);
    changed[at] = byte ^ 0xff;
    return fromUsualPkcs8(changed) !== undefined && !loads(changed);
  });
  expect(taken.filter(Boolean)).toEqual([]);
});

test.each([
  ['P-256', ec],
  ['RSA', rsa],
])('A key for %s that is cut, or that something follows, is left to OpenSSL', (_, key) => {
  const der = derOf(key);
  expect(fromUsualPkcs8(der.subarray(0, -1))).toBeUndefined();
  expect(fromUsualPkcs8(Buffer.concat([der, Buffer.of(0)]))).toBeUndefined();
});
