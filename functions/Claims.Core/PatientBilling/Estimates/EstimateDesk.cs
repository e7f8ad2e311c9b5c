using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>Makes estimates before a visit, from the charge master, and keeps their clock.</summary>
public sealed class EstimateDesk(
    IRecords records, IClinicDirectory directory, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Opens the clock when a visit is scheduled; the same visit again is the same estimate.</summary>
    /// <param name="clinic">Where.</param>
    /// <param name="patient">Who comes.</param>
    /// <param name="visit">When.</param>
    /// <param name="codes">The expected services, as the charge master has them.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The estimate, or why there is none.</returns>
    public async Task<(Estimate? Estimate, IReadOnlyList<Issue> Issues)> ScheduleAsync(
        ClinicId clinic,
        Person patient,
        DateOnly visit,
        IReadOnlyList<string> codes,
        CancellationToken cancellationToken)
    {
        var today = directory.Clinic(clinic).DayOf(time.GetUtcNow());
        var charges = directory.Charges(clinic);
        if (visit < today || visit > EstimateClock.KnownUntil)
        {
            return (null, [new("DUN-ESTIMATE", Severity.Error, "visit", "The visit is in the future, within the table "
                + "of holidays.")]);
        }

        if (codes.Count == 0 || codes.Any(code => charges.Find(code) is null))
        {
            return (null, [new("DUN-ESTIMATE", Severity.Error, "codes", "Every service is in the charge master.")]);
        }

        var lines = codes.Select(code => charges.Find(code)!)
            .Select(item => new EstimateLine(item.Code, item.Description, new(item.Charge)));
        var estimate = new Estimate(
            PatientContact.PatientOf(patient), visit, today, EstimateClock.DueBy(today, visit), [.. lines]);
        await records.TryAddAsync(clinic, estimate, cancellationToken);
        estimate = await records.GetAsync<Estimate>(clinic, estimate.Key, cancellationToken);
        if (estimate is { DueBy: { } due, GivenAt: null })
        {
            await work.OpenAsync(
                clinic,
                new(
                    $"estimate/{estimate.Key}", WorkItemType.PatientRequest, estimate.Key, time.GetUtcNow(),
                    directory.Clinic(clinic).MorningOf(due.AddDays(1)),
                    $"Give the patient the estimate of the visit by {due:yyyy-MM-dd}."),
                cancellationToken);
        }

        return (estimate, []);
    }

    /// <summary>Notes that the patient was given the estimate.</summary>
    public async Task GivenAsync(ClinicId clinic, string key, string by, CancellationToken cancellationToken)
    {
        var estimate = await records.UpdateAsync<Estimate>(
            clinic, key,
            old => old.GivenAt is null ? old with { GivenAt = time.GetUtcNow(), GivenBy = by } : old,
            cancellationToken);
        await audit.WriteAsync(
            clinic, key, by, "estimated", $"{estimate.Total}", $"estimate/{key}", cancellationToken);
        await work.CloseAsync(clinic, $"estimate/{key}", $"given by {by}", cancellationToken);
    }
}
