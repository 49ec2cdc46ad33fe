// Who may do what on Azure: the roles by their names, and that no secret leaves a template.
import { readText } from '../support/sources.ts';
import { type CreatedResource, deploy, IDENTITY } from './azure.ts';
import type { BicepJson } from './speech.ts';
import { buttonTemplate } from './templates.ts';

/** Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const builtIn: Readonly<Record<string, string>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '12338af0-0e69-4776-bea7-57ae8d297424': 'Key Vault Crypto User',
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'Key Vault Secrets Officer',
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': 'Key Vault Crypto Officer',
};

const template = buttonTemplate();
function lastOf(path: BicepJson | undefined): string {
  return String(path).split('/').slice(-1).join('');
}
function kindOf(path: string | undefined): string {
  return path?.split('/').slice(-3, -1).join('/') ?? '';
}
function right({ scope, properties: { roleDefinitionId, principalId, principalType } = {} }: CreatedResource) {
  return [
    principalId === IDENTITY.principalId ? 'the relay' : principalId,
    principalType,
    builtIn[lastOf(roleDefinitionId)],
    kindOf(scope),
  ];
}
function rights(given: Readonly<Record<string, BicepJson>>) {
  return deploy(template, given)
    .filter(({ type }) => type.endsWith('/roleAssignments'))
    .map(right);
}

const always = [
  ['the relay', 'ServicePrincipal', 'Storage Blob Data Owner', 'Microsoft.Storage/storageAccounts'],
  ['the relay', 'ServicePrincipal', 'Monitoring Metrics Publisher', 'Microsoft.Insights/components'],
];

test('The relay may use its storage, write its lines and read the secrets of its vault, and nothing else', () => {
  expect(rights({})).toEqual([
    ...always,
    ['the relay', 'ServicePrincipal', 'Key Vault Secrets User', 'Microsoft.KeyVault/vaults'],
  ]);
});

test('With state in its storage, the relay may also use tables and queues there, and nothing else', () => {
  const storage = 'Microsoft.Storage/storageAccounts';
  const [blobs, ...others] = always;
  expect(rights({ state: 'storage' })).toEqual([
    blobs,
    ['the relay', 'ServicePrincipal', 'Storage Table Data Contributor', storage],
    ['the relay', 'ServicePrincipal', 'Storage Queue Data Contributor', storage],
    ...others,
    ['the relay', 'ServicePrincipal', 'Key Vault Secrets User', 'Microsoft.KeyVault/vaults'],
  ]);
});

test('Where the vault signs, the relay may use its keys in the place of its secrets', () => {
  expect(rights({ vaultSigns: true })).toEqual([
    ...always,
    ['the relay', 'ServicePrincipal', 'Key Vault Crypto User', 'Microsoft.KeyVault/vaults'],
  ]);
});

test.each([
  [false, 'Key Vault Secrets Officer'],
  [true, 'Key Vault Crypto Officer'],
])('Whoever puts the keys into the vault may do that, and only that (the vault signs: %s)', (vaultSigns, role) => {
  const given = { administratorId: 'somebody', administratorType: 'Group', vaultSigns };
  expect(rights(given).slice(3)).toEqual([['somebody', 'Group', role, 'Microsoft.KeyVault/vaults']]);
});

test('Every role of the template is one of Azure, by its own name', () => {
  const roles = Object.entries(template.variables.roles ?? {});
  expect(roles.map(([name]) => name)).toEqual(
    roles.map(([, id]) => builtIn[id]?.replaceAll(' ', '').replace(/^./, (letter) => letter.toLowerCase())),
  );
});

test('No role is given to a group of resources or a subscription', () => {
  const assignments = template.resources.filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments');
  expect(assignments.filter(({ scope }) => typeof scope !== 'string' || !/^\[resourceId\(/.test(scope))).toEqual([]);
  expect(readText('infra/main.bicep')).not.toContain('Microsoft.Authorization');
});

test.each(['infra/main.bicep', 'infra/relay.bicep', 'infra/azuredeploy.json'])(
  '%s asks for no key and gives none out',
  (path) => {
    expect(readText(path)).not.toMatch(/\blist\w*\(|listKeys|AccountKey|InstrumentationKey|SharedAccess/i);
  },
);

test('What is put out is a name, a host or an ID', () => {
  expect(Object.keys(template.outputs)).toEqual(['host', 'appName', 'vaultName', 'identityId']);
});
