using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>Says what to do after a decision of the payer, by the table of denial actions.</summary>
public sealed class ClassifyDenial(
    IRecords records, IClinicDirectory directory, Ledger ledger, TimeProvider time)
    : Activity<ClaimRemittance, DenialRouting>
{
    public static readonly ActivityRef<ClaimRemittance, DenialRouting> Ref = new(nameof(ClassifyDenial));

    /// <summary>
    /// One voice for all of a decision's denials: a person before a correction, a correction before documents, and
    /// those before an appeal.
    /// </summary>
    private static readonly DenialAction[] Order =
    [
        DenialAction.Biller, DenialAction.CheckCoverage, DenialAction.Replace, DenialAction.AttachAuthorization,
        DenialAction.SendDocuments, DenialAction.Appeal,
    ];

    public override async Task<DenialRouting> RunAsync(ActivityContext context, ClaimRemittance decision)
    {
        var cancel = context.CancellationToken;
        var found = await DenialCase.ReadAsync(records, directory, decision, cancel);
        var claim = found.Claim;
        if (claim.Status == ClaimStatus.Rejected)
        {
            return new(DenialAction.Replace, Returned(found));
        }

        await AppealAnswer.ReadAsync(records, found, cancel);
        if (found.Denied.Count == 0)
        {
            return await SettledAsync(claim, cancel);
        }

        var action = await ActionAsync(found, cancel);
        await records.SaveAsync(claim.Encounter.Clinic, cancel, RecordChange.Put(Describe(found, action)));
        return new(action, action == DenialAction.Replace ? Findings(found) : []);
    }

    /// <summary>A payer that leaves a part of the charge unexplained is not done; else the next one is asked.</summary>
    private async Task<DenialRouting> SettledAsync(Claim claim, CancellationToken cancel)
    {
        var posted = await ledger.EntriesAsync(claim.Encounter.Clinic, claim.Encounter.Encounter, cancel);
        var decided = await ClaimPayment.ListAsync(records, claim.Ref, cancel);
        return new(
            Books.Of(posted)[Account.Payer] > Money.Zero ? DenialAction.Biller
            : BillNextPayer.IsDue(claim, decided, posted) ? DenialAction.NextPayer
            : DenialAction.None,
            []);
    }

    private async Task<DenialAction> ActionAsync(DenialCase found, CancellationToken cancel)
    {
        // A claim to the next payer tells what the one before decided: what is corrected in it, a person corrects.
        var isFirst = found.Claim.Prior is null;
        if (isFirst && found.Denied.All(code => code.Rule?.Carc is "22" or "109") && Responsible(found) is not null)
        {
            return DenialAction.Replace; // The payer that is named is one that the clinic knows.
        }

        var actions = found.Denied.Select(code => code.Rule?.ActionFor(found) ?? DenialAction.Biller).ToHashSet();
        var action = Order.First(actions.Contains);
        var can = action switch
        {
            DenialAction.Replace => isFirst,
            DenialAction.AttachAuthorization =>
                isFirst && await AttachAuthorization.NumberAsync(records, found, cancel) is not null,
            DenialAction.SendDocuments => !await SentDocuments.AnyAsync(records, found, cancel),
            DenialAction.Appeal => found.NextLevel is { ByLetter: true } && !IsLate(found),
            _ => true,
        };
        return can ? action : DenialAction.Biller;
    }

    /// <summary>The clinic's own payer that the remittance names as responsible, or null.</summary>
    private Payer? Responsible(DenialCase found) =>
        directory.Payers(found.Claim.Encounter.Clinic).FirstOrDefault(payer => payer.Id != found.Payer.Id
            && found.Responsible.Any(named => named.ElectronicId == payer.ElectronicId
                || X12Text.Of(payer.Name) == X12Text.Of(named.Name)));

    private bool IsLate(DenialCase found) =>
        directory.Clinic(found.Claim.Encounter.Clinic).DayOf(time.GetUtcNow()) > found.AppealDeadline;

    private static IReadOnlyList<Issue> Returned(DenialCase found) =>
        found.Claim.Findings is { Count: > 0 } findings ? findings
        : found.Denied.Count > 0 ? Findings(found)
        : [new("DEN-MA130", Severity.Error, "claim", "The payer returned the claim unprocessed: mend it.")];

    private static IReadOnlyList<Issue> Findings(DenialCase found)
    {
        var remarks = found.Remarks.Count == 0
            ? ""
            : $" Remarks: {string.Join("; ", found.Remarks.Select(RemarkCodes.Describe))}.";
        remarks += string.Concat(found.Responsible.Select(named => $" The payer names {named.Name}."));
        var named = found.Remarks.Select(RemarkCodes.Find).FirstOrDefault(remark => remark is { Field: not "claim" });
        return
        [
            .. found.Denied.Select(code => new Issue(
                $"DEN-{code.Adjustment.Code}", Severity.Error,
                (code.Rule?.Field ?? "claim") is var field && field == "claim" ? named?.Field ?? field : field,
                $"Denied ({code.Describe()}). {code.Rule?.Remedy}{remarks}")),
        ];
    }

    private static ClassifiedDenial Describe(DenialCase found, DenialAction action) => new(
        found.Claim.Id,
        found.Number,
        action,
        found.Amount,
        DenialDesk.ReasonsOf(found),
        found.Remarks,
        found.AppealDeadline)
    {
        Date = found.Date,
    };
}
