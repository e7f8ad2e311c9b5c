using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Claims.Core.Primitives;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Records;

/// <summary>
/// Records in Cosmos DB, one logical partition a clinic; layout and costs: docs/adr/2611-records-in-cosmos-db.md.
/// Throttled requests (429) are repeated by the SDK, as <see cref="AzureClients"/> bounds it; what is left comes as
/// <see cref="IOException"/>, which engines retry.
/// </summary>
/// <param name="container">The container <see cref="AzureNames.RecordsContainer"/>.</param>
/// <param name="time">For the time to live of records that end.</param>
internal sealed class CosmosRecords(Container container, TimeProvider time) : IRecords
{
    /// <summary>The most operations of one transaction (Azure Cosmos DB service quotas).</summary>
    public const int MostChanges = 100;

    private const int PageSize = 200;

    /// <summary>Writes answer without the item: what was written is known.</summary>
    private static readonly ItemRequestOptions WriteOnly = new() { EnableContentResponseOnWrite = false };

    /// <summary>One point read: with strong consistency 2 RU for a record of 1 KB, 20 for 100 KB.</summary>
    public async Task<Versioned<T>?> FindAsync<T>(ClinicId clinic, string key, CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        using var response = await AskAsync("read", T.Kind, () => container.ReadItemStreamAsync(
            RecordItem.IdOf(T.Kind, key), new PartitionKey(clinic.Value), cancellationToken: cancellationToken));
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        Expect(response, "read");
        using var item = await JsonDocument.ParseAsync(response.Content, cancellationToken: cancellationToken);
        return RecordItem.Read<T>(item.RootElement);
    }

    /// <summary>
    /// One query, a request a page of up to 200 records: with strong consistency about 6 RU a page, and 1 RU for every
    /// 1 to 2 records of 1 KB.
    /// </summary>
    public async IAsyncEnumerable<Versioned<T>> ListAsync<T>(
        ClinicId clinic, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IRecord<T>
    {
        using var pages = RecordQuery.Pages(container, clinic, RecordItem.PathOf(T.Kind, keyPrefix), PageSize);
        while (pages.HasMoreResults)
        {
            using var response = await AskAsync("list", T.Kind, () => pages.ReadNextAsync(cancellationToken));
            Expect(response, "list");
            using var page = await JsonDocument.ParseAsync(response.Content, cancellationToken: cancellationToken);
            foreach (var row in page.RootElement.GetProperty("Documents").EnumerateArray())
            {
                yield return RecordItem.Read<T>(row);
            }
        }
    }

    /// <summary>
    /// One record is one write: 5 RU for 1 KB when added, about 10 over an old one, about 5 when removed. Several are
    /// one transaction at the sum of their costs: 100 records and 2 MB at most.
    /// </summary>
    /// <exception cref="InvalidOperationException">Too many or too large; nothing was sent.</exception>
    /// <inheritdoc/>
    public async Task SaveAsync(
        ClinicId clinic, IReadOnlyList<RecordChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<Write> writes = [.. changes.Select(change => Write.Of(clinic, change, time.GetUtcNow()))];
        Check(writes);
        if (writes.Count == 1)
        {
            await SaveOneAsync(clinic, writes[0], cancellationToken);
            return;
        }

        // A transaction fails when it removes what is not there, and the port does not: such removals are left out.
        while (writes.Count > 0 && await SaveAllAsync(clinic, writes, cancellationToken) is { } missing)
        {
            writes.RemoveAt(missing);
        }
    }

    private static void Check(List<Write> writes)
    {
        if (writes.Count > MostChanges)
        {
            throw new InvalidOperationException(
                $"{writes.Count} records are to be written in one piece; Cosmos DB takes {MostChanges}. Nothing was "
                + "written.");
        }

        if (writes.Sum(write => (long)write.Item.Length) is var bytes && bytes > RecordItem.LargestBytes)
        {
            var largest = writes.MaxBy(write => write.Item.Length)!;
            throw new InvalidOperationException(
                $"{writes.Count} records of {bytes} bytes are to be written in one piece; Cosmos DB takes "
                + $"{RecordItem.LargestBytes}. The largest is of kind {largest.Change.Kind}. Nothing was written.");
        }

        if (writes.FirstOrDefault(write => write.Id.Length > RecordItem.LongestId) is { } longest)
        {
            throw new InvalidOperationException(
                $"The key of a {longest.Change.Kind} record is too long for Cosmos DB. Nothing was written.");
        }
    }

    private async Task SaveOneAsync(ClinicId clinic, Write write, CancellationToken cancellationToken)
    {
        var (partition, change) = (new PartitionKey(clinic.Value), write.Change);
        using var content = new MemoryStream(write.Item, writable: false);
        using var response = await AskAsync(write.Operation, change.Kind, () => write.Operation switch
        {
            "remove" => container.DeleteItemStreamAsync(write.Id, partition, WriteOnly, cancellationToken),
            "add" => container.CreateItemStreamAsync(content, partition, WriteOnly, cancellationToken),
            "replace" => container.ReplaceItemStreamAsync(
                content,
                write.Id,
                partition,
                new() { EnableContentResponseOnWrite = false, IfMatchEtag = change.Version },
                cancellationToken),
            _ => container.UpsertItemStreamAsync(content, partition, WriteOnly, cancellationToken),
        });
        if (write.IsConflict(response.StatusCode))
        {
            throw new RecordConflictException(change.Kind, change.Key);
        }

        if (!write.IsNothingToRemove(response.StatusCode))
        {
            Expect(response, write.Operation);
        }
    }

    /// <returns>The place of a removal that found nothing, for which nothing at all was written; else null.</returns>
    private async Task<int?> SaveAllAsync(ClinicId clinic, List<Write> writes, CancellationToken cancellationToken)
    {
        var batch = container.CreateTransactionalBatch(new PartitionKey(clinic.Value));
        writes.ForEach(write => write.AddTo(batch));
        using var response = await AskAsync(() => batch.ExecuteAsync(cancellationToken), "save");
        RequestUnits.Count("save", "several", response.RequestCharge);
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        for (var index = 0; index < response.Count; index++)
        {
            var (write, status) = (writes[index], response[index].StatusCode);
            if (write.IsConflict(status))
            {
                throw new RecordConflictException(write.Change.Kind, write.Change.Key);
            }

            if (write.IsNothingToRemove(status))
            {
                return index;
            }
        }

        throw CosmosFailure.Of("save", response.StatusCode, response.Headers);
    }

    private static async Task<ResponseMessage> AskAsync(
        string operation, string kind, Func<Task<ResponseMessage>> request)
    {
        var response = await AskAsync(request, operation);
        RequestUnits.Count(operation, kind, RequestUnits.Of(response));
        return response;
    }

    private static async Task<TResponse> AskAsync<TResponse>(Func<Task<TResponse>> request, string operation)
    {
        try
        {
            return await request();
        }
        catch (CosmosException fault)
        {
            throw CosmosFailure.Of(operation, fault);
        }
    }

    private static void Expect(ResponseMessage response, string operation)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw CosmosFailure.Of(operation, response.StatusCode, response.Headers);
        }
    }

    /// <summary>A change on its way: its item's id and bytes.</summary>
    private sealed record Write(RecordChange Change, string Id, byte[] Item)
    {
        public string Operation => Change switch
        {
            { Record: null } => "remove",
            { Condition: WriteCondition.Absent } => "add",
            { Condition: WriteCondition.Unchanged } => "replace",
            _ => "put",
        };

        public static Write Of(ClinicId clinic, RecordChange change, DateTimeOffset now) => new(
            change,
            RecordItem.IdOf(change.Kind, change.Key),
            change.Record is null ? [] : RecordItem.Write(clinic, change, now));

        public bool IsConflict(HttpStatusCode status) => Operation switch
        {
            "add" => status == HttpStatusCode.Conflict,
            "replace" => status is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound,
            _ => false,
        };

        public bool IsNothingToRemove(HttpStatusCode status) =>
            Operation == "remove" && status == HttpStatusCode.NotFound;

        public void AddTo(TransactionalBatch batch)
        {
            var options = new TransactionalBatchItemRequestOptions
            {
                EnableContentResponseOnWrite = false,
                IfMatchEtag = Change.Version,
            };
            var content = new MemoryStream(Item, writable: false);
            _ = Operation switch
            {
                "remove" => batch.DeleteItem(Id, options),
                "add" => batch.CreateItemStream(content, options),
                "replace" => batch.ReplaceItemStream(Id, content, options),
                _ => batch.UpsertItemStream(content, options),
            };
        }
    }
}
