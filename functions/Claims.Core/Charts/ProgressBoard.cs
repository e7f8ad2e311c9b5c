using Claims.Core.Primitives;
using Microsoft.Extensions.Logging;

namespace Claims.Core.Charts;

/// <summary>Keeps where each chart and encounter is.</summary>
public sealed class ProgressBoard(IRecords records, TimeProvider time, ILogger<ProgressBoard> logger)
{
    /// <summary>An encounter is at a stage. The same stage again keeps its beginning.</summary>
    public Task MarkAsync(StageMark mark, CancellationToken cancellationToken) =>
        MarkAsync(
            mark.Encounter.Clinic, mark.Encounter.Chart, mark.Encounter.Encounter.Value,
            mark.Stage, mark.Deadline, mark.Note, cancellationToken);

    /// <summary>A whole chart is at a stage: before its encounters are known.</summary>
    public Task MarkAsync(ChartRef chart, Stage stage, string note, CancellationToken cancellationToken) =>
        MarkAsync(chart.Clinic, chart.Chart, chart.Chart.Value, stage, null, note, cancellationToken);

    /// <summary>A chart's encounters are known: they stand on the board in its place.</summary>
    public async Task ReplaceByEncountersAsync(ChartRef chart, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<Progress>(chart.Clinic, chart.Chart.Value, cancellationToken) is { } old)
        {
            await records.SaveAsync(chart.Clinic, cancellationToken, RecordChange.Remove(old.Record));
        }
    }

    private async Task MarkAsync(
        ClinicId clinic,
        ChartId chart,
        string subject,
        Stage stage,
        DateTimeOffset? deadline,
        string note,
        CancellationToken cancellationToken)
    {
        var old = await records.FindAsync<Progress>(clinic, subject, cancellationToken);
        var since = old?.Record.Stage == stage ? old.Record.Since : time.GetUtcNow();
        var progress = new Progress(subject, chart, stage, since, deadline, note);
        await records.SaveAsync(clinic, cancellationToken, RecordChange.Put(progress));
        logger.StageReached(subject, stage);
    }
}
