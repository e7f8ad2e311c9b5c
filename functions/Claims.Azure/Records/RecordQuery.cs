using Claims.Core.Primitives;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Records;

/// <summary>
/// The one query there is: records of a clinic whose path begins with a prefix, in ordinal order. It stays in one
/// partition and is answered from the index on "path".
/// </summary>
internal static class RecordQuery
{
    /// <summary>The query's text; a test compiles it with the query compiler of the SDK.</summary>
    public const string Text =
        "SELECT c.path, c._etag, c.record, c.gzip FROM c "
        + "WHERE c.clinic = @clinic AND STARTSWITH(c.path, @prefix) ORDER BY c.path";

    /// <summary>Pages of the query; each page is one request.</summary>
    /// <param name="container">The records.</param>
    /// <param name="clinic">The partition.</param>
    /// <param name="prefix">What paths begin with; empty for all.</param>
    /// <param name="pageSize">The most records of a page.</param>
    public static FeedIterator Pages(Container container, ClinicId clinic, string prefix, int pageSize) =>
        container.GetItemQueryStreamIterator(
            new QueryDefinition(Text).WithParameter("@clinic", clinic.Value).WithParameter("@prefix", prefix),
            requestOptions: new()
            {
                PartitionKey = new PartitionKey(clinic.Value),
                MaxItemCount = pageSize,
                EnableOptimisticDirectExecution = true,
            });
}
