using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Charts;

/// <summary>Reads a chart's text, keeps its page pictures and finds the encounters in it.</summary>
public sealed class ReadChart(
    IRecords records,
    IChartFiles files,
    ITextExtractor extractor,
    EncounterFinder finder,
    Quarantine quarantine,
    ProgressBoard board,
    TimeProvider time) : Activity<ChartRef, IReadOnlyList<EncounterRef>?>
{
    public static readonly ActivityRef<ChartRef, IReadOnlyList<EncounterRef>?> Ref = new(nameof(ReadChart));

    /// <summary>The name under which a page's picture is kept.</summary>
    public static string PageName(int page) => $"pages/{page:D4}";

    /// <returns>
    /// The encounters found; empty when the chart went to quarantine; null when a service is at it: call again when
    /// <see cref="WhenToReadOn"/> says.
    /// </returns>
    public override async Task<IReadOnlyList<EncounterRef>?> RunAsync(ActivityContext context, ChartRef reference)
    {
        var cancel = context.CancellationToken;
        var chart = await records.GetAsync<Chart>(reference.Clinic, reference.Chart.Value, cancel);
        await board.MarkAsync(reference, Stage.Reading, "its text is being read", cancel);
        var pending = (await records.FindAsync<PendingReading>(chart.Clinic, chart.Id.Value, cancel))?.Record;
        switch (await ExtractAsync(chart, pending, cancel))
        {
            case ExtractionResult.Unreadable unreadable:
                await quarantine.ChartAsync(chart, unreadable.Reason, unreadable.Detail, cancel);
                return [];
            case ExtractionResult.Read read:
                return await KeepAsync(chart, read, cancel);
            case ExtractionResult.Pending still:
                var begun = (pending?.Begun ?? 0) + (still.Operation == pending?.Operation ? 0 : 1);
                var next = new PendingReading(chart.Id, still.Operation, time.GetUtcNow() + still.After, begun);
                await records.SaveAsync(chart.Clinic, cancel, RecordChange.Put(next));
                return null;
            default:
                throw new InvalidOperationException("Unknown extraction result.");
        }
    }

    /// <summary>Goes on with what is under way, or begins.</summary>
    private async Task<ExtractionResult> ExtractAsync(Chart chart, PendingReading? pending, CancellationToken cancel)
    {
        await using var content = await files.OpenOriginalAsync(chart.Ref, cancel);
        if (pending is not null
            && await extractor.ContinueAsync(pending.Operation, content, chart.FileKind, cancel) is { } result)
        {
            return result;
        }

        if (pending?.Begun >= PendingReading.MostBegun)
        {
            return new ExtractionResult.Unreadable(
                QuarantineReason.TooCostly,
                $"The reading service failed on this file {pending.Begun} times. Scan or export it again.");
        }

        content.Position = 0;
        return await extractor.ExtractAsync(content, chart.FileKind, cancel);
    }

    private async Task<IReadOnlyList<EncounterRef>> KeepAsync(
        Chart chart, ExtractionResult.Read read, CancellationToken cancel)
    {
        foreach (var image in read.Images)
        {
            await files.KeepAsync(chart.Ref, PageName(image.Page), image.Content, cancel);
        }

        var encounters = finder.Find(chart, read.Text);
        var changes = encounters.Select(RecordChange.Put)
            .Prepend(RecordChange.Put(new ChartTextRecord(chart.Id, read.Text)));
        await records.SaveAsync(chart.Clinic, [.. changes], cancel);
        foreach (var encounter in encounters)
        {
            await board.MarkAsync(new(encounter.Ref, Stage.Suggesting, null, "codes are being suggested"), cancel);
        }

        await board.ReplaceByEncountersAsync(chart.Ref, cancel);
        return [.. encounters.Select(encounter => encounter.Ref)];
    }
}
