metadata description = 'Key Vault: the secrets that sign links, and the customer-managed key when there is one.'

param name string
param location string
param tags object
param privateNetwork bool
param allowedAddresses string[]
param workspaceId string
param appPrincipalId string

@description('A person or group that sets the secrets; empty for none.')
param operatorPrincipalId string

param customerManagedKeys bool
param encryptionPrincipalId string

var roles = loadJsonContent('../../roles.json')

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    // Not 'Disabled': accounts fetch their encryption key as trusted services, past a rule that denies everybody else.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      bypass: 'AzureServices'
      ipRules: [for address in allowedAddresses: { value: address }]
    }
  }
}

resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = if (customerManagedKeys) {
  parent: vault
  name: 'encryption'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    rotationPolicy: {
      attributes: { expiryTime: 'P2Y' }
      lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P1Y' } }]
    }
  }
}

resource appReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, 'app', roles.vaultSecretsUser)
  scope: vault
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultSecretsUser)
  }
}

resource operatorSets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, roles.vaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultSecretsOfficer)
  }
}

resource accountsEncrypt 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (customerManagedKeys) {
  name: guid(vault.id, 'encryption', roles.vaultEncryption)
  scope: vault
  properties: {
    principalId: encryptionPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.vaultEncryption)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output id string = vault.id
output uri string = vault.properties.vaultUri
output keyName string = customerManagedKeys ? key.name : ''

@description('The key\'s address without a version: the accounts follow its rotation by themselves.')
output keyUri string = key.?properties.keyUri ?? ''
output keyVersion string = last(split(key.?properties.keyUriWithVersion ?? '', '/'))
