using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>What payers allow less than their contracts say, and what disputes bring back; pure. Twelve
/// months.</summary>
public static class UnderpaymentReport
{
    /// <summary>By payer and procedure, the largest difference first.</summary>
    public static ReportTable ByPayerAndCode(ReportFacts facts)
    {
        var recent = facts.Underpayments.Where(one => one.FoundOn > facts.AsOf.AddYears(-1)).ToList();
        var rows = recent.GroupBy(one => (one.Payer, one.Code))
            .OrderByDescending(group => group.Sum(one => (one.Expected - one.Allowed).Amount))
            .ThenBy(group => group.Key.Payer.Value, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Row($"{group.Key.Payer.Value}, {group.Key.Code}", [.. group], isTotal: false));
        return new(
            "underpayments", "Underpayments by payer and code",
            "A service is underpaid when what the payer allowed for it (what it pays and what it leaves to the patient) "
            + "is less than its contract or fee schedule says for that day, by more than underpayment-policy.json "
            + "disregards. Denied services are no underpayments, and sequestration (CARC 253) does not lower what is "
            + "allowed. A service is counted once, as it was first found.",
            "difference = expected - allowed; disputed = the difference of claims that a dispute letter was sent for; "
            + "recovered = allowed by the newest decision - allowed at first; recovery rate = recovered / difference",
            ["claims", "expected", "allowed", "difference", "disputed", "recovered", "recovery rate"],
            [.. rows, Row("all", recent, isTotal: true)], [3]);
    }

    private static ReportRow Row(string label, IReadOnlyList<UnderpaymentFact> found, bool isTotal)
    {
        var disputed = found.Where(one => one.Disputed).ToList();
        var recovered = found.Where(one => one.Recovered > Money.Zero).ToList();
        var (all, came) = (Ids(found), Ids(recovered));
        var (missing, back) = (Sum(found, Missing), Sum(recovered, one => one.Recovered));
        return new(
            label,
            [
                ReportCell.Count(all), ReportCell.Of(Sum(found, one => one.Expected), all),
                ReportCell.Of(Sum(found, one => one.Allowed), all), ReportCell.Of(missing, all),
                ReportCell.Of(Sum(disputed, Missing), Ids(disputed)), ReportCell.Of(back, came),
                ReportCell.Share(back.Amount, missing.Amount, came),
            ],
            isTotal);
    }

    private static Money Missing(UnderpaymentFact one) => one.Expected - one.Allowed;

    private static Money Sum(IEnumerable<UnderpaymentFact> found, Func<UnderpaymentFact, Money> amount) =>
        Money.Sum(found.Select(amount));

    private static IReadOnlyList<ClaimId> Ids(IEnumerable<UnderpaymentFact> found) =>
        [.. found.Select(one => one.Claim).Distinct()];
}
