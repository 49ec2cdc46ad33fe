// Everything that the relay needs in one resource group. infra/azuredeploy.json creates the same for the Deploy to Azure
// button, and test/infra/same.test.ts compares the two.
targetScope = 'resourceGroup'

@minLength(2)
@maxLength(32)
@description('The prefix of all resource names; a unique suffix is added.')
param name string = 'store-relay'

@description('The region of the resources. It must support Flex Consumption.')
param location string = resourceGroup().location

@description('Tags of the resources, name and value.')
param tags object = {}

@allowed(['22', '24'])
@description('The Node.js version of the relay.')
param nodeVersion string = '22'

@allowed([512, 2048, 4096])
@description('Memory of an instance, in MB.')
param memory int = 2048

@minValue(40)
@maxValue(1000)
@description('The maximum number of instances.')
param maximumInstances int = 40

@description('Key ID of App Store Connect. Empty: no Apple account.')
param appleKeyId string = ''

@description('Issuer ID of App Store Connect. Empty: an individual key.')
param appleIssuerId string = ''

@description('Service account ID of Samsung. Empty: no Samsung account.')
param samsungServiceAccountId string = ''

@description('The scopes of the Samsung service account: publishing, gss or both, separated by a comma.')
param samsungScopes string = 'publishing,gss'

@description('true: the private keys are keys of the vault, which signs. false: they are secrets, and the relay signs.')
param vaultSigns bool = false

@description('What callers may call: access classes and operation names, separated by commas. Empty: nothing.')
param allow string = 'read, CreateAccessToken, RevokeAccessToken'

@secure()
@description('Further settings of the relay, name and value: more accounts, callers, timeouts. Secrets belong in the vault.')
param settings object = {}

@description('Object ID of the administrator who imports the keys into the vault. Empty: no role is assigned.')
param administratorId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
@description('The principal type of the administrator.')
param administratorType string = 'User'

@description('Application ID of the app registration for App Service Authentication. Empty: function keys only.')
param entraApplicationId string = ''

@description('Further application IDs that may call, besides the app registration.')
param entraAllowedApplications array = []

@description('Route the outgoing calls of the relay through its own virtual network.')
param network bool = false

@description('Access rules of App Service for callers: [{ name, priority, action: Allow, ipAddress }], or a service tag. Empty: everyone with a key.')
param ipRestrictions array = []

@description('Access rules for the deployment site (scm), as in ipRestrictions. Empty: everyone with a role for it.')
param deploymentIpRestrictions array = []

@description('Addresses that may reach vault and storage besides the relay, such as [{ value: 203.0.113.7 }]. Requires network. Empty: any address, with a role.')
param networkRules array = []

@description('Give vault and storage private endpoints in the network, and disable public access. Requires network.')
param privateEndpoints bool = false

@description('Address for alerts when a store rejects the key, settings are wrong or the relay fails. Empty: the alert rule without mail.')
param alertEmail string = ''

@allowed(['memory', 'storage'])
@description('Where the relay keeps durable state: in each instance, or in tables and queues of the storage account, for all instances.')
param state string = 'memory'

// Without a network these would lock the relay out of its vault, so they are ignored.
var closed = network && privateEndpoints
var ruled = network && !empty(networkRules)
var stored = state == 'storage'
var storedClosed = stored && closed

var token = uniqueString(resourceGroup().id, name)
var identityName = 'id-${name}-${token}'
var storageName = 'st${token}'
var containerName = 'packages'
var vaultName = 'kv-${token}'
var logsName = 'log-${name}-${token}'
var insightsName = 'appi-${name}-${token}'
var networkName = 'vnet-${name}-${token}'
var planName = 'plan-${name}-${token}'
var endpointName = 'pe-${name}-${token}'
var alertName = 'alert-${name}-${token}'
var relayName = '${name}-${token}'

var relaySubnet = resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, 'relay')
var endpointSubnet = resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, 'endpoints')

// Built-in roles. The names are those of Azure, the IDs are the same in every tenant.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultCryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  keyVaultCryptoOfficer: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'
}
var userRole = roles[vaultSigns ? 'keyVaultCryptoUser' : 'keyVaultSecretsUser']
var officerRole = roles[vaultSigns ? 'keyVaultCryptoOfficer' : 'keyVaultSecretsOfficer']

// Settings contain no key: only the URL of a vault key that signs, or a reference to a secret that Azure resolves.
var keysOfVault = 'https://${vaultName}${environment().suffixes.keyvaultDns}/keys'
var appleKey = vaultSigns
  ? { APPLE__KEY_VAULT_KEY: '${keysOfVault}/apple' }
  : { APPLE__PRIVATE_KEY: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=apple-private-key)' }
var samsungKey = vaultSigns
  ? { SAMSUNG__KEY_VAULT_KEY: '${keysOfVault}/samsung' }
  : { SAMSUNG__PRIVATE_KEY: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=samsung-private-key)' }
var appleIds = { APPLE__KEY_ID: appleKeyId, APPLE__ISSUER_ID: appleIssuerId }
var samsungIds = { SAMSUNG__SERVICE_ACCOUNT_ID: samsungServiceAccountId, SAMSUNG__SCOPES: samsungScopes }
// The state key is a secret, which an identity that only signs may not read: then nothing secret is kept.
var stateKey = stored && !vaultSigns
  ? { RELAY__STATE_KEY: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=relay-state-key)' }
  : {}
var apple = empty(appleKeyId) ? {} : union(appleIds, appleKey)
var samsung = empty(samsungServiceAccountId) ? {} : union(samsungIds, samsungKey)

// The identity of the relay. It is a separate resource, so its roles exist before the relay starts for the first time.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: identityName
  location: location
  tags: tags
}

// Used by the host: its locks, the function keys (encrypted by the host) and the package. The relay itself keeps its
// state there only with `state` = storage (docs/state.md).
resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: storageName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: closed || ruled ? 'Deny' : 'Allow'
      ipRules: networkRules
      virtualNetworkRules: ruled ? [{ id: relaySubnet }] : []
    }
    supportsHttpsTrafficOnly: true
  }
  dependsOn: [ownNetwork]
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: storage
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: containerName
  properties: { publicAccess: 'None' }
}

// The tables and queues of the relay's state. The host creates a queue for messages that failed, at its first use.
resource tables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = if (stored) {
  parent: storage
  name: 'default'
}

resource outcomesTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelayoutcomes'
}

resource settingsTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelaysettings'
}

resource sharedTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelayshared'
}

resource plansTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelayplans'
}

resource jobsTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelayjobs'
}

resource webhooksTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelaywebhooks'
}

resource eventsTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = if (stored) {
  parent: tables
  name: 'storerelayevents'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = if (stored) {
  parent: storage
  name: 'default'
}

resource eventsQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = if (stored) {
  parent: queues
  name: 'storerelayevents'
}

resource jobsQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = if (stored) {
  parent: queues
  name: 'storerelayjobs'
}

// Roles instead of access policies. Purge protection cannot be taken back: a deleted vault keeps its name for a week.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: closed || ruled ? 'Deny' : 'Allow'
      ipRules: networkRules
      virtualNetworkRules: ruled ? [{ id: relaySubnet }] : []
    }
  }
  dependsOn: [ownNetwork]
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: logsName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

// Local authentication is off: the connection string alone does not allow writing logs.
resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

// The host creates its own containers, which Blob Data Contributor allows, but Microsoft requires Owner:
// https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
resource storageRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, roles.storageBlobDataOwner)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource tableRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (stored) {
  name: guid(storage.id, identity.id, roles.storageTableDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageTableDataContributor)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource queueRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (stored) {
  name: guid(storage.id, identity.id, roles.storageQueueDataContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageQueueDataContributor)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// The host writes logs with the identity, since local authentication is off.
resource insightsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// Reads the secrets or signs with the keys, one of the two, and nothing else in the vault.
resource vaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, userRole)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', userRole)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// Even the owner of the subscription cannot write to a vault with roles, so an administrator is named.
resource administratorRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(administratorId)) {
  name: guid(vault.id, administratorId, officerRole)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', officerRole)
    principalId: administratorId
    principalType: administratorType
  }
}

// Flex Consumption requires a subnet that is delegated to Microsoft.App/environments.
resource ownNetwork 'Microsoft.Network/virtualNetworks@2024-05-01' = if (network) {
  name: networkName
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/24'] }
    subnets: [
      {
        name: 'relay'
        properties: {
          addressPrefix: '10.0.0.0/26'
          serviceEndpoints: ruled ? [{ service: 'Microsoft.KeyVault' }, { service: 'Microsoft.Storage' }] : []
          delegations: [
            {
              name: 'flex'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.0.0.64/27' }
      }
    ]
  }
}

// Access logs of the vault and the storage, for audits.
resource vaultAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource storageAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: blobs
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource tableAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (stored) {
  name: 'audit'
  scope: tables
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource queueAudit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (stored) {
  name: 'audit'
  scope: queues
  properties: {
    workspaceId: logs.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource alertGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: alertName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'store-relay'
    enabled: true
    emailReceivers: [{ name: 'mail', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

// Alerts when a store rejects the relay's key, settings are wrong, or an unexpected error occurs in the relay.
resource alert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: alertName
  location: location
  tags: tags
  properties: {
    displayName: 'Store Relay needs a look'
    description: 'A store refuses the key, settings are wrong, or the relay failed: see the section Monitor of docs/deployment.md.'
    severity: 2
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: 'traces | extend code = tostring(parse_json(message).code) | where code in ("credentials_refused", "not_configured", "unexpected")'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: empty(alertEmail) ? [] : [alertGroup.id] }
  }
}

// Private endpoints of vault and storage, with their DNS zones.
resource vaultZone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (closed) {
  name: 'privatelink.vaultcore.azure.net'
  location: 'global'
  tags: tags
}

resource vaultLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (closed) {
  parent: vaultZone
  name: networkName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: ownNetwork.id }
  }
}

resource vaultEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (closed) {
  name: '${endpointName}-vault'
  location: location
  tags: tags
  properties: {
    subnet: { id: endpointSubnet }
    privateLinkServiceConnections: [
      {
        name: 'vault'
        properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] }
      }
    ]
  }
  dependsOn: [ownNetwork]
}

resource vaultGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = if (closed) {
  parent: vaultEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'vault'
        properties: { privateDnsZoneId: vaultZone.id }
      }
    ]
  }
}

resource blobZone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (closed) {
  name: 'privatelink.blob.${environment().suffixes.storage}'
  location: 'global'
  tags: tags
}

resource blobLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (closed) {
  parent: blobZone
  name: networkName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: ownNetwork.id }
  }
}

resource blobEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (closed) {
  name: '${endpointName}-blob'
  location: location
  tags: tags
  properties: {
    subnet: { id: endpointSubnet }
    privateLinkServiceConnections: [
      {
        name: 'blob'
        properties: { privateLinkServiceId: storage.id, groupIds: ['blob'] }
      }
    ]
  }
  dependsOn: [ownNetwork]
}

resource blobGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = if (closed) {
  parent: blobEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'blob'
        properties: { privateDnsZoneId: blobZone.id }
      }
    ]
  }
}

resource tableZone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (storedClosed) {
  name: 'privatelink.table.${environment().suffixes.storage}'
  location: 'global'
  tags: tags
}

resource tableLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (storedClosed) {
  parent: tableZone
  name: networkName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: ownNetwork.id }
  }
}

resource tableEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (storedClosed) {
  name: '${endpointName}-table'
  location: location
  tags: tags
  properties: {
    subnet: { id: endpointSubnet }
    privateLinkServiceConnections: [
      {
        name: 'table'
        properties: { privateLinkServiceId: storage.id, groupIds: ['table'] }
      }
    ]
  }
  dependsOn: [ownNetwork]
}

resource tableGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = if (storedClosed) {
  parent: tableEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'table'
        properties: { privateDnsZoneId: tableZone.id }
      }
    ]
  }
}

resource queueZone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (storedClosed) {
  name: 'privatelink.queue.${environment().suffixes.storage}'
  location: 'global'
  tags: tags
}

resource queueLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (storedClosed) {
  parent: queueZone
  name: networkName
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: ownNetwork.id }
  }
}

resource queueEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (storedClosed) {
  name: '${endpointName}-queue'
  location: location
  tags: tags
  properties: {
    subnet: { id: endpointSubnet }
    privateLinkServiceConnections: [
      {
        name: 'queue'
        properties: { privateLinkServiceId: storage.id, groupIds: ['queue'] }
      }
    ]
  }
  dependsOn: [ownNetwork]
}

resource queueGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = if (storedClosed) {
  parent: queueEndpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: 'queue'
        properties: { privateDnsZoneId: queueZone.id }
      }
    ]
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource relay 'Microsoft.Web/sites@2024-04-01' = {
  name: relayName
  location: location
  tags: union(tags, { 'azd-service-name': 'relay' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: network ? relaySubnet : null
    siteConfig: {
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      ipSecurityRestrictions: ipRestrictions
      ipSecurityRestrictionsDefaultAction: empty(ipRestrictions) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictions: deploymentIpRestrictions
      scmIpSecurityRestrictionsDefaultAction: empty(deploymentIpRestrictions) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictionsUseMain: false
    }
    functionAppConfig: {
      runtime: { name: 'node', version: nodeVersion }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${containerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: memory
        maximumInstanceCount: maximumInstances
      }
    }
  }
  dependsOn: [packages, storageRole, tableRole, queueRole, insightsRole, vaultRole, ownNetwork]
}

// The last value wins: further settings override the parameters, but not what the host needs.
// AZURE_CLIENT_ID selects the identity that calls Key Vault. The setting OVERRIDE_... lets App Service
// sign in with the identity instead of a client secret.
resource relaySettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: relay
  name: 'appsettings'
  properties: union(
    apple,
    samsung,
    { RELAY__ALLOW: allow },
    stateKey,
    settings,
    !stored ? {} : {
      RELAY__STATE: 'storage'
      AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
      AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
    },
    empty(entraApplicationId) ? {} : {
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identity.properties.clientId
      WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
      RELAY__EASY_AUTH: 'on'
    },
    {
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      AZURE_CLIENT_ID: identity.properties.clientId
    }
  )
}

// Packages are deployed with a Microsoft Entra ID token; publishing passwords are off.
resource noPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: relay
  name: 'scm'
  properties: { allow: false }
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: relay
  name: 'ftp'
  properties: { allow: false }
}

// Microsoft Entra ID in front. The app registration trusts the identity by a federated credential; there is no secret.
resource relayAuthentication 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(entraApplicationId)) {
  parent: relay
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      excludedPaths: ['/api/health']
    }
    httpSettings: { requireHttps: true }
    login: { tokenStore: { enabled: false } }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          clientId: entraApplicationId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        }
        validation: {
          allowedAudiences: [entraApplicationId, 'api://${entraApplicationId}']
          defaultAuthorizationPolicy: {
            allowedApplications: union([entraApplicationId], entraAllowedApplications)
          }
        }
      }
    }
  }
  dependsOn: [relaySettings]
}

@description('The host name for a connection of the connector.')
output host string = relay.properties.defaultHostName

@description('The name of the Functions app.')
output appName string = relay.name

@description('The name of the vault for the keys.')
output vaultName string = vault.name

@description('The object ID of the relay: the subject of the federated credential.')
output identityId string = identity.properties.principalId
