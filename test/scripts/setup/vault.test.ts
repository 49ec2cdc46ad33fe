// A key that stays in Key Vault: saved by URL only, and a missing permission to sign is reported as such.
import { readFileSync } from 'node:fs';
import { Failure } from '../../../functions/core/errors.ts';
import { failedTrial } from '../../../scripts/setup/failedTrial.ts';
import { exitCodeOf } from '../../../scripts/setup/tried.ts';
import { openSetupEnvironment, outcomeOf, type SetupEnvironment } from './environment.ts';

let stage: SetupEnvironment;
beforeAll(async () => {
  stage = await openSetupEnvironment();
});
afterAll(() => stage?.close());

const vaultKey = 'https://my-vault.vault.azure.net/keys/my-key';
function apple(...more: readonly string[]) {
  return outcomeOf(stage, [...stage.apple, '--skip-try', '--yes', ...more]);
}
function valuesNow() {
  return JSON.parse(readFileSync(stage.path('local.settings.json'), 'utf8')).Values;
}

test('a Key Vault URL replaces a key, and a key replaces the URL', async () => {
  await apple('--key-file', stage.appleKey);
  expect(valuesNow()).toHaveProperty('APPLE__PRIVATE_KEY');
  await apple('--vault-key', vaultKey);
  expect(valuesNow()).toHaveProperty('APPLE__KEY_VAULT_KEY', vaultKey);
  expect(valuesNow()).not.toHaveProperty('APPLE__PRIVATE_KEY');
  await apple('--key-file', stage.appleKey);
  expect(valuesNow()).not.toHaveProperty('APPLE__KEY_VAULT_KEY');
});

test('with --skip-try no store is called, and the output says so', async () => {
  const count = stage.sandbox.seen.length;
  const outcome = await apple('--vault-key', vaultKey);
  expect(outcome).toMatchObject({ exitCode: 0, verdict: 'not tried' });
  expect(outcome.sentences).toContain('The store was not called.');
  expect(stage.sandbox.seen).toHaveLength(count);
});

test('for Azure there is no secret to set, and another role to give', async () => {
  const outcome = await apple('--vault-key', vaultKey, '--write', 'keyvault', '--app', 'relay', '--group', 'group');
  expect(outcome.commands).toEqual([
    `az functionapp config appsettings set --resource-group 'group' --name 'relay' --output none --settings 'APPLE__KEY_ID=SANDBOX001' 'APPLE__ISSUER_ID=${stage.settings.APPLE__ISSUER_ID}' 'APPLE__KEY_VAULT_KEY=${vaultKey}'`,
    `az functionapp restart --resource-group 'group' --name 'relay'`,
  ]);
  expect(outcome.sentences.join(' ')).toContain('Key Vault Crypto User');
});

test('a vault that does not sign is reported, with who would have to be signed in', () => {
  const tried = failedTrial('apple', new Failure('not_configured', 'Azure Key Vault does not sign for the relay.'));
  expect([tried.verdict, exitCodeOf(tried)]).toEqual(['vault', 7]);
  expect(tried.sentence).toContain('az login');
});
