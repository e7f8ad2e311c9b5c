// Patients' data: private network, own keys, zones, a year of logs.
using 'main.bicep'

param environment = 'prod'
param operatorEmail = readEnvironmentVariable('CLAIMS_OPERATOR_EMAIL', 'operators@example.com')
param mailFrom = readEnvironmentVariable('CLAIMS_MAIL_FROM', 'billing@example.com')
param operatorPrincipalId = readEnvironmentVariable('CLAIMS_OPERATOR_ID', '')
param privateNetwork = true
param customerManagedKeys = true
param storageSku = 'Standard_ZRS'
param cosmosServerless = false
param zoneRedundant = true
param maximumInstances = 100
param logRetentionDays = 365
param oldestItemHours = 48
param monthlyBudget = 1500
param budgetStart = '2026-11-01'
