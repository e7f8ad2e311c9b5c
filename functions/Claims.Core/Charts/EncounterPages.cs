using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>Opens the pictures of an encounter's pages.</summary>
internal static class EncounterPages
{
    /// <summary>A page's picture; null when there is none or it belongs to another visit of the chart.</summary>
    public static async Task<Stream?> OpenPageAsync(
        this IRecords records,
        IChartFiles files,
        EncounterRef reference,
        int page,
        CancellationToken cancellationToken)
    {
        var encounter = await records.GetAsync<Encounter>(
            reference.Clinic, reference.Encounter.Value, cancellationToken);
        return encounter.Pages.Contains(page)
            ? await files.OpenAsync(encounter.Chart, ReadChart.PageName(page), cancellationToken)
            : null;
    }
}
