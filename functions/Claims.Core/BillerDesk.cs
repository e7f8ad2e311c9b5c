using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core;

/// <summary>An open work item with what a biller must know to settle it.</summary>
/// <param name="Clinic">Whose.</param>
/// <param name="Item">The item.</param>
/// <param name="Request">The patient's own words, for <see cref="WorkItemType.PatientRequest"/>.</param>
/// <param name="Decision">The payer's decision on the claim, its n-th, for a denial that waits to be decided.</param>
public sealed record BillerWork(ClinicId Clinic, WorkItem Item, PatientRequest? Request, int? Decision)
{
    /// <summary>Whether settling it outside and saying so is all there is to do.</summary>
    public bool CanBeClosed => Request is null && Decision is null;
}

/// <summary>What a patient owes for an encounter.</summary>
public sealed record PatientBalance(EncounterRef Encounter, Money Owed);

/// <summary>All that the billers' page shows.</summary>
public sealed record BillerView(IReadOnlyList<BillerWork> Work, IReadOnlyList<PatientBalance> Balances);

/// <summary>Reads what billers work on. What they decide goes to the service that the matter belongs to.</summary>
public sealed class BillerDesk(IRecords records, IClinicDirectory directory, Ledger ledger, WorkItems work)
{
    /// <summary>All clinics, the nearest deadline first.</summary>
    public async Task<BillerView> OpenAsync(CancellationToken cancellationToken)
    {
        var items = new List<BillerWork>();
        var balances = new List<PatientBalance>();
        foreach (var clinic in directory.Clinics)
        {
            foreach (var item in await work.ListOpenAsync(clinic, cancellationToken))
            {
                items.Add(new(
                    clinic, item, await RequestAsync(clinic, item, cancellationToken), DecisionOf(item)));
            }

            await foreach (var (progress, _) in records.ListAsync<Progress>(clinic, "", cancellationToken))
            {
                if (progress.Stage == Stage.BillingPatient && EncounterId.TryParse(progress.Subject, out var id))
                {
                    var books = await ledger.BooksAsync(clinic, id, cancellationToken);
                    balances.Add(new(new(clinic, progress.Chart, id), books[Account.Patient]));
                }
            }
        }

        return new(
            [.. items.OrderBy(entry => entry.Item.DueAt ?? DateTimeOffset.MaxValue)
                .ThenBy(entry => entry.Item.OpenedAt)],
            [.. balances.Where(balance => balance.Owed > Money.Zero)]);
    }

    /// <summary>The clinics whose books billers keep.</summary>
    public IReadOnlyList<ClinicId> Clinics => directory.Clinics;

    /// <summary>An encounter by its id; null when there is none.</summary>
    public async Task<EncounterRef?> FindAsync(
        ClinicId clinic, string encounter, CancellationToken cancellationToken) =>
        EncounterId.TryParse(encounter, out var id)
            && await records.FindAsync<Progress>(clinic, encounter, cancellationToken) is { Record: var progress }
                ? new(clinic, progress.Chart, id)
                : null;

    /// <summary>Closes an item that a person settled elsewhere.</summary>
    /// <returns>Empty when it is closed; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> CloseAsync(
        ClinicId clinic, string key, string resolution, string closedBy, CancellationToken cancellationToken)
    {
        var view = await OpenAsync(cancellationToken);
        if (view.Work.FirstOrDefault(known => known.Clinic == clinic && known.Item.Key == key) is not { } open
            || !open.CanBeClosed)
        {
            return [new("WRK-CLOSE", Severity.Error, "key", "It is closed already, or needs a decision of its own.")];
        }

        await work.CloseAsync(clinic, key, $"{resolution} by {closedBy}", cancellationToken);
        return [];
    }

    private static int? DecisionOf(WorkItem item) =>
        item.Type == WorkItemType.Denial && ClaimId.TryParse(item.Subject, out var claim)
            && int.TryParse(
                item.Key.AsSpan(item.Key.LastIndexOf('/') + 1), CultureInfo.InvariantCulture, out var number)
            && item.Key == OpenDenialWork.KeyOf(claim, number)
                ? number
                : null;

    private async Task<PatientRequest?> RequestAsync(
        ClinicId clinic, WorkItem item, CancellationToken cancellationToken) =>
        item.Type == WorkItemType.PatientRequest
            ? (await records.FindAsync<PatientRequest>(clinic, item.Subject, cancellationToken))?.Record
            : null;
}
