// The az commands that deploy an account to Azure: the key is read from its file into Key Vault, and never appears on a command line.
import { type Draft, draftSettingsOf, settingPrefixOf } from './draft.ts';

export interface AzurePlace {
  readonly vault?: string | undefined;
  readonly app?: string | undefined;
  readonly group?: string | undefined;
}

export function azCommands(draft: Draft, { vault, app, group }: AzurePlace): readonly string[] {
  const reference = `@Microsoft.KeyVault(VaultName=${vault ?? '<vault>'};SecretName=${secretName(draft)})`;
  const settings = Object.entries(draftSettingsOf(draft))
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => quote(`${name}=${name === `${settingPrefixOf(draft)}PRIVATE_KEY` ? reference : value}`));
  const target = `--resource-group ${word(group, 'group')} --name ${word(app, 'app')}`;
  return [
    ...setSecret(draft, word(vault, 'vault')),
    `az functionapp config appsettings set ${target} --output none --settings ${settings.join(' ')}`,
    `az functionapp restart ${target}`,
  ];
}

/** Role of the app's identity in the vault. */
export function azureRoleSentence({ key }: Draft): string {
  return 'vaultKey' in key
    ? "The app's identity needs the role Key Vault Crypto User on that key."
    : "The app's identity needs the role Key Vault Secrets User on that vault.";
}

/** Key Vault allows letters, digits and dashes. */
function secretName(draft: Draft): string {
  return `${draft.store}${draft.account === 'default' ? '' : `-${draft.account.replaceAll('_', '-')}`}-private-key`;
}

/** For a POSIX shell, and for PowerShell if the value contains no quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A plain word is not quoted; a missing value stays a placeholder. */
function word(given: string | undefined, open: string): string {
  return given === undefined ? `<${open}>` : quote(given);
}

/** `--output none`, because az would print the secret that it has just set. */
function setSecret(draft: Draft, vault: string): string[] {
  if ('vaultKey' in draft.key) return [];
  const file = draft.key.file === undefined ? '<key file>' : quote(draft.key.file);
  return [
    `az keyvault secret set --vault-name ${vault} --name ${secretName(draft)} --file ${file} --encoding utf-8 --output none`,
  ];
}
