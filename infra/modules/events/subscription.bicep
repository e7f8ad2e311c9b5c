metadata description = 'Tells one blob trigger of the app what arrives in its container.'

param topicName string
param appName string

@description('The container, and the name of the function that its blobs trigger.')
param trigger { container: string, function: string }

param deadLetterStorageId string
param deadLetterContainer string

// The key of the blob extension: Event Grid has no other way to a blob trigger. It never leaves Azure, and exists once
// the app is published and its host has started.
#disable-next-line use-recognized-resource-type // The host's keys are no resource of their own.
var key = listKeys(resourceId('Microsoft.Web/sites/host', appName, 'default'), '2022-09-01').systemKeys.blobs_extension
var hook = 'https://${appName}.azurewebsites.net/runtime/webhooks/blobs'

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName

  resource subscription 'eventSubscriptions' = {
    name: trigger.container
    properties: {
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: '${hook}?functionName=Host.Functions.${trigger.function}&code=${key}'
          maxEventsPerBatch: 1
          minimumTlsVersionAllowed: '1.2'
        }
      }
      eventDeliverySchema: 'EventGridSchema'
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/${trigger.container}/'
      }
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: deadLetterStorageId, blobContainerName: deadLetterContainer }
        }
      }
    }
  }
}
