metadata description = 'Tells when the group costs more than planned. It stops nothing.'

param prefix string
param email string

@description('A month\'s budget in the currency of the subscription.')
@minValue(1)
param amount int

@description('The first day of the month in which the group is first deployed, yyyy-mm-01; it cannot be changed later.')
param start string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'budget-${prefix}'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      nearly: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
