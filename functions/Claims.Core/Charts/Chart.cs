using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>A chart that intake accepted.</summary>
/// <param name="Id">Named by its content.</param>
/// <param name="Clinic">Whose it is.</param>
/// <param name="FileName">The name it came under; may hold a patient's name, so it is never logged.</param>
/// <param name="FileKind">What it is by content.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of its content, lower-case hex.</param>
/// <param name="ReceivedAt">When intake accepted it.</param>
/// <param name="Sidecar">What the practice-management system said of it, when it did.</param>
public sealed record Chart(
    ChartId Id,
    ClinicId Clinic,
    string FileName,
    FileKind FileKind,
    long Length,
    string Sha256,
    DateTimeOffset ReceivedAt,
    Sidecar? Sidecar) : IRecord<Chart>
{
    /// <inheritdoc/>
    public static string Kind => "chart";

    /// <inheritdoc/>
    public string Key => Id.Value;

    /// <summary>What every workflow of this chart is told.</summary>
    public ChartRef Ref => new(Clinic, Id);
}

/// <summary>Where a chart lies: small enough to travel through workflow history.</summary>
public sealed record ChartRef(ClinicId Clinic, ChartId Chart);

/// <summary>Where an encounter lies: small enough to travel through workflow history.</summary>
public sealed record EncounterRef(ClinicId Clinic, ChartId Chart, EncounterId Encounter);

/// <summary>A chart's text, kept apart from the chart because it is large.</summary>
public sealed record ChartTextRecord(ChartId Chart, ChartText Text) : IRecord<ChartTextRecord>
{
    /// <inheritdoc/>
    public static string Kind => "chart-text";

    /// <inheritdoc/>
    public string Key => Chart.Value;
}
