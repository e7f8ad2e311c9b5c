metadata description = 'A storage account without shared keys, and the roles that the app has on it.'

param name string
param location string
param tags object

@description('Standard_LRS, Standard_ZRS, Standard_GZRS, …')
param sku string

param containers string[]

@description('Documents: old versions and deleted blobs are kept, and who touched what is logged. Otherwise neither.')
param documents bool

@description('How many days old versions and deleted blobs of documents are kept.')
@minValue(2)
@maxValue(365)
param keepDays int = 30

param privateNetwork bool
param allowedAddresses string[]
param workspaceId string
param customerManagedKeys bool
param encryptionId string
param keyUri string
param keyName string
param appPrincipalId string

@description('Ids of the built-in roles that the app has on this account.')
param appRoles string[]

@description('A person or group that uploads and reads blobs; empty for none.')
param operatorPrincipalId string = ''

var roles = loadJsonContent('../../roles.json')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  identity: customerManagedKeys
    ? { type: 'UserAssigned', userAssignedIdentities: { '${encryptionId}': {} } }
    : { type: 'None' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Not 'Disabled': Event Grid writes dead letters as a trusted service, past a rule that denies everybody else.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      ipRules: [for address in allowedAddresses: { value: address, action: 'Allow' }]
    }
    encryption: {
      requireInfrastructureEncryption: true
      keySource: customerManagedKeys ? 'Microsoft.Keyvault' : 'Microsoft.Storage'
      identity: customerManagedKeys ? { userAssignedIdentity: encryptionId } : null
      keyvaultproperties: customerManagedKeys ? { keyname: keyName, keyvaulturi: split(keyUri, '/keys/')[0] } : null
      services: {
        blob: { enabled: true, keyType: 'Account' }
        file: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: documents
    changeFeed: documents ? { enabled: true, retentionInDays: keepDays } : { enabled: false }
    deleteRetentionPolicy: documents ? { enabled: true, days: keepDays } : { enabled: false }
    containerDeleteRetentionPolicy: documents ? { enabled: true, days: keepDays } : { enabled: false }
    // Point-in-time restore must reach less far back than deleted blobs are kept.
    restorePolicy: documents ? { enabled: true, days: keepDays - 1 } : { enabled: false }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for name in containers: {
    parent: blobs
    name: name
    properties: { publicAccess: 'None' }
  }
]

// Without a rule the old versions would stay, and cost, for ever.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = if (documents) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-versions'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: keepDays } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appRoles: {
    name: guid(account.id, 'app', role)
    scope: account
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource operatorRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(account.id, operatorPrincipalId, roles.blobContributor)
  scope: account
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    // Who read, wrote and deleted which document (45 CFR 164.312(b)); the engine's own account is of no interest.
    logs: [for category in ['StorageRead', 'StorageWrite', 'StorageDelete']: { category: category, enabled: documents }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output id string = account.id
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
