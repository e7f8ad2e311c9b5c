using System.Text.Json;

namespace Claims.Infra.Tests;

/// <summary>What the code needs, the built-in role that gives it, and nothing beside these.</summary>
public sealed class RoleTests
{
    /// <summary>Who, on what (a part of its id), which role (its name in roles.json), what it is for.</summary>
    private static readonly (string Who, string Where, string Role, string Need)[] Needs =
    [
        ("appPrincipalId", "/storageAccounts/claimshost", "blobOwner", "AzureWebJobsStorage: leases, package"),
        ("appPrincipalId", "/storageAccounts/claimshost", "queueContributor", "Durable Functions: control, work items"),
        ("appPrincipalId", "/storageAccounts/claimshost", "tableContributor", "Durable Functions: history, instances"),
        ("appPrincipalId", "/storageAccounts/claimsdocs", "blobContributor", "charts and files: read, write, list"),
        ("appPrincipalId", "/storageAccounts/claimsdocs", "queueContributor", "the blob trigger's poison queue"),
        ("appPrincipalId", "/databaseAccounts/", "cosmosDataContributor", "records: read, write, query"),
        ("appPrincipalId", "/Microsoft.CognitiveServices/accounts/", "cognitiveUser", "analyze documents"),
        ("appPrincipalId", "/Microsoft.KeyVault/vaults/", "vaultSecretsUser", "read the keys that sign links"),
        ("appPrincipalId", "/Microsoft.Insights/components/", "metricsPublisher", "send telemetry"),
        ("systemTopics", "/containers/dead-letters/", "blobContributor", "Event Grid: keep what was not delivered"),
    ];

    private static readonly JsonElement Roles =
        JsonDocument.Parse(File.ReadAllText(InfraFolder.File("roles.json"))).RootElement;

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Every_role_that_is_needed_is_assigned_and_no_other(string environment)
    {
        var snapshot = new Snapshot(environment);
        List<JsonElement> left =
        [
            .. snapshot.All("Microsoft.Authorization/roleAssignments"),
            .. snapshot.All("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"),
        ];

        var needs = Needs.AsEnumerable();
        if (environment == "prod")
        {
            needs = needs.Append(
                ("encryptionPrincipalId", "/Microsoft.KeyVault/vaults/", "vaultEncryption", "wrap keys"));
        }

        foreach (var need in needs)
        {
            var found = left.Where(one => IsFor(one, need.Who, need.Where, need.Role)).ToList();
            Assert.True(found.Count == 1, $"{need.Need}: {need.Role} on {need.Where} is assigned {found.Count} times.");
            left.Remove(found[0]);
        }

        Assert.Empty(left);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void No_role_reaches_further_than_one_resource(string environment) => Assert.All(
        new Snapshot(environment).All("Microsoft.Authorization/roleAssignments"),
        one => Assert.Contains("/resourceGroups/rg-claims/providers/Microsoft.", Snapshot.Value(one, "id")!.Replace(
            "/resourceGroups/rg-claims/providers/Microsoft.Authorization", "", StringComparison.Ordinal)));

    private static bool IsFor(JsonElement assignment, string who, string where, string role) =>
        Snapshot.Value(assignment, "properties.principalId")!.Contains(who, StringComparison.Ordinal)
        && Snapshot.Value(assignment, "id")!.Contains(where, StringComparison.Ordinal)
        && Snapshot.Value(assignment, "properties.roleDefinitionId")!.EndsWith(
            $"/{Roles.GetProperty(role).GetString()}", StringComparison.Ordinal);
}
