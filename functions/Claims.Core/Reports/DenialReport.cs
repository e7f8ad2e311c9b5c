using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>How often payers deny at first, and why; pure. Twelve months of first decisions.</summary>
public static class DenialReport
{
    private const string Definition =
        "A claim is denied when the payer's first decision leaves a part of it unpaid for a reason that somebody must "
        + "work. Rejected claims (277CA) never reached a decision and are not counted; contractual reductions and the "
        + "patient's share are no denials.";

    private static readonly IReadOnlyList<string> Columns =
        ["decided", "denied", "denial rate", "dollars decided", "dollars denied", "of the dollars"];

    /// <summary>By reason.</summary>
    public static ReportTable ByReason(ReportFacts facts)
    {
        var decided = Decided(facts);
        var reasons = decided.SelectMany(claim => claim.Reasons.Select(reason => (Claim: claim, Reason: reason))).ToList();
        var rows = reasons.GroupBy(one => one.Reason.Code)
            .OrderByDescending(group => group.Sum(one => one.Reason.Amount.Amount))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Row(
                $"{group.Key} {group.First().Reason.Meaning ?? "unknown code"}", [.. group], decided.Count,
                isTotal: false));
        return new(
            "denials-reason", "Denials by reason", Definition,
            "rate = claims denied for the reason / claims decided; preventable = claims denied for a reason that the "
            + "clinic could have prevented / claims denied for the reason",
            ["denied", "of all decided", "dollars denied", "preventable"],
            [.. rows, Row("all", reasons, decided.Count, isTotal: true)], [2]);
    }

    /// <summary>By payer.</summary>
    public static ReportTable ByPayer(ReportFacts facts) =>
        By(facts, "denials-payer", "Denials by payer", claim => claim.Payer.Value);

    /// <summary>By the coder who approved the claim.</summary>
    public static ReportTable ByCoder(ReportFacts facts) => By(
        facts, "denials-coder", "Denials by coder", claim => claim.Coder.Length == 0 ? "no coder" : claim.Coder);

    /// <summary>By who rendered the care.</summary>
    public static ReportTable ByProvider(ReportFacts facts) =>
        By(facts, "denials-provider", "Denials by provider", claim => $"NPI {claim.Provider}");

    /// <summary>Claims that a payer first decided on in the last twelve months.</summary>
    internal static IReadOnlyList<ClaimFact> Decided(ReportFacts facts) =>
        [.. facts.Claims.Where(claim => claim.DecidedOn > facts.AsOf.AddYears(-1))];

    private static ReportTable By(ReportFacts facts, string id, string title, Func<ClaimFact, string> keyOf)
    {
        var decided = Decided(facts);
        var rows = decided.GroupBy(keyOf).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Row(group.Key, [.. group], isTotal: false));
        return new(
            id, title, Definition,
            "denial rate = claims denied / claims decided; of the dollars = dollars denied / dollars decided",
            Columns, [.. rows, Row("all", decided, isTotal: true)], [2]);
    }

    private static ReportRow Row(string label, IReadOnlyList<ClaimFact> decided, bool isTotal)
    {
        var denied = decided.Where(claim => claim.Denied > Money.Zero).ToList();
        var (charged, lost) = (Money.Sum(decided.Select(one => one.Charge)), Money.Sum(denied.Select(one => one.Denied)));
        IReadOnlyList<ClaimId> all = [.. decided.Select(claim => claim.Claim)];
        IReadOnlyList<ClaimId> some = [.. denied.Select(claim => claim.Claim)];
        return new(
            label,
            [
                ReportCell.Count(all), ReportCell.Count(some), ReportCell.Share(some.Count, all.Count, some),
                ReportCell.Of(charged, all), ReportCell.Of(lost, some),
                ReportCell.Share(lost.Amount, charged.Amount, some),
            ],
            isTotal);
    }

    private static ReportRow Row(
        string label, IReadOnlyList<(ClaimFact Claim, Denials.DenialReason Reason)> denied, int decided, bool isTotal)
    {
        IReadOnlyList<ClaimId> claims = [.. denied.Select(one => one.Claim.Claim).Distinct()];
        IReadOnlyList<ClaimId> preventable =
            [.. denied.Where(one => one.Reason.Preventable == true).Select(one => one.Claim.Claim).Distinct()];
        return new(
            label,
            [
                ReportCell.Count(claims), ReportCell.Share(claims.Count, decided, claims),
                ReportCell.Of(Money.Sum(denied.Select(one => one.Reason.Amount)), claims),
                ReportCell.Share(preventable.Count, claims.Count, preventable),
            ],
            isTotal);
    }
}
