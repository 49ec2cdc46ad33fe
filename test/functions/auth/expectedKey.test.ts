// What a key has to be is data of its store.
import { type ExpectedKey, readKey } from '../../../functions/auth/privateKey.ts';
import { expectedKeyOf } from '../../../functions/pipeline/expectedKey.ts';
import { storeDefinitions } from '../../../functions/stores/index.ts';
import { makeKeys, pem } from '../../support/keys.ts';

const { ec, rsa } = makeKeys();
const rsaPem = pem(rsa.privateKey, 'pkcs8');
const file = JSON.stringify({ type: 'service_account', private_key_id: '1', private_key: rsaPem });
const others = [
  { algorithm: 'ES256', title: 'One Store' },
  { algorithm: 'ES256', title: 'Other Store' },
] as const;
const toyKey: ExpectedKey = { algorithm: 'RS256', source: 'Toy Console', fileType: 'service_account', others };

test('A store may expect the key file of a Google service account', () => {
  expect(readKey(file, toyKey)).toHaveProperty('key');
});

test('Every other store refuses that file by name', () => {
  const { fileType: _, ...plain } = toyKey;
  expect(readKey(file, plain)).toEqual({
    problem: 'is the key file of a Google service account. The key of this store is needed',
  });
});

test('A refusal names the source of the key, and every store that the key may belong to', () => {
  expect(readKey(pem(ec.privateKey, 'pkcs8'), toyKey)).toEqual({
    problem:
      'is an EC key (prime256v1); an RSA key of at least 2048 bits (from Toy Console) is needed. It may be a key for One Store or Other Store: check whether keys were mixed up',
  });
});

test('The definitions say what the key of each store is, and which other stores have keys', () => {
  expect(expectedKeyOf('apple', storeDefinitions)).toEqual({
    algorithm: 'ES256',
    source: 'App Store Connect, AuthKey_….p8',
    others: [{ algorithm: 'RS256', title: 'Galaxy Store' }],
  });
});

test('A store whose key is sent as it is expects no key that is read', () => {
  const bearer = { ...storeDefinitions.samsung, algorithm: 'bearer' } as never;
  const definitions = { ...storeDefinitions, samsung: bearer };
  expect(expectedKeyOf('samsung', definitions)).toBeUndefined();
  expect(expectedKeyOf('apple', definitions)?.others).toEqual([]);
});
