using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>
/// Files work before a claim or an appeal would be late: 30, 14 and 3 days before, and once more when the day has
/// passed, so that no deadline passes in silence; and for remittances whose money does not come. Reads each claim once;
/// a repeat files nothing twice.
/// </summary>
public sealed class WatchDeadlines(
    IRecords records, IClinicDirectory directory, Deposits deposits, WorkItems work, TimeProvider time)
{
    /// <summary>The day after: minus one day before the deadline.</summary>
    private const int Passed = -1;

    private readonly record struct Deadline(string Key, string Subject, DateOnly Day, string What);

    /// <summary>Looks through a clinic; once a day is enough.</summary>
    public async Task RunAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var settings = directory.Clinic(clinic);
        var today = settings.DayOf(time.GetUtcNow());
        var running = new HashSet<string>();
        await foreach (var deadline in DeadlinesAsync(clinic, cancellationToken))
        {
            running.Add(deadline.Key);
            var reached = PayerDeadlines.Current.WarnDays.Append(Passed)
                .Where(days => today >= deadline.Day.AddDays(-days)).ToList();
            if (reached.Count > 0)
            {
                await FileAsync(settings, deadline, reached[^1], cancellationToken);
            }
        }

        foreach (var item in await work.ListOpenAsync(clinic, cancellationToken))
        {
            if (item.Type == WorkItemType.Deadline && !running.Contains(item.Key[..item.Key.LastIndexOf('/')]))
            {
                await work.CloseAsync(clinic, item.Key, "settled", cancellationToken);
            }
        }

        await deposits.WatchAsync(clinic, cancellationToken);
    }

    /// <summary>The last step that was reached closes the ones before it: one matter, one item.</summary>
    private async Task FileAsync(Clinic clinic, Deadline deadline, int step, CancellationToken cancellationToken)
    {
        foreach (var earlier in PayerDeadlines.Current.WarnDays.Where(days => days > step))
        {
            await work.CloseAsync(
                clinic.Id, KeyOf(deadline.Key, earlier), "the next warning took its place", cancellationToken);
        }

        var text = step == Passed
            ? $"{deadline.What} passed on {AppealWriter.Day(deadline.Day)}: look for proof or good cause, else write it "
                + "off. It is never the patient's."
            : $"{deadline.What} ends on {AppealWriter.Day(deadline.Day)}.";
        await work.OpenAsync(
            clinic.Id,
            new(
                KeyOf(deadline.Key, step), WorkItemType.Deadline, deadline.Subject, time.GetUtcNow(),
                clinic.MorningOf(deadline.Day), text),
            cancellationToken);
    }

    private static string KeyOf(string key, int step) => step == Passed ? $"{key}/passed" : $"{key}/{step:D3}";

    private async IAsyncEnumerable<Deadline> DeadlinesAsync(
        ClinicId clinic, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var payers = directory.Payers(clinic).ToDictionary(payer => payer.Id);
        await foreach (var (claim, _) in records.ListAsync<Claim>(clinic, "", cancellationToken))
        {
            if (claim.Status is ClaimStatus.Ready or ClaimStatus.Sent or ClaimStatus.Rejected
                && payers.TryGetValue(claim.Payer, out var payer)
                && await IsLastAsync(claim, cancellationToken))
            {
                var prior = await DenialCase.CorrectedAsync(records, claim, cancellationToken);
                var term = FilingTerm.Of(claim, payer, prior);
                yield return new(
                    $"filing/{claim.Id}", claim.Id.Value, term.Deadline,
                    $"The time for filing ({term.Limit.Days} days from {term.StartsAt}) of a claim that the payer has not "
                    + "taken in");
            }
        }

        foreach (var item in await work.ListOpenAsync(clinic, cancellationToken))
        {
            if (item is { Type: WorkItemType.Denial, DueAt: { } due }
                && item.Key.StartsWith("denial/", StringComparison.Ordinal))
            {
                yield return new(
                    $"appeal/{item.Key}", item.Subject, DateOnly.FromDateTime(due.UtcDateTime),
                    "The time for an appeal of a denial that nobody has decided on");
            }
        }
    }

    /// <summary>A claim that another one took the place of has no clock any more.</summary>
    private async Task<bool> IsLastAsync(Claim claim, CancellationToken cancellationToken) =>
        (await EncounterClaims.ListAsync(records, claim.Encounter, cancellationToken))
            .All(other => other.Submission <= claim.Submission);
}
