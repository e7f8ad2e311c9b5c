using Claims.Azure.Arrivals;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;
using OpenTelemetry.Metrics;

namespace Claims.Functions.Telemetry;

/// <summary>Measures where everything stands. An instance may sleep right after, so figures are sent at once.</summary>
public sealed class BoardMeasures(
    IRecords records,
    IClinicDirectory directory,
    Ledger ledger,
    BlobArrivals arrivals,
    TimeProvider time,
    MeterProvider? metrics = null)
{
    private const int FlushMilliseconds = 10_000;

    /// <summary>Stages in which an item waits for the app or the clinic's own people, not for a payer or a patient.
    /// </summary>
    private static readonly Stage[] OurTurn =
    [
        Stage.Received, Stage.Reading, Stage.Suggesting, Stage.InReview, Stage.AskingPhysician, Stage.CheckingCoverage,
        Stage.BuildingClaim, Stage.WithBiller,
    ];

    /// <summary>The board: charts by stage, the oldest that waits, dead letters.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var board = new List<Progress>();
        foreach (var clinic in directory.Clinics)
        {
            board.AddRange(await records.ReadAllAsync<Progress>(clinic, "", cancellationToken));
        }

        foreach (var stage in Enum.GetValues<Stage>())
        {
            ClaimsMeter.Charts.Record(board.Count(item => item.Stage == stage), new KeyValuePair<string, object?>(
                "stage", $"{stage}"));
        }

        ClaimsMeter.OldestWaiting.Record(OldestHours(board, time.GetUtcNow()));
        ClaimsMeter.DeadLetters.Record(await arrivals.CountDeadLettersAsync(cancellationToken));
        metrics?.ForceFlush(FlushMilliseconds);
    }

    /// <summary>The books: claims, money, statements, how suggestions fared. Reads every such record.</summary>
    public async Task MeasureBooksAsync(CancellationToken cancellationToken)
    {
        foreach (var clinic in directory.Clinics)
        {
            var name = new KeyValuePair<string, object?>("clinic", clinic.Value);
            var claims = await records.ReadAllAsync<Claim>(clinic, "", cancellationToken);
            foreach (var group in claims.GroupBy(claim => claim.Status))
            {
                ClaimsMeter.Claims.Record(group.Count(), name, new("status", $"{group.Key}"));
            }

            foreach (var (account, balance) in (await ledger.BooksAsync(clinic, cancellationToken)).Balances)
            {
                ClaimsMeter.Dollars.Record((double)balance.Amount, name, new("account", $"{account}"));
            }

            foreach (var group in (await records.ReadAllAsync<Statement>(clinic, "", cancellationToken))
                .GroupBy(statement => statement.Tone))
            {
                ClaimsMeter.Touches.Record(group.Count(), name, new("tone", $"{group.Key}"));
            }

            if (await AcceptedAsync(clinic, cancellationToken) is { } accepted)
            {
                ClaimsMeter.Acceptance.Record(accepted, name);
            }
        }

        metrics?.ForceFlush(FlushMilliseconds);
    }

    /// <summary>The longest that an item has waited whose turn is ours; 0 when none does.</summary>
    internal static double OldestHours(IReadOnlyList<Progress> board, DateTimeOffset now) => board
        .Where(item => OurTurn.Contains(item.Stage))
        .Select(item => (now - item.Since).TotalHours)
        .DefaultIfEmpty()
        .Max();

    private async Task<double?> AcceptedAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var (suggested, kept) = (0, 0);
        var codings = (await records.ReadAllAsync<EncounterCoding>(clinic, "", cancellationToken))
            .ToDictionary(coding => coding.Encounter);
        foreach (var round in await records.ReadAllAsync<ReviewRound>(clinic, "", cancellationToken))
        {
            if (round.Decision is ReviewDecision.Approved approved
                && codings.TryGetValue(round.Encounter.Encounter, out var coding))
            {
                suggested += coding.Diagnoses.Count;
                kept += coding.Diagnoses.Count(diagnosis => approved.Diagnoses.Contains(diagnosis.Code));
            }
        }

        return suggested == 0 ? null : (double)kept / suggested;
    }
}
