using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Claims.Workflows;

/// <summary>How stores write facts: one readable JSON object each, its kind first.</summary>
public static class HistoryJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a fact.</summary>
    public static string Write(HistoryEvent fact) => JsonSerializer.Serialize(fact, Options);

    /// <summary>Writes a fact as UTF-8, as databases keep text.</summary>
    public static byte[] WriteUtf8(HistoryEvent fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    /// <summary>Reads what <see cref="WriteUtf8"/> wrote.</summary>
    /// <exception cref="JsonException">The text is damaged or a newer version wrote it.</exception>
    public static HistoryEvent Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<HistoryEvent>(utf8, Options) ?? throw new JsonException("A fact is null.");

    /// <summary>Reads what <see cref="Write(HistoryEvent)"/> wrote.</summary>
    /// <exception cref="JsonException">The text is damaged or a newer version wrote it.</exception>
    public static HistoryEvent Read(string json) =>
        JsonSerializer.Deserialize<HistoryEvent>(json, Options) ?? throw new JsonException("A fact is null.");

    /// <summary>Writes a whole history as one readable array, a fact a line: a golden history.</summary>
    public static string WriteAll(IEnumerable<HistoryEvent> history) =>
        $"[\n{string.Join(",\n", history.Select(Write))}\n]";

    /// <summary>Reads what <see cref="WriteAll"/> wrote.</summary>
    /// <exception cref="JsonException">The text is damaged or a newer version wrote it.</exception>
    public static IReadOnlyList<HistoryEvent> ReadAll(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<HistoryEvent>>(json, Options)
            ?? throw new JsonException("A history is null.");

    /// <summary>Writes a failure.</summary>
    public static string Write(Failure failure) => JsonSerializer.Serialize(failure, Options);

    /// <summary>Reads what <see cref="Write(Failure)"/> wrote.</summary>
    public static Failure ReadFailure(string json) =>
        JsonSerializer.Deserialize<Failure>(json, Options) ?? throw new JsonException("A failure is null.");
}
