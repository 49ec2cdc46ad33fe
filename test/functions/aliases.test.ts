// A team that has the settings of another tool needs no second copy of its key.
import { withAliases } from '../../functions/aliases.ts';
import { readConfig } from '../../functions/config.ts';

const asc = { ASC_KEY_ID: 'ABC123DEFG', ASC_ISSUER_ID: 'an-issuer', ASC_PRIVATE_KEY: 'a key' };
const fastlane = {
  APP_STORE_CONNECT_API_KEY_KEY_ID: 'FAST123LAN',
  APP_STORE_CONNECT_API_KEY_ISSUER_ID: 'another-issuer',
  APP_STORE_CONNECT_API_KEY_KEY_FILEPATH: 'AuthKey.p8',
};
const gsc = { GSC_SERVICE_ACCOUNT_ID: 'an-account', GSC_PRIVATE_KEY_PATH: 'key.pem' };

const keyIds = (settings: Record<string, string>) => readConfig(settings).accounts.map(({ key }) => key.id);

test('The names of other tools make an account, and the notes say which won', () => {
  expect(keyIds({ ...asc, ...gsc })).toEqual(['ABC123DEFG', 'an-account']);
  expect(readConfig({ ...asc, ...gsc }).notes).toEqual([
    'APPLE__KEY_ID is taken from ASC_KEY_ID',
    'APPLE__ISSUER_ID is taken from ASC_ISSUER_ID',
    'APPLE__PRIVATE_KEY is taken from ASC_PRIVATE_KEY',
    'SAMSUNG__SERVICE_ACCOUNT_ID is taken from GSC_SERVICE_ACCOUNT_ID',
    'SAMSUNG__PRIVATE_KEY is taken from GSC_PRIVATE_KEY_PATH',
  ]);
});

test('Our own names win, and nothing of another key is mixed in', () => {
  const { settings, notes } = withAliases({ ...asc, APPLE__KEY_ID: 'OURS123456' });
  expect([settings.APPLE__ISSUER_ID, settings.APPLE__PRIVATE_KEY, notes]).toEqual([undefined, undefined, []]);
});

test('Of two tools the first is taken whole', () => {
  expect(keyIds({ ...asc, ...fastlane })).toEqual(['FAST123LAN']);
  expect(withAliases({ ...asc, ...fastlane }).settings.APPLE__PRIVATE_KEY).toBe('AuthKey.p8');
});

test('An account with a name of its own does not stand in the way', () => {
  const games = { APPLE__GAMES__KEY_ID: 'GAMES12345', APPLE__GAMES__PRIVATE_KEY: 'a key' };
  expect(keyIds({ ...asc, ...games }).sort()).toEqual(['ABC123DEFG', 'GAMES12345']);
});

test('No note shows a value', () => {
  expect(JSON.stringify(withAliases({ ...asc, ...gsc }).notes)).not.toMatch(/ABC123DEFG|an-issuer|a key|key\.pem/);
});
