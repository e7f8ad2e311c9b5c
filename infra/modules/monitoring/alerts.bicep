metadata description = 'Who is told when an item waits too long, a dead letter lies somewhere, or too much fails.'

param prefix string
param location string
param tags object
param workspaceId string
param topicId string

@description('The address that alerts are mailed to.')
param email string

@description('How many hours the oldest item may wait before somebody is told.')
@minValue(1)
param oldestItemHours int

@description('How many of a hundred requests and function runs may fail within 15 minutes.')
@minValue(1)
@maxValue(100)
param failurePercent int

var names = loadJsonContent('../../names.json')
var runs = 'AppRequests | summarize Failed = countif(Success == false), All = count()'
var queries = [
  {
    name: 'oldest-item'
    text: 'The oldest waiting item is older than ${oldestItemHours} hours.'
    query: 'AppMetrics | where Name == "${names.metrics.oldestWaitingHours}" | summarize Value = max(Max)'
    threshold: oldestItemHours
    window: 'PT1H'
  }
  {
    name: 'dead-letters'
    text: 'Events that could not be delivered wait to be replayed: see operating.md, Replay.'
    query: 'AppMetrics | where Name == "${names.metrics.deadLetters}" | summarize Value = max(Max)'
    threshold: 0
    window: 'PT1H'
  }
  {
    // Fewer than 20 runs say nothing about a rate.
    name: 'failure-rate'
    text: 'More than ${failurePercent} % of requests and function runs failed.'
    query: '${runs} | where All >= 20 | project Value = 100.0 * Failed / All'
    threshold: failurePercent
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${prefix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'claims'
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for item in queries: {
    name: 'alert-${prefix}-${item.name}'
    location: location
    tags: tags
    properties: {
      displayName: item.text
      enabled: true
      severity: 2
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: item.window
      autoMitigate: true
      // The workspace gets its tables when the app first reports, after this rule.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: item.query
            metricMeasureColumn: 'Value'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: item.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-${prefix}-undelivered-events'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid could not deliver that a blob arrived. The hourly reconciliation finds it.'
    enabled: true
    severity: 2
    scopes: [topicId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dead-lettered'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
