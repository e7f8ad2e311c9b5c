using System.Reflection;
using Claims.Azure.Records;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Claims.Azure.Tests.Records;

/// <summary>
/// Query texts go through the query compiler that ships in the SDK. It is internal there, so it is called by name;
/// when a new version of the SDK renames it, this fails and says so.
/// </summary>
public sealed class RecordQueryTests
{
    private static readonly Assembly Sdk = typeof(CosmosClient).Assembly;

    [Fact]
    public void There_are_no_query_texts_but_those_compiled_here()
    {
        var texts = typeof(RecordQuery).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(text => text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([RecordQuery.Text], texts);
    }

    [Fact]
    public void The_query_stays_in_the_partition_of_its_clinic_and_needs_no_merging()
    {
        var plan = Compile(RecordQuery.Text);
        var range = Assert.Single((IEnumerable<JToken>)plan["queryRanges"]!);
        Assert.Equal((string?)range["min"], (string?)range["max"]);
        Assert.Equal("", (string?)plan["queryInfo"]!["rewrittenQuery"]);
    }

    [Fact]
    public void The_compiler_would_tell_a_query_of_many_partitions()
    {
        var plan = Compile("SELECT c.path FROM c WHERE STARTSWITH(c.path, @prefix) ORDER BY c.path");
        var range = Assert.Single((IEnumerable<JToken>)plan["queryRanges"]!);
        Assert.NotEqual((string?)range["min"], (string?)range["max"]);
        Assert.NotEqual("", (string?)plan["queryInfo"]!["rewrittenQuery"]);
    }

    [Fact]
    public void The_compiler_refuses_what_is_no_query() =>
        Assert.Throws<InvalidOperationException>(() => Compile("SELECT c.path FROM c WHERE c.clinic ="));

    private static JToken Compile(string query)
    {
        Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
        var type = Sdk.GetType("Microsoft.Azure.Cosmos.Query.Core.QueryPlan.QueryPartitionProvider", true)!;
        var configuration = new Dictionary<string, object>
        {
            ["maxSqlQueryInputLength"] = 262144,
            ["maxJoinsPerSqlQuery"] = 5,
            ["sqlAllowSubQuery"] = true,
            ["enableSpatialIndexing"] = true,
        };
        using var compiler = (IDisposable)Activator.CreateInstance(type, configuration)!;
        var compile = type.GetMethod("TryGetPartitionedQueryExecutionInfo")!;
        var parameters = new JArray(new[] { "@clinic", "@prefix" }.Where(query.Contains).Select(
            name => new JObject { ["name"] = name, ["value"] = "north" }));
        object?[] arguments =
        [
            new JObject { ["query"] = query, ["parameters"] = parameters }.ToString(),
            new ContainerProperties("records", AzureNames.PartitionPath)
                .GetType().GetProperty("PartitionKey", BindingFlags.Instance | BindingFlags.NonPublic)!
                .GetValue(new ContainerProperties("records", AzureNames.PartitionPath)),
            null,
            .. compile.GetParameters()[3..].Select(parameter => parameter.ParameterType == typeof(bool)
                ? (object)(parameter.Name is "isContinuationExpected" or "allowNonValueAggregateQuery")
                : Activator.CreateInstance(parameter.ParameterType)),
        ];
        var result = compile.Invoke(compiler, arguments)!;
        return (bool)result.GetType().GetProperty("Succeeded")!.GetValue(result)!
            ? JToken.FromObject(result.GetType().GetProperty("Result")!.GetValue(result)!)
            : throw new InvalidOperationException(
                result.GetType().GetProperty("Exception")!.GetValue(result)!.ToString());
    }
}
