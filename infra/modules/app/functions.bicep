metadata description = 'The Functions app on Flex Consumption: .NET 10 isolated, its own identity, no key anywhere.'

param prefix string
param location string
param tags object
param appName string
param identityId string
param identityClientId string
param workspaceId string
param insightsConnectionString string
param hostStorageName string
param hostBlobEndpoint string
param documentsBlobEndpoint string
param documentsQueueEndpoint string
param cosmosEndpoint string
param documentIntelligenceEndpoint string
param vaultUri string

@description('The subnet that the app\'s outgoing traffic takes; empty for none.')
param subnetId string

@description('What links in messages begin with; empty for the app\'s own name.')
param baseAddress string

@description('The task hub of Durable Functions: letters and digits; another one is another set of workflows.')
@minLength(3)
@maxLength(45)
param taskHub string

@description('How many requests a second all instances of the app send to Document Intelligence.')
@minValue(1)
@maxValue(1000)
param documentRequestsPerSecond int

@description('Who messages are from; needed once the vault has the secret smtp.')
param mailFrom string

@description('The hour of a clinic\'s day at which its letters become one file.')
@minValue(0)
@maxValue(23)
param printHour int

@description('A language model that reads notes too, https://NAME.openai.azure.com/openai/v1/; empty for none.')
param modelAddress string

@description('With a model: the deployment\'s name.')
param modelDeployment string

@allowed([512, 2048, 4096])
param instanceMemoryMB int

@minValue(1)
@maxValue(1000)
param maximumInstances int

var names = loadJsonContent('../../names.json')
var address = empty(baseAddress) ? 'https://${appName}.azurewebsites.net/' : baseAddress

// A connection by identity is three settings of one prefix: where, how, and as whom.
var settings = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  CLAIMS_STORAGE__blobServiceUri: documentsBlobEndpoint
  CLAIMS_STORAGE__queueServiceUri: documentsQueueEndpoint
  CLAIMS_STORAGE__credential: 'managedidentity'
  CLAIMS_STORAGE__clientId: identityClientId
  CLAIMS_COSMOS__accountEndpoint: cosmosEndpoint
  CLAIMS_COSMOS_DATABASE: names.database
  CLAIMS_URL: address
  CLAIMS_RECORDS: 'cosmos'
  CLAIMS_EXTRACTION: 'documentintelligence'
  CLAIMS_DOCUMENT_INTELLIGENCE__endpoint: documentIntelligenceEndpoint
  CLAIMS_DOCUMENT_MODEL: 'prebuilt-read'
  CLAIMS_DOCUMENT_REQUESTS_PER_SECOND: string(documentRequestsPerSecond)
  CLAIMS_KEY_VAULT__vaultUri: vaultUri
  CLAIMS_MAIL_FROM: mailFrom
  CLAIMS_PRINT_HOUR: string(printHour)
  CLAIMS_MODEL_URL: modelAddress
  CLAIMS_MODEL_DEPLOYMENT: modelDeployment
  // Letters and digits; a second app on the same storage, or a slot, gets a hub of its own.
  CLAIMS_TASK_HUB: taskHub
  // The host's own welcome page would stand in front of ours.
  AzureWebJobsDisableHomepage: 'true'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${prefix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostBlobEndpoint}${names.packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: instanceMemoryMB, maximumInstanceCount: maximumInstances }
    }
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Publishing takes an Entra identity; the user name and password of old are off.
  resource publishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    // What the host says before the app reports by itself; ids only, as everywhere.
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = app.id
output baseAddress string = address
