using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Claims.Workflows;

/// <summary>How an engine runs; the defaults suit one machine.</summary>
public sealed record EngineOptions
{
    /// <summary>Activities that may run at once, over all kinds; four per processor by default.</summary>
    public int MaxConcurrentActivities { get; init; } = Environment.ProcessorCount * 4;

    /// <summary>Workflows whose code may run at once (not: wait at once); two per processor by default.</summary>
    public int MaxConcurrentTurns { get; init; } = Environment.ProcessorCount * 2;

    /// <summary>
    /// Waiting instances kept in memory, so that their next turn needs no replay. The longest unused are let go.
    /// </summary>
    public int MaxHotInstances { get; init; } = 1_000;

    /// <summary>
    /// Instances at work at once (a turn or an activity of theirs runs or is queued), beside the hot ones. Those
    /// beyond it wait for a place with no more than their id in memory.
    /// </summary>
    public int MaxActiveInstances { get; init; } = 10_000;

    /// <summary>The most bytes of JSON one input, output or event may have; 256 KiB by default.</summary>
    public int MaxPayloadBytes { get; init; } = 256 * 1024;

    /// <summary>The share, 0 to 1, of a retry's wait that chance may take off, so that retries do not march in step.
    /// </summary>
    public double RetryJitter { get; init; } = 0.2;

    /// <summary>
    /// How often (in real time, whatever the engine's clock says) leases are renewed and other processes' messages
    /// are looked for. Messages of this process need no heartbeat: they wake their instance at once.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How payloads become JSON.</summary>
    public JsonSerializerOptions Json { get; init; } = DefaultJson;

    /// <summary>camelCase, enums as strings, text kept readable.</summary>
    public static JsonSerializerOptions DefaultJson { get; } = CreateJson();

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
