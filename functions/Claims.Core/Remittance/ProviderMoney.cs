using System.Collections.Frozen;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>What a remittance is to the clinic as a whole: which entries it comes to, and which of its adjustments
/// somebody must look at. Pure.</summary>
internal static class ProviderMoney
{
    private static readonly FrozenDictionary<string, ReasonRule> Reasons =
        RuleFile.Read<Table>("provider-adjustments.json").Reasons.ToFrozenDictionary(reason => reason.Code);

    /// <summary>835: sum(CLP04) - sum(PLB) = BPR02, so that what is in transit is the deposit to come.</summary>
    /// <param name="file">The remittance.</param>
    /// <param name="unmatched">What of it is for claims that are not known.</param>
    /// <param name="at">When it is posted.</param>
    public static IEnumerable<ClinicEntry> Entries(RemittanceFile file, Money unmatched, DateTimeOffset at)
    {
        var entries = ClinicEntry.Move(
                file.Id, "claims", at, ClinicAccount.Encounters, ClinicAccount.InTransit, file.ClaimsPaid - unmatched,
                file.TraceNumber)
            .Concat(ClinicEntry.Move(
                file.Id, "unmatched", at, ClinicAccount.Unapplied, ClinicAccount.InTransit, unmatched,
                file.TraceNumber));
        return entries.Concat(file.ProviderAdjustments.SelectMany((one, index) => ClinicEntry.Move(
            file.Id, $"plb-{index + 1:D3}", at, ClinicAccount.InTransit, AccountOf(one.Reason), one.Amount,
            $"{file.TraceNumber} {one.Reason} {one.Reference}".TrimEnd())));
    }

    /// <summary>The money of an unmatched payment, once somebody has said whose it is.</summary>
    public static IEnumerable<ClinicEntry> Assigned(UnmatchedPayment payment, DateTimeOffset at) => ClinicEntry.Move(
        payment.File, $"assigned-{payment.Ordinal:D4}", at, ClinicAccount.Encounters, ClinicAccount.Unapplied,
        payment.Adjudication.Paid, $"claim {payment.AssignedTo}");

    /// <summary>Adjustments of the deposit that a person must look at.</summary>
    /// <param name="file">The remittance.</param>
    /// <param name="tied">The places of adjustments that a reversal explains: nothing is left to find out.</param>
    /// <param name="at">When it is posted.</param>
    public static IEnumerable<WorkItem> Work(
        RemittanceFile file, IReadOnlySet<int> tied, DateTimeOffset at) => file.ProviderAdjustments
        .Select((one, index) => (one, index, Rule: Reasons.GetValueOrDefault(one.Reason)))
        .Where(entry => entry.one.Amount != Money.Zero && entry.Rule is not { NeedsWork: false }
            && !tied.Contains(entry.index))
        .Select(entry => new WorkItem(
            $"provider-adjustment/{file.Id}/{entry.index + 1:D3}", WorkItemType.ProviderAdjustment, file.Id, at, null,
            $"{entry.one.Amount} of remittance {file.TraceNumber} were "
            + $"{(entry.one.Amount > Money.Zero ? "withheld" : "added")}: {entry.one.Reason}, "
            + $"{entry.Rule?.Meaning ?? "a reason that provider-adjustments.json does not know"}"
            + $"{(entry.one.Reference.Length > 0 ? $", reference {entry.one.Reference}" : "")}. "
            + "Find the claim or letter it belongs to; ask the payer when there is none."));

    /// <summary>Whether an adjustment may recover what a reversal left (WO), so that its claim is looked at.</summary>
    public static bool MayRecover(FileAdjustment one) =>
        AccountOf(one.Reason) == ClinicAccount.Recoupment && one.Reference.Length > 0;

    private static ClinicAccount AccountOf(string reason) =>
        Reasons.TryGetValue(reason, out var rule) ? rule.Account : ClinicAccount.OtherAdjustments;

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<ReasonRule> Reasons);

    private sealed record ReasonRule(
        string Code,
        ClinicAccount Account,
        [property: System.Text.Json.Serialization.JsonPropertyName("work")] bool NeedsWork,
        string Meaning);
}
