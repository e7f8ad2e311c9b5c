// A trial: cheapest of everything, reached from anywhere by who holds a role.
using 'main.bicep'

param environment = 'dev'
param operatorEmail = readEnvironmentVariable('CLAIMS_OPERATOR_EMAIL', 'operators@example.com')
param mailFrom = readEnvironmentVariable('CLAIMS_MAIL_FROM', 'billing@example.com')
param operatorPrincipalId = readEnvironmentVariable('CLAIMS_OPERATOR_ID', '')
param privateNetwork = false
param storageSku = 'Standard_LRS'
param cosmosServerless = true
param maximumInstances = 40
param logDailyCapGb = 1
param monthlyBudget = 100
param budgetStart = '2026-11-01'
