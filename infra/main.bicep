// What `azd up` makes: a resource group, and in it what relay.bicep says.
targetScope = 'subscription'

@minLength(2)
@maxLength(32)
@description('The name of the environment. The resource group and all resources bear it.')
param environmentName string

@minLength(1)
@description('Where the resources are. It must be a region that has Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@allowed(['22', '24'])
@description('The Node.js that the relay runs on.')
param nodeVersion string = '22'

@description('Key ID of App Store Connect. Empty: no Apple account.')
param appleKeyId string = ''

@description('Issuer ID of App Store Connect. Empty: an individual key.')
param appleIssuerId string = ''

@description('Service account ID of Samsung. Empty: no Samsung account.')
param samsungServiceAccountId string = ''

@description('What the Samsung service account may do: publishing, gss or both, with a comma between.')
param samsungScopes string = 'publishing,gss'

@description('The private keys are keys of the vault, which signs itself. Otherwise they are its secrets, and the relay signs.')
param vaultSigns bool = false

@description('What may be called: access classes and operation names, with commas between. Empty: nothing.')
param allow string = 'read, CreateAccessToken, RevokeAccessToken'

@secure()
@description('Further settings of the relay, name and value: more accounts, callers, deadlines. Secrets go into the vault.')
param settings object = {}

@description('Object ID of whoever puts the keys into the vault. Empty: nobody gets that right here.')
param administratorId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
@description('What the administrator is.')
param administratorType string = 'User'

@description('Application ID of the app registration that stands in front. Empty: function keys alone.')
param entraApplicationId string = ''

@description('Application IDs that may call beside the app registration itself.')
param entraAllowedApplications array = []

@description('Let the relay call out through a virtual network of its own.')
param network bool = false

@description('Who may call the relay, as App Service has it: [{ name, priority, action: Allow, ipAddress }], or a service tag. Empty: everyone with a key.')
param ipRestrictions array = []

@description('From where vault and storage may be reached beside the relay, such as [{ value: 203.0.113.7 }]. It needs network. Empty: from everywhere, with a role.')
param networkRules array = []

@description('Vault and storage have private endpoints in the network, and no public ones. It needs network.')
param privateEndpoints bool = false

@description('Who is told by mail where a store refuses the key, settings are wrong or the relay fails. Empty: the rule alone.')
param alertEmail string = ''

@minValue(40)
@maxValue(1000)
@description('How many instances there may be at most.')
param maximumInstances int = 40

// azd finds by this tag what belongs to an environment
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
    networkRules: networkRules
    privateEndpoints: privateEndpoints
    alertEmail: alertEmail
    maximumInstances: maximumInstances
  }
}

// azd keeps these for the commands that come after; none of them is a secret
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output RELAY_HOST string = relay.outputs.host
output RELAY_NAME string = relay.outputs.appName
output RELAY_IDENTITY_ID string = relay.outputs.identityId
output KEY_VAULT_NAME string = relay.outputs.vaultName
