metadata description = 'Everything that the Azure edition stands on, in one resource group, without a shared key.'

@description('The environment, part of every name: dev, test, prod.')
@minLength(3)
@maxLength(6)
param environment string

param location string = resourceGroup().location

@description('What links in messages begin with; empty for the app\'s own name at azurewebsites.net.')
param baseAddress string = ''

@description('The address that alerts and the budget are mailed to.')
param operatorEmail string

@description('Object id of a person or group that uploads charts and sets the signing keys; empty for none.')
param operatorPrincipalId string = ''

@description('Off for the first deployment: the app can be subscribed to blob events once it is published.')
param blobEvents bool = true

@description('Stores are reached through private endpoints only, and by allowedAddresses.')
param privateNetwork bool

@description('Addresses (CIDR, IPv4) that reach stores from outside a private network, such as the scanners\' gateway.')
param allowedAddresses string[] = []

@description('Addresses of the private network, a /23 or larger.')
param networkPrefix string = '10.80.0.0/23'

@description('Documents, records and extraction are encrypted with a key in Key Vault. Choose before deploying.')
param customerManagedKeys bool = false

@description('Standard_LRS, Standard_ZRS, Standard_GZRS, …')
param storageSku string

@description('Records pay by request; otherwise by the hour, up to cosmosMaxThroughput.')
param cosmosServerless bool

@minValue(1000)
param cosmosMaxThroughput int = 4000

@description('The Cosmos DB account: empty for a name of its own; after a restore, the restored account.')
param cosmosName string = ''

param zoneRedundant bool = false

@description('The task hub of Durable Functions; empty for claims and the environment. Another one begins anew.')
@maxLength(45)
param taskHub string = ''

@description('How many requests a second all instances of the app send to Document Intelligence; 15 is its default limit.')
@minValue(1)
@maxValue(1000)
param documentRequestsPerSecond int = 15

@description('Who messages are from; needed once the vault has the secret smtp.')
param mailFrom string = ''

@description('The hour of a clinic\'s day, 0 to 23, at which its letters become one file.')
@minValue(0)
@maxValue(23)
param printHour int = 16

@description('A language model that reads notes too, https://NAME.openai.azure.com/openai/v1/; empty for none.')
param modelAddress string = ''

@description('With a model: the deployment\'s name; its key is the vault\'s secret model-key.')
param modelDeployment string = ''

@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The most gigabytes of logs a day; -1 for no limit.')
param logDailyCapGb int = -1

@minValue(1)
param oldestItemHours int = 72

@minValue(1)
@maxValue(100)
param failurePercent int = 5

@minValue(1)
param monthlyBudget int

@description('The first day of the month of the first deployment, yyyy-mm-01.')
param budgetStart string

var names = loadJsonContent('names.json')
var roles = loadJsonContent('roles.json')
var prefix = 'claims-${environment}'
var unique = substring(uniqueString(resourceGroup().id), 0, 8)
var tags = { application: 'claims', environment: environment }
var appName = '${prefix}-${unique}'
var hostStorageName = 'claimshost${unique}'
var documentStorageName = 'claimsdocs${unique}'
// By the part of a service that a private endpoint leads to.
var zones = {
  blob: 'privatelink.blob.${az.environment().suffixes.storage}'
  queue: 'privatelink.queue.${az.environment().suffixes.storage}'
  table: 'privatelink.table.${az.environment().suffixes.storage}'
  Sql: 'privatelink.documents.azure.com'
  account: 'privatelink.cognitiveservices.azure.com'
  vault: 'privatelink.vaultcore.azure.net'
}

module identities 'modules/identity/identities.bicep' = {
  params: { prefix: prefix, location: location, tags: tags, customerManagedKeys: customerManagedKeys }
}

module monitoring 'modules/monitoring/workspace.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: tags
    appPrincipalId: identities.outputs.appPrincipalId
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module vault 'modules/keys/vault.bicep' = {
  params: {
    name: 'kv-${environment}-${unique}'
    location: location
    tags: tags
    privateNetwork: privateNetwork
    allowedAddresses: allowedAddresses
    workspaceId: monitoring.outputs.workspaceId
    appPrincipalId: identities.outputs.appPrincipalId
    operatorPrincipalId: operatorPrincipalId
    customerManagedKeys: customerManagedKeys
    encryptionPrincipalId: identities.outputs.encryptionPrincipalId
  }
}

// The engine's account: AzureWebJobsStorage, the state of Durable Functions, the app's package. Ids only.
module hostStorage 'modules/storage/account.bicep' = {
  params: {
    name: hostStorageName
    location: location
    tags: tags
    sku: storageSku
    containers: [names.packageContainer]
    documents: false
    privateNetwork: privateNetwork
    allowedAddresses: []
    workspaceId: monitoring.outputs.workspaceId
    customerManagedKeys: customerManagedKeys
    encryptionId: identities.outputs.encryptionId
    keyUri: vault.outputs.keyUri
    keyName: vault.outputs.keyName
    appPrincipalId: identities.outputs.appPrincipalId
    appRoles: [roles.blobOwner, roles.queueContributor, roles.tableContributor]
  }
}

module documentStorage 'modules/storage/account.bicep' = {
  params: {
    name: documentStorageName
    location: location
    tags: tags
    sku: storageSku
    containers: concat(names.containers, [names.deadLetterContainer])
    documents: true
    privateNetwork: privateNetwork
    allowedAddresses: allowedAddresses
    workspaceId: monitoring.outputs.workspaceId
    customerManagedKeys: customerManagedKeys
    encryptionId: identities.outputs.encryptionId
    keyUri: vault.outputs.keyUri
    keyName: vault.outputs.keyName
    appPrincipalId: identities.outputs.appPrincipalId
    // The blob trigger puts blobs that fail again and again into a queue beside them.
    appRoles: [roles.blobContributor, roles.queueContributor]
    operatorPrincipalId: operatorPrincipalId
  }
}

module cosmos 'modules/records/cosmos.bicep' = {
  params: {
    name: empty(cosmosName) ? 'cosmos-${prefix}-${unique}' : cosmosName
    location: location
    tags: tags
    serverless: cosmosServerless
    maxThroughput: cosmosMaxThroughput
    zoneRedundant: zoneRedundant
    privateNetwork: privateNetwork
    allowedAddresses: allowedAddresses
    workspaceId: monitoring.outputs.workspaceId
    customerManagedKeys: customerManagedKeys
    encryptionId: identities.outputs.encryptionId
    keyUri: vault.outputs.keyUri
    appPrincipalId: identities.outputs.appPrincipalId
  }
}

module documents 'modules/extraction/documents.bicep' = {
  params: {
    name: 'di-${prefix}-${unique}'
    location: location
    tags: tags
    privateNetwork: privateNetwork
    allowedAddresses: allowedAddresses
    workspaceId: monitoring.outputs.workspaceId
    customerManagedKeys: customerManagedKeys
    encryptionId: identities.outputs.encryptionId
    encryptionClientId: identities.outputs.encryptionClientId
    keyUri: vault.outputs.keyUri
    keyName: vault.outputs.keyName
    keyVersion: vault.outputs.keyVersion
    appPrincipalId: identities.outputs.appPrincipalId
  }
}

module network 'modules/network/network.bicep' = if (privateNetwork) {
  params: {
    prefix: prefix
    location: location
    tags: tags
    addressPrefix: networkPrefix
    zones: map(items(zones), zone => zone.value)
  }
}

var targets = {
  host: hostStorage.outputs.id
  documents: documentStorage.outputs.id
  records: cosmos.outputs.id
  extraction: documents.outputs.id
  keys: vault.outputs.id
}

module endpoint 'modules/network/endpoint.bicep' = [
  for item in [
    { target: 'host', part: 'blob' }
    { target: 'host', part: 'queue' }
    { target: 'host', part: 'table' }
    { target: 'documents', part: 'blob' }
    { target: 'documents', part: 'queue' }
    { target: 'records', part: 'Sql' }
    { target: 'extraction', part: 'account' }
    { target: 'keys', part: 'vault' }
  ]: if (privateNetwork) {
    params: {
      name: 'pe-${prefix}-${item.target}-${toLower(item.part)}'
      location: location
      tags: tags
      subnetId: network!.outputs.endpointsSubnetId
      targetId: targets[item.target]
      part: item.part
      zone: zones[item.part]
    }
  }
]

module app 'modules/app/functions.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: tags
    appName: appName
    identityId: identities.outputs.appId
    identityClientId: identities.outputs.appClientId
    workspaceId: monitoring.outputs.workspaceId
    insightsConnectionString: monitoring.outputs.connectionString
    hostStorageName: hostStorageName
    hostBlobEndpoint: hostStorage.outputs.blobEndpoint
    documentsBlobEndpoint: documentStorage.outputs.blobEndpoint
    documentsQueueEndpoint: documentStorage.outputs.queueEndpoint
    cosmosEndpoint: cosmos.outputs.endpoint
    documentIntelligenceEndpoint: documents.outputs.endpoint
    vaultUri: vault.outputs.uri
    subnetId: network.?outputs.appSubnetId ?? ''
    baseAddress: baseAddress
    taskHub: empty(taskHub) ? 'claims${environment}' : taskHub
    documentRequestsPerSecond: documentRequestsPerSecond
    mailFrom: mailFrom
    printHour: printHour
    modelAddress: modelAddress
    modelDeployment: modelDeployment
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
  }
  dependsOn: [endpoint]
}

module arrivals 'modules/events/arrivals.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: tags
    storageName: documentStorageName
    appName: appName
    workspaceId: monitoring.outputs.workspaceId
    subscribe: blobEvents
  }
  dependsOn: [documentStorage, app]
}

module alerts 'modules/monitoring/alerts.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    topicId: arrivals.outputs.topicId
    email: operatorEmail
    oldestItemHours: oldestItemHours
    failurePercent: failurePercent
  }
}

module budget 'modules/monitoring/budget.bicep' = {
  params: { prefix: prefix, email: operatorEmail, amount: monthlyBudget, start: budgetStart }
}

output appName string = appName
output appAddress string = app.outputs.baseAddress
output storageName string = documentStorageName
output vaultUri string = vault.outputs.uri
