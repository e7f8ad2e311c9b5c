using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>How many claims go through at the first try; pure. Twelve months.</summary>
public static class ClaimQualityReport
{
    /// <summary>Clean claims and first passes by payer.</summary>
    public static ReportTable ByPayer(ReportFacts facts)
    {
        var sent = facts.Claims.Where(claim => claim.IsFirst && claim.SentOn > facts.AsOf.AddYears(-1)).ToList();
        var rows = sent.GroupBy(claim => claim.Payer.Value).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Row(group.Key, [.. group], isTotal: false));
        return new(
            "first-pass", "Claims that go through at the first try",
            "A clean claim is taken in by the payer as it was first sent. A claim passes at first when it is clean and "
            + "the payer's first decision denies nothing. Only the first claim of each visit counts.",
            "clean-claim rate = taken in at first / answered; first-pass rate = taken in and nothing denied / decided or "
            + "rejected",
            ["sent", "answered", "clean", "clean-claim rate", "decided or rejected", "passed", "first-pass rate"],
            [.. rows, Row("all", sent, isTotal: true)], [3, 6]);
    }

    private static ReportRow Row(string label, IReadOnlyList<ClaimFact> sent, bool isTotal)
    {
        var answered = Ids(sent.Where(claim => claim.Rejected || claim.DecidedOn is not null || claim.TakenIn));
        var clean = Ids(sent.Where(claim => !claim.Rejected && (claim.DecidedOn is not null || claim.TakenIn)));
        var ended = Ids(sent.Where(claim => claim.Rejected || claim.DecidedOn is not null));
        var passed = Ids(sent.Where(
            claim => !claim.Rejected && claim.DecidedOn is not null && claim.Denied <= Money.Zero));
        return new(
            label,
            [
                ReportCell.Count(Ids(sent)), ReportCell.Count(answered), ReportCell.Count(clean),
                ReportCell.Share(clean.Count, answered.Count, answered.Except(clean)), ReportCell.Count(ended),
                ReportCell.Count(passed), ReportCell.Share(passed.Count, ended.Count, ended.Except(passed)),
            ],
            isTotal);
    }

    private static IReadOnlyList<ClaimId> Ids(IEnumerable<ClaimFact> claims) => [.. claims.Select(one => one.Claim)];
}
