using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// A transactional batch on a server that has none: every operation is judged on what the ones before it leave; when
/// all hold, they are written in one request of the server's own JSON batch, else nothing is. The caller keeps other
/// writers out meanwhile.
/// </summary>
internal sealed class BatchPlayer(HttpClient server)
{
    private const int Create = 0;
    private const int Delete = 4;
    private const int Replace = 5;
    private const int Upsert = 20;

    /// <returns>As the service answers: 200, or 207 with the one that failed and 424 for the rest.</returns>
    public async Task<(int Status, byte[] Body)> PlayAsync(HttpListenerRequest request, byte[] body)
    {
        var partition = request.Headers["x-ms-documentdb-partitionkey"]!;
        var operations = (await BatchWire.ReadAsync(body)).Select(WithId).ToList();
        var etags = new Dictionary<string, string?>();
        for (var index = 0; index < operations.Count; index++)
        {
            var operation = operations[index];
            if (!etags.ContainsKey(operation.Id))
            {
                etags[operation.Id] = await ETagAsync(request.RawUrl!, operation.Id, partition);
            }

            if (Judge(operation, etags[operation.Id]) is { } fault)
            {
                var results = operations.Select((_, other) => new BatchResult(other == index ? fault : 424, null));
                return (207, await BatchWire.WriteAsync([.. results]));
            }

            etags[operation.Id] = operation.Type == Delete ? null : "written by this batch";
        }

        return (200, await BatchWire.WriteAsync(await WriteAsync(request.RawUrl!, operations, partition)));
    }

    private static BatchOperation WithId(BatchOperation operation) => operation.Body is null
        ? operation
        : operation with { Id = JsonNode.Parse(operation.Body)!["id"]!.GetValue<string>() };

    private static int? Judge(BatchOperation operation, string? etag) => operation.Type switch
    {
        Create => etag is null ? null : 409,
        Delete or Replace when etag is null => 404,
        Delete or Replace or Upsert => operation.IfMatch is { } wanted && wanted != etag ? 412 : null,
        _ => 400,
    };

    private async Task<string?> ETagAsync(string documents, string id, string partition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{documents}/{Uri.EscapeDataString(id)}");
        request.Headers.Add("x-ms-documentdb-partitionkey", partition);
        using var response = await server.SendAsync(request);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(await response.Content.ReadAsStringAsync())!["_etag"]!.GetValue<string>()
            : null;
    }

    private async Task<IReadOnlyList<BatchResult>> WriteAsync(
        string documents, IEnumerable<BatchOperation> operations, string partition)
    {
        var json = new JsonArray([.. operations.Select(operation => new JsonObject
        {
            ["operationType"] = operation.Type switch
            {
                Create => "Create",
                Delete => "Delete",
                Replace => "Replace",
                _ => "Upsert",
            },
            ["id"] = operation.Id,
            ["partitionKey"] = partition,
            ["resourceBody"] = operation.Body is null ? null : JsonNode.Parse(operation.Body),
        })]);
        using var request = new HttpRequestMessage(HttpMethod.Post, documents)
        {
            Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("x-ms-cosmos-is-batch-request", "true");
        using var response = await server.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var results = answer.RootElement.EnumerateArray()
            .Select(result => new BatchResult(
                result.GetProperty("statusCode").GetInt32(),
                result.TryGetProperty("eTag", out var etag) ? etag.GetString() : null))
            .ToList();
        return results.TrueForAll(result => result.Status < 300)
            ? results
            : throw new InvalidOperationException($"A judged batch failed: {answer.RootElement}");
    }
}
