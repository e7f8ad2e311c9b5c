metadata description = 'The app\'s identity, and the one with which accounts reach customer-managed keys.'

param prefix string
param location string
param tags object

@description('Whether the accounts are encrypted with a key of the customer.')
param customerManagedKeys bool

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${prefix}-app'
  location: location
  tags: tags
}

// The app never holds the right to use the encryption key: a second identity, held by the accounts alone.
resource encryption 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (customerManagedKeys) {
  name: 'id-${prefix}-encryption'
  location: location
  tags: tags
}

output appId string = app.id
output appClientId string = app.properties.clientId
output appPrincipalId string = app.properties.principalId
output encryptionId string = customerManagedKeys ? encryption.id : ''
output encryptionClientId string = encryption.?properties.clientId ?? ''
output encryptionPrincipalId string = encryption.?properties.principalId ?? ''
