using Claims.Azure.Records;
using Claims.Core.Primitives;
using Claims.Local.Tests.Stores;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Tests.Records;

[Collection(CosmosCollection.Name)]
public sealed class CosmosRecordsTests(CosmosFixture cosmos) : RecordsContract, IAsyncLifetime
{
    private CosmosClient? _client;
    private CosmosRecords? _records;

    protected override IRecords Records
    {
        get
        {
            Skip.If(_records is null, CosmosFixture.WhyNot);
            return _records;
        }
    }

    public async Task InitializeAsync()
    {
        if (CosmosFixture.WhyNot is null)
        {
            (_client, var container) = await cosmos.NewAsync();
            _records = new(container, TimeProvider.System);
        }
    }

    public Task DisposeAsync()
    {
        _client?.Dispose();
        return Task.CompletedTask;
    }
}
