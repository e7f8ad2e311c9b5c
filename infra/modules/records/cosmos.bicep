metadata description = 'Cosmos DB: one database, one container of records, reached by Entra identities only.'

param name string
param location string
param tags object

@description('Serverless pays by request; otherwise the most request units a second that the container scales to.')
param serverless bool

@minValue(1000)
param maxThroughput int

param zoneRedundant bool
param privateNetwork bool
param allowedAddresses string[]
param workspaceId string
param customerManagedKeys bool
param encryptionId string

param keyUri string

param appPrincipalId string

var names = loadJsonContent('../../names.json')
var roles = loadJsonContent('../../roles.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  identity: customerManagedKeys
    ? { type: 'UserAssigned', userAssignedIdentities: { '${encryptionId}': {} } }
    : { type: 'None' }
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: serverless ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
    publicNetworkAccess: privateNetwork && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    ipRules: [for address in allowedAddresses: { ipAddressOrRange: address }]
    networkAclBypass: 'None'
    defaultIdentity: customerManagedKeys ? 'UserAssignedIdentity=${encryptionId}' : 'FirstPartyIdentity'
    keyVaultKeyUri: customerManagedKeys ? keyUri : null
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: names.database
  properties: { resource: { id: names.database } }
}

resource records 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = {
  parent: database
  name: names.recordsContainer
  properties: {
    resource: {
      id: names.recordsContainer
      partitionKey: { kind: 'Hash', paths: [names.partitionPath], version: 2 }
      // Records end when they say so themselves.
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: [for path in names.indexedPaths: { path: path }]
        excludedPaths: [{ path: '/*' }]
      }
    }
    options: serverless ? {} : { autoscaleSettings: { maxThroughput: maxThroughput } }
  }
}

resource appRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, 'app', roles.cosmosDataContributor)
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${roles.cosmosDataContributor}'
    scope: '${account.id}/dbs/${names.database}'
  }
  dependsOn: [database]
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [for category in ['DataPlaneRequests', 'ControlPlaneRequests']: { category: category, enabled: true }]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
