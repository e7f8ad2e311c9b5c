using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Claims.Core.Primitives;

namespace Claims.Azure.Records;

/// <summary>
/// A record as an item of Cosmos DB: {id, clinic, path, record | gzip, ttl}. "path" is KIND/KEY as it is, so that one
/// indexed string gives kinds, prefixes and ordinal order; "id" is the same with the characters taken out that an id
/// may not have.
/// </summary>
internal static class RecordItem
{
    /// <summary>The most bytes of an item, and of a transaction (Azure Cosmos DB service quotas).</summary>
    public const int LargestBytes = 2 * 1024 * 1024;

    /// <summary>The longest id, in characters (Azure Cosmos DB service quotas).</summary>
    public const int LongestId = 1023;

    /// <summary>From this size on records are compressed: request units and the 20 GB go by bytes.</summary>
    public const int CompressedFrom = 8 * 1024;

    /// <summary>KIND/KEY, or the beginning of it.</summary>
    public static string PathOf(string kind, string key) => $"{kind}/{key}";

    /// <summary>
    /// The id of a record. '/', '\', '?' and '#' may not be in an id, so '/' becomes ',' and everything else beyond
    /// letters, digits and "-._:@" becomes =XX, its UTF-8 bytes in hex. No two records share an id.
    /// </summary>
    public static string IdOf(string kind, string key)
    {
        var id = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(PathOf(kind, key)))
        {
            var letter = (char)part;
            _ = letter == '/' ? id.Append(',')
                : char.IsAsciiLetterOrDigit(letter) || "-._:@".Contains(letter, StringComparison.Ordinal)
                ? id.Append(letter)
                : id.Append('=').Append(Convert.ToHexString([part]));
        }

        return id.ToString();
    }

    /// <summary>The item's JSON.</summary>
    public static byte[] Write(ClinicId clinic, RecordChange change, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", IdOf(change.Kind, change.Key));
            json.WriteString("clinic", clinic.Value);
            json.WriteString("path", PathOf(change.Kind, change.Key));
            WriteRecord(json, JsonSerializer.SerializeToUtf8Bytes(change.Record, change.Type, CoreJson.Options));
            if (change.Record is IEndingRecord ending)
            {
                json.WriteNumber("ttl", SecondsUntil(ending.EndsAt, now));
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The record in an item, or in a row of <see cref="RecordQuery"/>.</summary>
    public static Versioned<T> Read<T>(JsonElement item)
        where T : class, IRecord<T> =>
        new(JsonSerializer.Deserialize<T>(JsonOf(item), CoreJson.Options)!, VersionOf(item));

    /// <summary>The record's own JSON.</summary>
    public static byte[] JsonOf(JsonElement item)
    {
        if (!item.TryGetProperty("gzip", out var gzip))
        {
            return Encoding.UTF8.GetBytes(item.GetProperty("record").GetRawText());
        }

        using var packed = new GZipStream(new MemoryStream(gzip.GetBytesFromBase64()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>The record's version: the item's ETag.</summary>
    public static string VersionOf(JsonElement item) => item.GetProperty("_etag").GetString()!;

    private static void WriteRecord(Utf8JsonWriter json, byte[] record)
    {
        if (record.Length < CompressedFrom)
        {
            json.WritePropertyName("record");
            json.WriteRawValue(record, skipInputValidation: true);
            return;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(record);
        }

        json.WriteBase64String("gzip", packed.ToArray());
    }

    private static int SecondsUntil(DateTimeOffset end, DateTimeOffset now) =>
        (int)Math.Clamp((end - now).TotalSeconds, 1, int.MaxValue);
}
