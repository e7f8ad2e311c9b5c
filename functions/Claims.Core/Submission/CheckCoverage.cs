using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Edi.X271;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>
/// Asks the payer whether the patient was covered on the day (270 and 271) and looks for authorizations that are
/// missing. What is found sends the encounter back to the coder.
/// </summary>
public sealed class CheckCoverage(
    IRecords records,
    IClinicDirectory directory,
    IRealTimeClearinghouse clearinghouse,
    ProgressBoard board,
    WorkItems work,
    TimeProvider time) : Activity<ReviewedEncounter, IReadOnlyList<Issue>>
{
    public static readonly ActivityRef<ReviewedEncounter, IReadOnlyList<Issue>> Ref = new(nameof(CheckCoverage));

    /// <summary>After so many tries a payer that does not answer holds no claim up any longer.</summary>
    private const int LastAttempt = 4;

    public override async Task<IReadOnlyList<Issue>> RunAsync(ActivityContext context, ReviewedEncounter reviewed)
    {
        var cancel = context.CancellationToken;
        var clinic = reviewed.Encounter.Clinic;
        await board.MarkAsync(
            new(reviewed.Encounter, Stage.CheckingCoverage, null, $"round {reviewed.Round}"), cancel);
        var approved = await ApprovedRound.GetAsync(records, reviewed, cancel);
        var reading = ApprovalCheck.Read(approved, directory.Payers(clinic));
        if (reading is not { Content: { } content, Payer: { } payer })
        {
            return reading.Issues;
        }

        var result = await ResultAsync(context, reviewed, content, payer);
        return [.. result.Findings, .. ScrubClaim.MissingAuthorization(content, payer)];
    }

    private async Task<EligibilityResult> ResultAsync(
        ActivityContext context, ReviewedEncounter reviewed, ClaimContent content, Payer payer)
    {
        var cancel = context.CancellationToken;
        var clinic = reviewed.Encounter.Clinic;
        var key = EligibilityResult.KeyOf(reviewed.Encounter.Encounter, reviewed.Round);
        if (await records.FindAsync<EligibilityResult>(clinic, key, cancel) is { } known)
        {
            return known.Record;
        }

        var answer = await AskAsync(context, directory.Clinic(clinic), payer, content);
        var result = new EligibilityResult(
            reviewed.Encounter.Encounter, reviewed.Round, time.GetUtcNow(),
            answer.Status, answer.PlanName, answer.Benefits, answer.Findings);
        await records.TryAddAsync(clinic, result, cancel);
        if (answer.Status == CoverageStatus.Unverified)
        {
            await work.OpenAsync(
                clinic,
                new(
                    $"coverage/{key}", WorkItemType.Coverage, reviewed.Encounter.Encounter.Value, time.GetUtcNow(),
                    null, "The payer could not say whether the patient is covered; the claim goes out unverified. "
                    + "Check the coverage by phone or on the payer's portal."),
                cancel);
        }

        return await records.GetAsync<EligibilityResult>(clinic, key, cancel);
    }

    private async Task<CoverageAnswer> AskAsync(
        ActivityContext context, Clinic clinic, Payer payer, ClaimContent content)
    {
        var cancel = context.CancellationToken;
        var number = await ControlNumberTaker.TakeAsync(records, clinic.Id, cancel);
        var request = X12File.Write(CoverageQuestion.Write(clinic, payer, content, number, time.GetUtcNow()));
        try
        {
            var reading = X12File.Read(await clearinghouse.ExchangeAsync(request, cancel));
            var response = reading.Value.SelectMany(interchange => interchange.Transactions)
                .OfType<EligibilityResponse>().FirstOrDefault();
            return reading.HasErrors || response is null
                ? CoverageAnswer.None
                : CoverageAnswer.Read(response, content);
        }
        catch (Exception silence) when (
            silence is IOException or TimeoutException && context.Attempt >= LastAttempt)
        {
            return CoverageAnswer.None;
        }
    }
}
