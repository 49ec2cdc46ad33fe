// Setup for the kinds of Apple's keys: each is tried at its own API, and saved with its setting KIND.

import { secret } from '../../../functions/core/secret.ts';
import { draftSettingsOf } from '../../../scripts/setup/draft.ts';
import { runFlags } from '../../../scripts/setup/flags.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { tryServer } from '../../../scripts/stores/appstoreserver/tryKey.ts';
import { tryWeather } from '../../../scripts/stores/weatherkit/tryKey.ts';
import { makeKeys } from '../../support/keys.ts';

const otherKey = makeKeys().ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

test('An In-App Purchase key is tried in Production, and then in the sandbox', async () => {
  const settings = sandbox.settingsOf.appstoreserver ?? {};
  expect(await tryServer(settings)).toMatchObject({ verdict: 'ok', sentence: 'Apple accepted the key.' });
  expect(await tryServer({ ...settings, APPLE__PURCHASES__PRIVATE_KEY: otherKey })).toMatchObject({
    verdict: 'refused',
  });
  const [production, tested] = sandbox.seen.slice(-2).map(({ url }) => url);
  expect([production, tested]).toEqual(['/inApps/v1/lookup/NONE', '/inApps/v1/transactions/1']);
});

test('For an app that only the sandbox has, setup says so', async () => {
  const settings = sandbox.settingsOf.appstoreserver ?? {};
  sandbox.fail({ store: 'appstoreserver', kind: 'status', status: 401, path: '/inApps/v1/lookup' });
  const { verdict, sentence } = await tryServer(settings);
  expect([verdict, sentence]).toEqual([
    'ok',
    expect.stringMatching(/^The sandbox accepted the key\. Production did not/),
  ]);
});

test.each([
  [{}, 'ok', 'WeatherKit accepted the key.'],
  [{ APPLE__WEATHER__SERVICE_ID: 'com.example.disabled' }, 'role', 'is not switched on'],
  [{ APPLE__WEATHER__PRIVATE_KEY: otherKey }, 'refused', 'could not verify the token'],
  [{ APPLE__WEATHER__TEAM_ID: 'TEAM123456' }, 'refused', 'found no token that it can read'],
] as const)('A WeatherKit key is tried: %#', async (changed, verdict, words) => {
  const tried = await tryWeather({ ...sandbox.settingsOf.weatherkit, ...changed });
  expect([tried.verdict, tried.sentence]).toEqual([verdict, expect.stringContaining(words)]);
});

test.each([
  ['appstoreserver', {}, '--issuer-id is missing. --bundle-id is missing.'],
  ['weatherkit', { 'service-id': 'com.example.weather' }, '--team-id is missing.'],
  ['apple', { 'issuer-id': 'not an ID' }, '--issuer-id must be the issuer ID alone'],
] as const)('What is missing or wrong is named by its flag: %s', async (store, given, words) => {
  const around = {
    env: {},
    file: '',
    settings: {},
    readInput: async () => Buffer.from(otherKey),
    progress: () => undefined,
  };
  const flags = { store, account: 'coins', 'key-id': 'ABC123DEFG', 'key-stdin': true, write: 'none', ...given };
  await expect(runFlags(flags, around)).rejects.toThrow(words);
});

test('An account that gets another kind of key loses the settings of the former one', () => {
  const key = { text: secret('k') };
  const draft = { account: 'default', id: 'ABC123DEFG', key };
  const weather = draftSettingsOf({ ...draft, store: 'weatherkit', fields: { TEAM_ID: 'TEAM123456' } });
  expect(weather).toMatchObject({ APPLE__KIND: 'weatherkit', APPLE__TEAM_ID: 'TEAM123456' });
  expect(Object.entries(weather).flatMap(([name, value]) => (value === undefined ? [name] : []))).toEqual(
    expect.arrayContaining(['APPLE__ISSUER_ID', 'APPLE__BUNDLE_ID', 'APPLE__SCOPE']),
  );
  const connect = draftSettingsOf({ ...draft, store: 'apple', fields: {} });
  expect(connect).toMatchObject({ APPLE__KEY_ID: 'ABC123DEFG', APPLE__KIND: undefined, APPLE__TEAM_ID: undefined });
});
