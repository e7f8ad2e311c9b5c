namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// Cosmos DB for tests: the account or emulator that CLAIMS_TEST_COSMOS names by connection string, else
/// @vercel/cosmosdb-server behind <see cref="CosmosGapFiller"/>.
/// </summary>
internal sealed class CosmosStandIn : IDisposable
{
    /// <summary>The emulator's key, which is public: learn.microsoft.com/azure/cosmos-db/emulator.</summary>
    private const string EmulatorKey =
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqsMsEcaGQy67XIw/Jw==";

    private readonly NodeServer? _server;
    private readonly CosmosGapFiller? _filler;

    private CosmosStandIn(string connection, NodeServer? server, CosmosGapFiller? filler) =>
        (Connection, _server, _filler) = (connection, server, filler);

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot => Real is null ? NodeServer.WhyNot : null;

    /// <summary>A connection string.</summary>
    public string Connection { get; }

    private static string? Real => Environment.GetEnvironmentVariable("CLAIMS_TEST_COSMOS") is { Length: > 0 } text
        ? text
        : null;

    public static async Task<CosmosStandIn> StartAsync()
    {
        // The SDK's query compiler for Linux, and no search for the metadata service of a virtual machine.
        Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        if (Real is { } real)
        {
            return new(real, null, null);
        }

        var server = await NodeServer.StartAsync(
            "@vercel/cosmosdb-server/lib/cli.js",
            "Ready to accept",
            port => ["--no-ssl", "--host", "127.0.0.1", "--port", $"{port}"]);
        var filler = new CosmosGapFiller(server.Port);
        return new($"AccountEndpoint={filler.Address};AccountKey={EmulatorKey}", server, filler);
    }

    public void Dispose()
    {
        _filler?.Dispose();
        _server?.Dispose();
    }
}
