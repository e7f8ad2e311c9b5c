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
    ProgressBoard board) : Activity<ChartRef, IReadOnlyList<EncounterRef>>
{
    public static readonly ActivityRef<ChartRef, IReadOnlyList<EncounterRef>> Ref = new(nameof(ReadChart));

    /// <summary>The name under which a page's picture is kept.</summary>
    public static string PageName(int page) => $"pages/{page:D4}";

    /// <returns>The encounters found; empty when the chart went to quarantine.</returns>
    public override async Task<IReadOnlyList<EncounterRef>> RunAsync(ActivityContext context, ChartRef reference)
    {
        var cancel = context.CancellationToken;
        var chart = await records.GetAsync<Chart>(reference.Clinic, reference.Chart.Value, cancel);
        await board.MarkAsync(reference, Stage.Reading, "its text is being read", cancel);
        await using var content = await files.OpenOriginalAsync(reference, cancel);
        switch (await extractor.ExtractAsync(content, chart.FileKind, cancel))
        {
            case ExtractionResult.Unreadable unreadable:
                await quarantine.ChartAsync(chart, unreadable.Reason, unreadable.Detail, cancel);
                return [];
            case ExtractionResult.Read read:
                return await KeepAsync(chart, read, cancel);
            default:
                throw new InvalidOperationException("Unknown extraction result.");
        }
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
