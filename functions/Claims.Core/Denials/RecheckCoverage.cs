using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Edi.X271;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>What the payer says of the coverage after it denied for want of it (a new 270 and 271).</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision that denied: the claim's n-th.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Status">The answer in one word.</param>
/// <param name="PlanName">The plan, as the payer names it.</param>
/// <param name="Others">Other payers that it names (EB*R).</param>
public sealed record CoverageRecheck(
    ClaimId Claim,
    int Remittance,
    DateTimeOffset AskedAt,
    CoverageStatus Status,
    string? PlanName,
    IReadOnlyList<OtherCoverage> Others) : IRecord<CoverageRecheck>
{
    /// <inheritdoc/>
    public static string Kind => "coverage-recheck";

    /// <inheritdoc/>
    public string Key => FiledAppeal.KeyOf(Claim, Remittance);
}

/// <summary>Another payer that covers the patient, as the first one names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElectronicId">Its id, as named; null when none is.</param>
/// <param name="Payer">The clinic's own payer that it is; null when the clinic does not know it.</param>
/// <param name="MemberId">The patient's number there, when told.</param>
public sealed record OtherCoverage(string Name, string? ElectronicId, PayerId? Payer, string? MemberId);

/// <summary>
/// Asks for eligibility again after a denial for want of coverage. Another payer that is named sends the claim there
/// by way of the coder; all else is a biller's, with what was found.
/// </summary>
public sealed class RecheckCoverage(
    IRecords records, IClinicDirectory directory, IRealTimeClearinghouse clearinghouse, TimeProvider time)
    : Activity<ClaimRemittance, DenialRouting>
{
    public static readonly ActivityRef<ClaimRemittance, DenialRouting> Ref = new(nameof(RecheckCoverage));

    /// <summary>After so many tries a payer that does not answer is a person's.</summary>
    private const int LastAttempt = 4;

    public override async Task<DenialRouting> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var clinic = found.Claim.Encounter.Clinic;
        var key = FiledAppeal.KeyOf(found.Claim.Id, found.Number);
        if (await records.FindAsync<CoverageRecheck>(clinic, key, cancel) is null)
        {
            await records.TryAddAsync(clinic, await AskAsync(context, found), cancel);
        }

        var answer = await records.GetAsync<CoverageRecheck>(clinic, key, cancel);
        return answer.Status != CoverageStatus.Active && answer.Others.Any(other => other.Payer is not null)
            ? new(DenialAction.Replace, [ToOther(found, answer)])
            : new(DenialAction.Biller, []);
    }

    private static Issue ToOther(DenialCase found, CoverageRecheck answer)
    {
        var names = string.Join(" or ", answer.Others.Where(other => other.Payer is not null).Select(one => one.Name));
        return new(
            $"DEN-{found.Denied[0].Adjustment.Code}", Severity.Error, nameof(FieldName.Payer),
            $"Denied ({found.Denied[0].Describe()}). Asked again, the payer names {names} as covering that day: choose "
            + "it and the patient's member id there; the billing office's page of this denial shows it.");
    }

    private async Task<CoverageRecheck> AskAsync(ActivityContext context, DenialCase found)
    {
        var cancel = context.CancellationToken;
        var clinic = directory.Clinic(found.Claim.Encounter.Clinic);
        var content = found.Claim.Content;
        var number = await ControlNumberTaker.TakeAsync(records, clinic.Id, cancel);
        var request = X12File.Write(CoverageQuestion.Write(clinic, found.Payer, content, number, time.GetUtcNow()));
        var (answer, others) = (CoverageAnswer.None, Array.Empty<OtherCoverage>());
        try
        {
            var reading = X12File.Read(await clearinghouse.ExchangeAsync(request, cancel));
            if (!reading.HasErrors && reading.Value.SelectMany(interchange => interchange.Transactions)
                .OfType<EligibilityResponse>().FirstOrDefault() is { } response)
            {
                answer = CoverageAnswer.Read(response, content);
                others = [.. OthersIn(response, directory.Payers(clinic.Id)).Where(one => one.Payer != found.Payer.Id)];
            }
        }
        catch (Exception silence) when (silence is IOException or TimeoutException && context.Attempt >= LastAttempt)
        {
            // Nobody answers: a person asks by phone.
        }

        return new(
            found.Claim.Id, found.Number, time.GetUtcNow(), answer.Status, answer.PlanName, others);
    }

    private static IEnumerable<OtherCoverage> OthersIn(EligibilityResponse response, IReadOnlyList<Payer> payers) =>
        from person in response.Persons
        from benefit in person.Person?.Benefits ?? []
        where benefit.Information == "R"
        from party in benefit.RelatedEntities
        where party.IsOrganization && party.LastName.Length > 0
        let id = party.Id.Length > 0 ? party.Id : null
        select new OtherCoverage(
            party.LastName,
            id,
            payers.FirstOrDefault(payer => payer.ElectronicId == id
                || X12Text.Of(payer.Name) == X12Text.Of(party.LastName))?.Id,
            benefit.References.FirstOrDefault(reference => reference.Qualifier is "1W" or "IF" or "SY")?.Value);
}
