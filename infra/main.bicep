// Creates a resource group and deploys relay.bicep into it, for `azd up`.
targetScope = 'subscription'

@minLength(2)
@maxLength(32)
@description('The name of the environment, used in the names of the resource group and all resources.')
param environmentName string

@minLength(1)
@description('The region of the resources. It must support Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@allowed(['22', '24'])
@description('The Node.js version of the relay.')
param nodeVersion string = '22'

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

@minValue(40)
@maxValue(1000)
@description('The maximum number of instances.')
param maximumInstances int = 40

// azd uses this tag to find the resources of an environment
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2021-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module relay './relay.bicep' = {
  name: 'relay'
  scope: group
  params: {
    name: environmentName
    location: location
    tags: tags
    nodeVersion: nodeVersion
    appleKeyId: appleKeyId
    appleIssuerId: appleIssuerId
    samsungServiceAccountId: samsungServiceAccountId
    samsungScopes: samsungScopes
    vaultSigns: vaultSigns
    allow: allow
    settings: settings
    administratorId: administratorId
    administratorType: administratorType
    entraApplicationId: entraApplicationId
    entraAllowedApplications: entraAllowedApplications
    network: network
    ipRestrictions: ipRestrictions
    deploymentIpRestrictions: deploymentIpRestrictions
    networkRules: networkRules
    privateEndpoints: privateEndpoints
    alertEmail: alertEmail
    state: state
    maximumInstances: maximumInstances
  }
}

// azd stores these for later commands; none is a secret
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output RELAY_HOST string = relay.outputs.host
output RELAY_NAME string = relay.outputs.appName
output RELAY_IDENTITY_ID string = relay.outputs.identityId
output KEY_VAULT_NAME string = relay.outputs.vaultName
