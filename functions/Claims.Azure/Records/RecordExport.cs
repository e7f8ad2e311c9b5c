using System.Text.Json;
using Claims.Core.Primitives;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Records;

/// <summary>Writes all records of a clinic out, one JSON object a line: {"path", "version", "record"}.</summary>
public sealed class RecordExport
{
    private const int PageSize = 1000;

    private readonly Container _container;

    internal RecordExport(Container container) => _container = container;

    /// <summary>
    /// Exports a clinic in the order of its paths (KIND/KEY), a page at a time: about 1 RU for every 1 to 2 records of
    /// 1 KB. Each record is whole; records written meanwhile may be missing. The output holds patient data.
    /// </summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="output">Where to; UTF-8, lines end with LF.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <returns>How many records there were.</returns>
    /// <exception cref="IOException">Cosmos DB could not answer; what is written so far is whole lines.</exception>
    public async Task<long> WriteAsync(ClinicId clinic, Stream output, CancellationToken cancellationToken)
    {
        var count = 0L;
        using var pages = RecordQuery.Pages(_container, clinic, "", PageSize);
        while (pages.HasMoreResults)
        {
            using var response = await ReadAsync(pages, cancellationToken);
            RequestUnits.Count("export", "all", RequestUnits.Of(response));
            using var page = await JsonDocument.ParseAsync(response.Content, cancellationToken: cancellationToken);
            foreach (var row in page.RootElement.GetProperty("Documents").EnumerateArray())
            {
                await output.WriteAsync(LineOf(row), cancellationToken);
                count++;
            }
        }

        return count;
    }

    private static async Task<ResponseMessage> ReadAsync(FeedIterator pages, CancellationToken cancellationToken)
    {
        try
        {
            var response = await pages.ReadNextAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? response
                : throw CosmosFailure.Of("export", response.StatusCode, response.Headers);
        }
        catch (CosmosException fault)
        {
            throw CosmosFailure.Of("export", fault);
        }
    }

    private static byte[] LineOf(JsonElement row)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("path", row.GetProperty("path").GetString());
            json.WriteString("version", RecordItem.VersionOf(row));
            json.WritePropertyName("record");
            json.WriteRawValue(RecordItem.JsonOf(row));
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }
}
