using System.Text.Json;
using System.Text.Json.Serialization;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction;

/// <summary>The first line a worker is sent: what to read.</summary>
internal sealed record WorkerOrder(string File, FileKind Kind, string ToolPath, ExtractionLimits Limits);

/// <summary>Every further line: look at the whole file (no plan) or read a page.</summary>
internal sealed record WorkerRequest(PagePlan? Page);

/// <summary>What the first look at a file found out about a page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Coverage">The share of a PDF page covered by pictures, about 0 to 1.</param>
/// <param name="XDpi">Resolution at which a PDF page is drawn.</param>
/// <param name="YDpi">Resolution at which a PDF page is drawn.</param>
/// <param name="IsBilevel">A PDF page whose pictures are black and white only.</param>
internal sealed record PagePlan(
    int Number,
    double Coverage = 0,
    double XDpi = 0,
    double YDpi = 0,
    bool IsBilevel = false);

/// <summary>A worker's answer; exactly one of the first four is set. A picture's bytes follow it.</summary>
internal sealed record WorkerAnswer
{
    /// <summary>The plan of every page.</summary>
    public IReadOnlyList<PagePlan>? Pages { get; init; }

    /// <summary>A page that was read.</summary>
    public PageText? Page { get; init; }

    /// <summary>Why the file can never be read.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What the machine lacks, in words that say what to install.</summary>
    public string? Missing { get; init; }

    /// <summary>What read the page.</summary>
    public string? Engine { get; init; }

    /// <summary>The kind of the page's picture.</summary>
    public string? MediaType { get; init; }
}

/// <summary>Why a file can never be read.</summary>
internal sealed record Refusal(QuarantineReason Reason, string Detail);

/// <summary>How messages look on the pipe.</summary>
internal static class WorkerJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };
}
