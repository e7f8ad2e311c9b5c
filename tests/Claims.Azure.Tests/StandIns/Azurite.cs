namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// Blob Storage for tests: npm azurite 3.35.0 in memory, started on a free port. What it lacks (immutability policies,
/// undelete, CRC64) is left to the real service; MD5 it does check.
/// </summary>
internal sealed class Azurite : IDisposable
{
    /// <summary>Azurite's key, which is public: learn.microsoft.com/azure/storage/common/storage-use-azurite.</summary>
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly NodeServer _server;

    private Azurite(NodeServer server) => _server = server;

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? WhyNot => NodeServer.WhyNot;

    /// <summary>A connection string.</summary>
    public string Connection => "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Key
        + $";BlobEndpoint=http://127.0.0.1:{_server.Port}/devstoreaccount1;";

    public static async Task<Azurite> StartAsync() => new(await NodeServer.StartAsync(
        "azurite/dist/src/blob/main.js",
        "successfully listens",
        port =>
        [
            "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--skipApiVersionCheck", "--inMemoryPersistence",
            "--disableTelemetry", "--silent",
        ]));

    public void Dispose() => _server.Dispose();
}
