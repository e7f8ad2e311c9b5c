metadata description = 'One private endpoint with its entry in a private DNS zone.'

param name string
param location string
param tags object
param subnetId string
param targetId string

@description('The part of the service, such as blob, queue, Sql, vault or account.')
param part string

param zone string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    customNetworkInterfaceName: '${name}-nic'
    privateLinkServiceConnections: [
      { name: part, properties: { privateLinkServiceId: targetId, groupIds: [part] } }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      { name: part, properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone) } }
    ]
  }
}
