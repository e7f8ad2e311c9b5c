using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core;

/// <summary>Where everything of a clinic stands, for the status page and the command line; no patient data.</summary>
/// <param name="Clinic">Whose.</param>
/// <param name="Charts">One entry a chart, or an encounter once the chart is read; the longest waiting first.</param>
/// <param name="Work">What waits for a person, the nearest deadline first.</param>
/// <param name="Quarantined">Files put aside, newest first.</param>
/// <param name="Money">Where every charged cent is.</param>
public sealed record ClinicStatus(
    ClinicId Clinic,
    IReadOnlyList<Progress> Charts,
    IReadOnlyList<WorkItem> Work,
    IReadOnlyList<QuarantineLine> Quarantined,
    Books Money);

/// <summary>A file put aside, without its name: names of scans tend to hold names of patients.</summary>
public sealed record QuarantineLine(string Key, QuarantineReason Reason, string Detail, DateTimeOffset At);

/// <summary>Reads where everything stands.</summary>
public sealed class StatusBoard(IRecords records, IClinicDirectory directory, Ledger ledger, WorkItems work)
{
    /// <summary>All clinics.</summary>
    public async Task<IReadOnlyList<ClinicStatus>> ReadAsync(CancellationToken cancellationToken)
    {
        var clinics = new List<ClinicStatus>();
        foreach (var clinic in directory.Clinics)
        {
            clinics.Add(await ReadAsync(clinic, cancellationToken));
        }

        return clinics;
    }

    private async Task<ClinicStatus> ReadAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var charts = await records.ReadAllAsync<Progress>(clinic, "", cancellationToken);
        var aside = await records.ReadAllAsync<QuarantinedFile>(clinic, "", cancellationToken);
        var items = await work.ListOpenAsync(clinic, cancellationToken);
        return new(
            clinic,
            [.. charts.OrderBy(chart => chart.Since)],
            [.. items.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.OpenedAt)],
            [
                .. aside.OrderByDescending(file => file.At)
                    .Select(file => new QuarantineLine(file.Key, file.Reason, file.Detail, file.At)),
            ],
            await ledger.BooksAsync(clinic, cancellationToken));
    }
}
