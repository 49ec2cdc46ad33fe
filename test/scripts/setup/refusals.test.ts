// The reasons why a key does not work are distinguished: each is provoked at the simulator, and nothing is saved.
import { existsSync } from 'node:fs';
import { makeEcPair, pem, sharedRsaPair } from '../../support/keys.ts';
import { nowhere } from '../../support/listen.ts';
import { openSetupEnvironment, outcomeOf, type SetupEnvironment } from './environment.ts';

let stage: SetupEnvironment;
let otherApple: string;
let otherSamsung: string;
beforeAll(async () => {
  stage = await openSetupEnvironment();
  otherApple = stage.write('other.p8', pem(makeEcPair().privateKey, 'pkcs8'));
  otherSamsung = stage.write('other.pem', pem(sharedRsaPair().privateKey, 'pkcs1'));
});
afterEach(() => expect(existsSync(stage.path('local.settings.json'))).toBe(false));
afterAll(() => stage?.close());

function apple(...more: readonly string[]) {
  return outcomeOf(stage, [...stage.apple, '--yes', ...more]);
}
function samsung(...more: readonly string[]) {
  return outcomeOf(stage, [...stage.samsung, '--yes', ...more]);
}
function reported(verdict: string, exitCode: number, words: string) {
  return {
    verdict,
    exitCode,
    sentences: expect.arrayContaining([expect.stringContaining(words), 'Nothing was written.']),
  };
}

describe('App Store Connect:', () => {
  test('another key under this ID', async () => {
    expect(await apple('--key-file', otherApple)).toMatchObject(
      reported(
        'refused',
        4,
        'Checked: it is an EC key on P-256, and the clock is right. So the file, the key ID or the issuer ID',
      ),
    );
  });

  test('another key ID than the file is named after', async () => {
    const outcome = await apple('--key-file', stage.appleKey, '--key-id', 'SANDBOX002');
    expect(outcome).toMatchObject(reported('refused', 4, 'the file is the one of the key SANDBOX001'));
  });

  test('an issuer ID that has not the form of one', async () => {
    const outcome = await apple('--key-file', stage.appleKey, '--issuer-id', 'not-a-uuid');
    expect(outcome).toMatchObject(reported('refused', 4, 'the issuer ID has not the form of one'));
  });

  test('an individual key with an issuer ID', async () => {
    const file = stage.write('individual.p8', stage.settings.APPLE__GAMES__PRIVATE_KEY ?? '');
    const outcome = await apple('--key-file', file, '--key-id', 'SANDBOXGAMES');
    expect(outcome).toMatchObject(reported('refused', 4, 'it is an individual key. Leave the issuer ID out'));
  });

  test('a team key without its issuer ID', async () => {
    const args = ['--store', 'apple', '--key-id', 'SANDBOX001', '--key-file', stage.appleKey, '--yes'];
    expect(await outcomeOf(stage, args)).toMatchObject(reported('refused', 4, 'A team key needs its issuer ID'));
  });

  const refusal = (code: string) => ({ errors: [{ status: '403', code, title: 'No', detail: 'Not this.' }] });

  test('an agreement that is not signed', async () => {
    const body = refusal('FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED');
    stage.sandbox.fail({ store: 'apple', kind: 'status', status: 403, body });
    expect(await apple('--key-file', stage.appleKey)).toMatchObject(reported('agreement', 5, 'No key and no role'));
  });

  test('a role that is too small', async () => {
    stage.sandbox.fail({ store: 'apple', kind: 'status', status: 403, body: refusal('FORBIDDEN_ERROR') });
    expect(await apple('--key-file', stage.appleKey)).toMatchObject(reported('role', 6, 'its role is too small'));
  });

  test('a quota that is used up', async () => {
    stage.sandbox.fail({ store: 'apple', kind: 'status', status: 429, retryAfter: '3600' });
    expect(await apple('--key-file', stage.appleKey)).toMatchObject(reported('busy', 7, 'used up its calls'));
  });

  test.each(['html', 'invalidJson', 'redirect'] as const)('an answer that is not the store: %s', async (kind) => {
    stage.sandbox.fail({ store: 'apple', kind });
    expect(await apple('--key-file', stage.appleKey)).toMatchObject(
      reported('unreachable', 7, 'is not App Store Connect'),
    );
  });

  test('an address without a server', async () => {
    const origins = { ...stage.origins, APPLE__ORIGIN: await nowhere() };
    const outcome = await outcomeOf({ ...stage, origins }, [...stage.apple, '--yes', '--key-file', stage.appleKey]);
    expect(outcome).toMatchObject(reported('unreachable', 7, 'could not be reached (ECONNREFUSED)'));
  });

  test('a wrong clock does not stop the setup: the relay compensates, and setup says so', async () => {
    stage.sandbox.fail({ store: 'apple', kind: 'clock', shift: -3_600_000, times: 2 });
    const outcome = await outcomeOf(stage, [...stage.apple, '--key-file', stage.appleKey, '--write', 'none']);
    expect(outcome).toMatchObject({ verdict: 'ok', exitCode: 0 });
    expect(outcome.sentences.join(' ')).toMatch(/clock is 3[56]\d\d seconds ahead of the store's/);
  });
});

describe('Galaxy Store:', () => {
  test('another key for this service account', async () => {
    expect(await samsung('--key-file', otherSamsung)).toMatchObject(reported('refused', 4, 'the key is not its key'));
  });

  test('a service account that it does not know', async () => {
    const outcome = await samsung('--key-file', stage.samsungKey, '--service-account-id', 'unknown');
    expect(outcome).toMatchObject(reported('refused', 4, 'does not know the service account ID'));
  });

  test('a scope that the account lacks, and which it has', async () => {
    const file = stage.write('games.pem', stage.settings.SAMSUNG__GAMES__PRIVATE_KEY ?? '');
    const id = stage.settings.SAMSUNG__GAMES__SERVICE_ACCOUNT_ID ?? '';
    const outcome = await samsung('--key-file', file, '--service-account-id', id);
    expect(outcome).toMatchObject(reported('role', 6, 'lacks a scope that is asked for'));
    expect(outcome.sentences[0]).toMatch(/It has: gss\.$/);
  });

  test('a store that is throttling', async () => {
    stage.sandbox.fail({ store: 'samsung', kind: 'status', status: 503, retryAfter: '3600' });
    expect(await samsung('--key-file', stage.samsungKey)).toMatchObject(
      reported('busy', 7, 'is throttling or temporarily unavailable'),
    );
  });

  test('an HTML page of a gateway', async () => {
    stage.sandbox.fail({ store: 'samsung', kind: 'html', status: 200 });
    const outcome = await samsung('--key-file', stage.samsungKey);
    expect(outcome).toMatchObject(reported('unreachable', 7, 'is not Galaxy Store'));
  });

  test('a wrong clock does not stop the setup', async () => {
    stage.sandbox.fail({ store: 'samsung', kind: 'clock', shift: -3_600_000, times: 3 });
    const outcome = await outcomeOf(stage, [...stage.samsung, '--key-file', stage.samsungKey, '--write', 'none']);
    expect(outcome).toMatchObject({ verdict: 'ok' });
    expect(outcome.sentences.join(' ')).toContain("ahead of the store's");
  });

  test('the token that was created for the test is revoked', async () => {
    await outcomeOf(stage, [...stage.samsung, '--key-file', stage.samsungKey, '--write', 'none']);
    const last = stage.sandbox.seen.at(-1);
    expect([last?.method, last?.url, last?.status]).toEqual(['DELETE', '/auth/revokeAccessToken', 200]);
  });
});

describe('Before any store is called:', () => {
  test.each([
    ['--scopes', 'publishing,admin', /--scopes must be publishing, gss or both/],
    ['--account', 'two words', /--account takes letters/],
    ['--key-id', 'X', /--key-id is not for samsung/],
    ['--write', 'everywhere', /--write takes local, keyvault, none/],
    ['--vault-key', 'https://x.vault.azure.net/keys/k', /one of --key-file, --key-stdin and --vault-key/],
  ])('%s %s is refused', async (flag, value, words) => {
    const count = stage.sandbox.seen.length;
    await expect(samsung('--key-file', stage.samsungKey, flag, value)).rejects.toThrow(words);
    expect(stage.sandbox.seen).toHaveLength(count);
  });

  test('nothing is written without --yes', async () => {
    const args = [...stage.apple, '--key-file', stage.appleKey];
    await expect(outcomeOf(stage, args)).rejects.toThrow('Give --yes');
  });

  test('a file name as key ID and a key ID as issuer ID are noticed', async () => {
    const key = ['--key-file', stage.appleKey];
    await expect(apple(...key, '--key-id', 'AuthKey_2X9R4HXF34.p8')).rejects.toThrow('is the name of the key file');
    await expect(apple(...key, '--issuer-id', '2X9R4HXF34')).rejects.toThrow('has the form of a key ID');
  });

  test('a key ID and an issuer ID that were swapped are noticed', async () => {
    const args = ['--key-file', stage.appleKey, '--key-id', stage.settings.APPLE__ISSUER_ID ?? ''];
    await expect(apple(...args)).rejects.toThrow('--key-id has the form of an issuer ID');
  });
});
