metadata description = 'Tells the app that a blob arrived: one subscription a trigger, dead letters in a container.'

param prefix string
param location string
param tags object
param storageName string
param appName string
param workspaceId string

@description('Whether to subscribe the app; its key for blob events exists once the app is published.')
param subscribe bool

var names = loadJsonContent('../../names.json')
var roles = loadJsonContent('../../roles.json')

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: names.deadLetterContainer
    }
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${prefix}'
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: { source: storage.id, topicType: 'Microsoft.Storage.StorageAccounts' }
}

resource topicWritesDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::deadLetters.id, 'topic', roles.blobContributor)
  scope: storage::blobs::deadLetters
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
  }
}

module subscription 'subscription.bicep' = [
  for trigger in names.blobTriggers: if (subscribe) {
    params: {
      topicName: topic.name
      appName: appName
      trigger: trigger
      deadLetterStorageId: storage.id
      deadLetterContainer: names.deadLetterContainer
    }
    dependsOn: [topicWritesDeadLetters]
  }
]

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output topicId string = topic.id
