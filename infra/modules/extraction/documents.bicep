metadata description = 'Document Intelligence, reached by Entra identities only.'

param name string
param location string
param tags object
param privateNetwork bool
param allowedAddresses string[]
param workspaceId string
param customerManagedKeys bool
param encryptionId string
param encryptionClientId string
param keyUri string
param keyName string
param keyVersion string
param appPrincipalId string

var roles = loadJsonContent('../../roles.json')

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'FormRecognizer'
  sku: { name: 'S0' }
  identity: customerManagedKeys
    ? { type: 'UserAssigned', userAssignedIdentities: { '${encryptionId}': {} } }
    : { type: 'None' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: privateNetwork && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      ipRules: [for address in allowedAddresses: { value: address }]
    }
    encryption: customerManagedKeys
      ? {
          keySource: 'Microsoft.KeyVault'
          keyVaultProperties: {
            identityClientId: encryptionClientId
            keyName: keyName
            keyVaultUri: split(keyUri, '/keys/')[0]
            keyVersion: keyVersion
          }
        }
      : { keySource: 'Microsoft.CognitiveServices' }
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, 'app', roles.cognitiveUser)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveUser)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [for category in ['Audit', 'RequestResponse']: { category: category, enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
