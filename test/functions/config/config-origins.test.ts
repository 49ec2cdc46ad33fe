// Replaced store hosts: https for any host, plain http only for this machine.
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { galaxyStore } from '../../../functions/stores/samsung/definition.ts';

const samsung = { SAMSUNG__SERVICE_ACCOUNT_ID: 'an-account', SAMSUNG__PRIVATE_KEY: 'a key' };
const apple = { APPLE__KEY_ID: 'ABC123DEFG', APPLE__PRIVATE_KEY: 'a key' };

describe('The origin of a store', () => {
  test.each([
    ['https://store.example', 'https://store.example'],
    ['https://store.example/', 'https://store.example'],
    ['https://store.example:8443', 'https://store.example:8443'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['http://localhost:4010/', 'http://localhost:4010'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('can be %s', (value, origin) => {
    const config = readConfig({ APPLE__ORIGIN: value, SAMSUNG__ORIGIN: value });
    expect([config.origins.apple.api, config.origins.samsung.api, config.faults]).toEqual([origin, origin, []]);
  });

  test.each([
    'http://store.example',
    'http://127.0.0.1.store.example',
    'http://localhost.store.example',
    'http://0.0.0.0:4010',
    'http://10.0.0.1',
    'ftp://127.0.0.1',
    'https://name@store.example',
    'https://name:word@127.0.0.1',
    'https://store.example/v1',
    'https://store.example?x=1',
    'https://store.example#x',
    'store.example',
    '//store.example',
    'file:///etc/passwd',
  ])('cannot be "%s"; the real store stays meant', (value) => {
    const config = readConfig({ ...samsung, SAMSUNG__ORIGIN: value });
    expect(config.accounts.flatMap(({ problems }) => problems)).toEqual([
      expect.stringMatching(/^SAMSUNG__ORIGIN must (be an origin alone|begin with https)/),
    ]);
    expect(config.origins.samsung.api).toBe(galaxyStore.origins.api);
  });

  test.each(['', ' ', '\n'])('can be left empty (%j): the real store is meant', (value) => {
    const config = readConfig({ SAMSUNG__ORIGIN: value });
    expect([config.origins.samsung.api, config.faults]).toEqual([galaxyStore.origins.api, []]);
  });

  test('that is wrong stops every account of that store, and none of the other', () => {
    const { accounts, faults } = readConfig({
      ...samsung,
      ...apple,
      SAMSUNG__GAMES__SERVICE_ACCOUNT_ID: 'a',
      SAMSUNG__GAMES__PRIVATE_KEY: 'a key',
      SAMSUNG__ORIGIN: 'store.example',
    });
    expect(accounts.map(({ store, name, problems }) => `${store} ${name} ${problems.length}`)).toEqual([
      'apple default 0',
      'samsung default 1',
      'samsung games 1',
    ]);
    expect(faults).toEqual([]);
  });
});

describe('A simulated store', () => {
  const here = { APPLE__ORIGIN: 'http://127.0.0.1:4010', SAMSUNG__ORIGIN: 'http://localhost:4011' };

  test('is one that RELAY__SIMULATOR names, on this machine', () => {
    expect(readConfig({ ...here, RELAY__SIMULATOR: 'samsung' }).simulated).toEqual(['samsung']);
    expect(readConfig({ ...here, RELAY__SIMULATOR: 'apple, samsung' }).simulated).toEqual(['apple', 'samsung']);
    expect(readConfig(here).simulated).toEqual([]);
  });

  test.each([[{}], [{ APPLE__ORIGIN: 'https://store.example' }]])(
    'is none that answers from elsewhere: with %j the relay does not start',
    (settings) => {
      const { simulated, faults } = readConfig({ ...settings, RELAY__SIMULATOR: 'apple' });
      expect([simulated, faults]).toEqual([
        [],
        ['RELAY__SIMULATOR names apple, but APPLE__ORIGIN is not on this machine'],
      ]);
    },
  );

  test('that is no store is a fault', () => {
    expect(readConfig({ RELAY__SIMULATOR: 'google' }).faults).toEqual([
      'RELAY__SIMULATOR must be one or more of apple, samsung, appstoreserver, weatherkit, with commas between',
    ]);
  });
});
