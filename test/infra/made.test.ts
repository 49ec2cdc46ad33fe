// What Azure gets to see, held against Microsoft's own types: a name that they do not know does not compile.
import type {
  AppServicePlan,
  CsmPublishingCredentialsPoliciesEntity,
  Site,
  SiteAuthSettingsV2,
} from '@azure/arm-appservice';
import type { VaultProperties } from '@azure/arm-keyvault';
import { DEFAULT_ALLOW } from '../../functions/config/defaultPolicy.ts';
import { queueNames, tableNames } from '../../functions/state/state.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { readText } from '../support/sources.ts';
import { type CreatedResource, deploy, GROUP, IDENTITY, TENANT } from './azure.ts';
import type { BicepJson } from './speech.ts';
import { buttonTemplate } from './templates.ts';

const template = buttonTemplate();
function one(made: readonly CreatedResource[], type: string, last = ''): CreatedResource | undefined {
  return made.find((each) => each.type === type && each.name.endsWith(last));
}
const made = deploy(template, { appleKeyId: 'ABCDE12345', samsungServiceAccountId: 'my-account' });
function named(type: string): string {
  return one(made, type)?.name ?? '';
}
const identity = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${named('Microsoft.ManagedIdentity/userAssignedIdentities')}`;
function settingsWith(given: Readonly<Record<string, BicepJson>>): Readonly<Record<string, string>> {
  return (one(deploy(template, given), 'Microsoft.Web/sites/config', '/appsettings')?.properties ?? {}) as Record<
    string,
    string
  >;
}

test('The Functions app is on Flex Consumption, with Node.js 22 and an identity in the place of every secret', () => {
  const site = {
    serverFarmId: `${GROUP}/providers/Microsoft.Web/serverfarms/${named('Microsoft.Web/serverfarms')}`,
    httpsOnly: true,
    clientAffinityEnabled: false,
    keyVaultReferenceIdentity: identity,
    siteConfig: {
      http20Enabled: true,
      minTlsVersion: '1.2',
      scmMinTlsVersion: '1.2',
      scmIpSecurityRestrictions: [],
      scmIpSecurityRestrictionsDefaultAction: 'Allow',
      scmIpSecurityRestrictionsUseMain: false,
      ftpsState: 'Disabled',
      remoteDebuggingEnabled: false,
      ipSecurityRestrictions: [],
      ipSecurityRestrictionsDefaultAction: 'Allow',
    },
    functionAppConfig: {
      runtime: { name: 'node', version: '22' },
      deployment: {
        storage: {
          type: 'blobContainer',
          value: `https://${named('Microsoft.Storage/storageAccounts')}.blob.core.windows.net/packages`,
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity },
        },
      },
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 40 },
    },
  } satisfies Partial<Site>;
  const there = one(made, 'Microsoft.Web/sites');
  expect(there?.properties).toEqual({ ...site, virtualNetworkSubnetId: null });
  const around = {
    kind: 'functionapp,linux',
    identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
  } satisfies Partial<Site>;
  expect({ kind: there?.kind, identity: there?.identity }).toEqual(around);
});

test('The plan is Flex Consumption on Linux', () => {
  const plan = {
    sku: { name: 'FC1', tier: 'FlexConsumption' },
    kind: 'functionapp',
    reserved: true,
  } satisfies Partial<AppServicePlan>;
  const there = one(made, 'Microsoft.Web/serverfarms');
  expect({ sku: there?.sku, kind: there?.kind, ...there?.properties }).toEqual(plan);
});

test('The vault knows roles and no access policies, and nothing of it can be purged', () => {
  const vault = {
    tenantId: TENANT,
    sku: { family: 'A', name: 'standard' },
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    softDeleteRetentionInDays: 7,
    enablePurgeProtection: true,
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
    publicNetworkAccess: 'Enabled',
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
  } satisfies VaultProperties;
  expect(one(made, 'Microsoft.KeyVault/vaults')?.properties).toEqual(vault);
});

test.each(['scm', 'ftp'])('Nobody publishes with a password by %s', (name) => {
  const off = { allow: false } satisfies Partial<CsmPublishingCredentialsPoliciesEntity>;
  expect(one(made, 'Microsoft.Web/sites/basicPublishingCredentialsPolicies', `/${name}`)?.properties).toEqual(off);
});

test('Microsoft Entra ID stands in front where an app registration is named, without a client secret', () => {
  const entra = '5a2db0c5-0000-4000-8000-e27a00000002';
  const given = { entraApplicationId: entra, entraAllowedApplications: ['another'] };
  const front = {
    platform: { enabled: true, runtimeVersion: '~1' },
    globalValidation: {
      requireAuthentication: true,
      unauthenticatedClientAction: 'Return401',
      excludedPaths: ['/api/health'],
    },
    httpSettings: { requireHttps: true },
    login: { tokenStore: { enabled: false } },
    identityProviders: {
      azureActiveDirectory: {
        enabled: true,
        registration: {
          openIdIssuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
          clientId: entra,
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID',
        },
        validation: {
          allowedAudiences: [entra, `api://${entra}`],
          defaultAuthorizationPolicy: { allowedApplications: [entra, 'another'] },
        },
      },
    },
  } satisfies Partial<SiteAuthSettingsV2>;
  expect(one(deploy(template, given), 'Microsoft.Web/sites/config', '/authsettingsV2')?.properties).toEqual(front);
  expect(one(made, 'Microsoft.Web/sites/config', '/authsettingsV2')).toBeUndefined();
  expect(settingsWith(given)).toMatchObject({
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: IDENTITY.clientId,
    WEBSITE_AUTH_AAD_ALLOWED_TENANTS: TENANT,
    RELAY__EASY_AUTH: 'on',
  });
});

test('The storage account has no key that works, and shows nothing to the world', () => {
  expect(one(made, 'Microsoft.Storage/storageAccounts')?.properties).toMatchObject({
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
  });
  expect(one(made, 'Microsoft.Insights/components')?.properties).toMatchObject({ DisableLocalAuth: true });
});

test('A network, where one is wanted, lends its subnet to Flex Consumption', () => {
  const there = deploy(template, { network: true });
  const network = one(there, 'Microsoft.Network/virtualNetworks');
  expect(one(made, 'Microsoft.Network/virtualNetworks')).toBeUndefined();
  expect(JSON.stringify(network)).toContain('"serviceName":"Microsoft.App/environments"');
  expect(one(there, 'Microsoft.Web/sites')?.properties?.virtualNetworkSubnetId).toBe(
    `${GROUP}/providers/Microsoft.Network/virtualNetworks/${network?.name}/subnets/relay`,
  );
});

function vaultAndStorage(given: Readonly<Record<string, BicepJson>>) {
  const there = deploy(template, given);
  return ['Microsoft.KeyVault/vaults', 'Microsoft.Storage/storageAccounts'].map((type) => one(there, type)?.properties);
}
const rules = [{ value: '203.0.113.7' }];

test('Network rules let the subnet of the relay and the given addresses in, and nobody else', () => {
  const subnet = expect.stringMatching(/\/subnets\/relay$/);
  for (const properties of vaultAndStorage({ network: true, networkRules: rules })) {
    expect(properties).toMatchObject({
      publicNetworkAccess: 'Enabled',
      networkAcls: { defaultAction: 'Deny', ipRules: rules, virtualNetworkRules: [{ id: subnet }] },
    });
  }
  const network = one(deploy(template, { network: true, networkRules: rules }), 'Microsoft.Network/virtualNetworks');
  expect(JSON.stringify(network)).toContain(
    '"serviceEndpoints":[{"service":"Microsoft.KeyVault"},{"service":"Microsoft.Storage"}]',
  );
});

test('Private endpoints stand in the place of public addresses, each with its zone in the network', () => {
  const given = { network: true, privateEndpoints: true };
  for (const properties of vaultAndStorage(given))
    expect(properties).toMatchObject({ publicNetworkAccess: 'Disabled', networkAcls: { defaultAction: 'Deny' } });
  const there = deploy(template, given);
  const of = (type: string) => there.filter((each) => each.type === `Microsoft.Network/${type}`);
  expect(
    of('privateDnsZones')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['privatelink.blob.core.windows.net', 'privatelink.vaultcore.azure.net']);
  for (const type of [
    'privateEndpoints',
    'privateEndpoints/privateDnsZoneGroups',
    'privateDnsZones/virtualNetworkLinks',
  ])
    expect(of(type)).toHaveLength(2);
  expect(JSON.stringify(of('privateEndpoints'))).toMatch(/"groupIds":\["vault"\].*"groupIds":\["blob"\]/);
});

test.each([{}, { networkRules: rules }, { privateEndpoints: true }])(
  'Without a network nothing is closed, since the relay itself could not reach its vault: %j',
  (given) => {
    for (const properties of vaultAndStorage(given))
      expect(properties).toMatchObject({ publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } });
    expect(one(deploy(template, given), 'Microsoft.Network/privateEndpoints')).toBeUndefined();
  },
);

test('State in the storage has private endpoints for tables and queues, too', () => {
  const there = deploy(template, { network: true, privateEndpoints: true, state: 'storage' });
  const zones = there.filter(({ type }) => type === 'Microsoft.Network/privateDnsZones').map(({ name }) => name);
  expect(zones.sort()).toEqual([
    'privatelink.blob.core.windows.net',
    'privatelink.queue.core.windows.net',
    'privatelink.table.core.windows.net',
    'privatelink.vaultcore.azure.net',
  ]);
  const endpoints = JSON.stringify(there.filter(({ type }) => type === 'Microsoft.Network/privateEndpoints'));
  for (const group of ['table', 'queue']) expect(endpoints).toContain(`"groupIds":["${group}"]`);
});

test.each([
  ['tables', tableNames],
  ['queues', queueNames],
] as const)('The %s of the template are those of the relay', (kind, names) => {
  const made = (given: object): unknown[] =>
    deploy(template, { ...given })
      .filter(({ type }) => type.endsWith(`/${kind}`))
      .map(({ name }) => String(name).split('/').at(-1));
  expect([made({ state: 'storage' }), made({})]).toEqual([names, []]);
});

test('The relay answers the given addresses alone, where some are given', () => {
  const ipRestrictions = [{ name: 'office', priority: 100, action: 'Allow', ipAddress: '203.0.113.0/24' }];
  const site = one(deploy(template, { ipRestrictions }), 'Microsoft.Web/sites');
  expect(site?.properties?.siteConfig).toMatchObject({
    ipSecurityRestrictions: ipRestrictions,
    ipSecurityRestrictionsDefaultAction: 'Deny',
  });
});

test('The deployment site answers the given addresses alone, where some are given, and those of callers do not count', () => {
  const deploymentIpRestrictions = [{ name: 'ci', priority: 100, action: 'Allow', ipAddress: '203.0.113.7/32' }];
  const ipRestrictions = [{ name: 'office', priority: 100, action: 'Allow', ipAddress: '203.0.113.0/24' }];
  const site = one(deploy(template, { ipRestrictions, deploymentIpRestrictions }), 'Microsoft.Web/sites');
  expect(site?.properties?.siteConfig).toMatchObject({
    ipSecurityRestrictions: ipRestrictions,
    scmIpSecurityRestrictions: deploymentIpRestrictions,
    scmIpSecurityRestrictionsDefaultAction: 'Deny',
    scmIpSecurityRestrictionsUseMain: false,
  });
});

test.each([
  ['memory', ['Microsoft.KeyVault/vaults', 'blobServices']],
  ['storage', ['Microsoft.KeyVault/vaults', 'blobServices', 'tableServices', 'queueServices']],
])('With state=%s, what is done with vault and storage is written into the logs', (state, parts) => {
  const audits = deploy(template, { state }).filter(({ type }) => type === 'Microsoft.Insights/diagnosticSettings');
  expect(audits.map(({ scope }) => String(scope).split('/').slice(-4, -1).join('/'))).toEqual(
    parts.map((part) => expect.stringContaining(part)),
  );
  for (const { properties } of audits) {
    expect(properties?.workspaceId).toContain('/workspaces/');
    expect(properties?.logs).toEqual([{ categoryGroup: 'audit', enabled: true }]);
  }
});

test('docs/deployment.md lists the resources of the template', () => {
  const page = readText('docs/deployment.md');
  const section = page.slice(page.indexOf('\n## Resources\n'), page.indexOf('\n## Three ways\n'));
  const listed: Readonly<Record<string, string>> = {
    'Microsoft.Authorization/roleAssignments': 'Role assignments:',
    'Microsoft.Insights/actionGroups': 'action group',
    'Microsoft.Insights/components': 'Application Insights |',
    'Microsoft.Insights/diagnosticSettings': '| Diagnostic settings |',
    'Microsoft.Insights/scheduledQueryRules': '| Alert rule',
    'Microsoft.KeyVault/vaults': '| Key Vault |',
    'Microsoft.ManagedIdentity/userAssignedIdentities': '| User-assigned identity |',
    'Microsoft.Network/privateDnsZones': 'their DNS zones',
    'Microsoft.Network/privateEndpoints': '| Private endpoints',
    'Microsoft.Network/virtualNetworks': '| Virtual network',
    'Microsoft.OperationalInsights/workspaces': '| Log Analytics',
    'Microsoft.Storage/storageAccounts': '| Storage account |',
    'Microsoft.Web/serverfarms': 'Flex Consumption',
    'Microsoft.Web/sites': '| Functions app',
  };
  const types = template.resources.map(({ type }) => String(type).split('/').slice(0, 2).join('/'));
  expect([...new Set(types)].sort()).toEqual(Object.keys(listed));
  for (const words of Object.values(listed)) expect(section).toContain(words);
});

test('One rule looks for codes that the relay has, and reports the address that is given', () => {
  const alertEmail = 'oncall@example.com';
  const there = deploy(template, { alertEmail });
  const [rule, more] = there.filter(({ type }) => type === 'Microsoft.Insights/scheduledQueryRules');
  const text = JSON.stringify(rule);
  const codes = [...text.matchAll(/\\"([a-z_]+)\\"/g)].map(([, code]) => code);
  expect(codes).toEqual(['credentials_refused', 'not_configured', 'unexpected']);
  const [, section = ''] = /the section (\w+) of docs\/deployment\.md/.exec(text) ?? [];
  expect(readText('docs/deployment.md')).toContain(`\n## ${section}\n`);
  expect(codes.filter((code) => !readText('functions/core/errors.ts').includes(String(code)))).toEqual([]);
  expect(more).toBeUndefined();
  expect(JSON.stringify(one(there, 'Microsoft.Insights/actionGroups'))).toContain(alertEmail);
  expect(text).toContain('/actionGroups/');
  expect(one(made, 'Microsoft.Insights/actionGroups')).toBeUndefined();
  expect(one(made, 'Microsoft.Insights/scheduledQueryRules')?.properties?.actions).toEqual({ actionGroups: [] });
});

test('There are no more instances than the parameter says', () => {
  const site = one(deploy(template, { maximumInstances: 60 }), 'Microsoft.Web/sites');
  expect(JSON.stringify(site)).toContain('"maximumInstanceCount":60');
});

describe('The settings', () => {
  const signing = { appleKeyId: 'ABCDE12345', samsungServiceAccountId: 'my-account', vaultSigns: true };

  test('are ones that the relay understands, where the vault signs', () => {
    const { accounts, faults } = readConfig(settingsWith(signing));
    expect(faults).toEqual([]);
    expect(accounts.map(({ store, problems, key }) => [store, problems, key.vaultKey?.split('.net')[1]])).toEqual([
      ['apple', [], '/keys/apple'],
      ['samsung', [], '/keys/samsung'],
    ]);
  });

  test('refer to the secrets of the vault, where the relay signs', () => {
    const settings = settingsWith({ ...signing, vaultSigns: false });
    const vault = named('Microsoft.KeyVault/vaults');
    expect(settings.APPLE__PRIVATE_KEY).toBe(`@Microsoft.KeyVault(VaultName=${vault};SecretName=apple-private-key)`);
    expect(settings.SAMSUNG__PRIVATE_KEY).toBe(
      `@Microsoft.KeyVault(VaultName=${vault};SecretName=samsung-private-key)`,
    );
    expect(readConfig(settings).faults).toEqual([]);
  });

  test('name the storage for the state, if it is to be there, with a key of the vault that seals it', () => {
    const settings = settingsWith({ state: 'storage' });
    const [vault, storage] = [named('Microsoft.KeyVault/vaults'), named('Microsoft.Storage/storageAccounts')];
    expect(settings.RELAY__STATE_KEY).toBe(`@Microsoft.KeyVault(VaultName=${vault};SecretName=relay-state-key)`);
    expect(readConfig(settings).faults).toEqual([expect.stringMatching(/^RELAY__STATE_KEY must be a random text/)]);
    const { faults, storage: connection } = readConfig({ ...settings, RELAY__STATE_KEY: 'k'.repeat(44) });
    expect([faults, connection]).toEqual([
      [],
      {
        tables: `https://${storage}.table.core.windows.net/`,
        queues: `https://${storage}.queue.core.windows.net/`,
        clientId: expect.any(String),
      },
    ]);
  });

  test('have no key for the state where the vault signs, since the relay may read no secret there', () => {
    expect(settingsWith({ state: 'storage', vaultSigns: true })).not.toHaveProperty('RELAY__STATE_KEY');
  });

  test('say nothing of a storage for the state, if there is none', () => {
    expect(Object.keys(settingsWith({})).filter((name) => /STATE|table|queue/.test(name))).toEqual([]);
    expect(readConfig(settingsWith({})).storage).toBeUndefined();
  });

  test('have no account for a store that was not named', () => {
    const { accounts, faults } = readConfig(settingsWith({}));
    expect([accounts, faults]).toEqual([[], []]);
  });

  test('allow what the relay allows by itself', () => {
    expect(template.parameters.allow?.defaultValue).toBe(DEFAULT_ALLOW);
    expect(settingsWith({}).RELAY__ALLOW).toBe(DEFAULT_ALLOW);
  });

  test('take further ones, which cannot take away what the host needs', () => {
    const settings = settingsWith({ settings: { RELAY__ALLOW: 'read', AzureWebJobsStorage__credential: 'key' } });
    expect(settings).toMatchObject({ RELAY__ALLOW: 'read', AzureWebJobsStorage__credential: 'managedidentity' });
  });

  test('are none of those that Flex Consumption refuses', () => {
    const refused =
      /^(FUNCTIONS_(WORKER_RUNTIME|EXTENSION_VERSION)|WEBSITE_(RUN_FROM_PACKAGE|CONTENT|NODE)|SCM_|ENABLE_ORYX)|^AzureWebJobsStorage$/;
    expect(
      Object.keys(settingsWith({ ...signing, entraApplicationId: 'E' })).filter((name) => refused.test(name)),
    ).toEqual([]);
  });
});
