using System.Collections.Frozen;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>What the payer made of each service, all its decisions and reversals together; pure.</summary>
internal static class PatientShares
{
    private static readonly Table Reasons = RuleFile.Read<Table>("share-explanations.json");

    private static readonly FrozenDictionary<string, Reason> ByCode =
        Reasons.Reasons.ToFrozenDictionary(reason => reason.Carc);

    /// <summary>
    /// One line a service. What a payer decided for the claim as a whole gets a line of its own, so that all lines
    /// together are what the payer decided.
    /// </summary>
    /// <param name="payments">The decisions.</param>
    /// <param name="wording">A service's name in the clinic's own words.</param>
    public static IReadOnlyList<StatementLine> Lines(
        IReadOnlyList<ClaimPayment> payments, Func<string, string> wording)
    {
        var stated = payments.Select(payment => payment.Adjudication).ToList();
        var lines = stated.SelectMany(one => one.Lines).GroupBy(line => line.Procedure)
            .Select(service => Line(
                wording(service.Key),
                Money.Sum(service.Select(line => line.Charge)),
                Money.Sum(service.Select(line => line.Paid)),
                Share(service.SelectMany(line => line.Adjustments))))
            .ToList();
        var rest = Line(
            PatientTexts.English["share.whole"],
            Money.Sum(stated.Select(one => one.Charge)) - Money.Sum(lines.Select(line => line.Charge)),
            Money.Sum(stated.Select(one => one.Paid)) - Money.Sum(lines.Select(line => line.PlanPaid)),
            Share(stated.SelectMany(one => one.Adjustments)));
        return rest.Charge == Money.Zero && rest.PlanPaid == Money.Zero && rest.YouOwe == Money.Zero
            ? lines
            : [.. lines, rest];
    }

    /// <summary>Why the patient's share is theirs: one entry a kind.</summary>
    public static IReadOnlyList<BalanceExplanation> Explain(IReadOnlyList<ClaimPayment> payments) =>
    [
        .. payments.SelectMany(payment => payment.Adjudication.AllAdjustments())
            .Where(adjustment => adjustment.Group == "PR")
            .GroupBy(adjustment => ByCode.GetValueOrDefault(adjustment.Reason, Reasons.Other))
            .Select(reason => (reason.Key, Amount: Money.Sum(reason.Select(adjustment => adjustment.Amount))))
            .Where(reason => reason.Amount != Money.Zero)
            .Select(reason => new BalanceExplanation(
                reason.Key.Kind, reason.Amount,
                PatientTexts.English.Say($"share.{reason.Key.Text}", ("amount", $"{reason.Amount}")), reason.Key.Text)),
    ];

    private static StatementLine Line(string description, Money charge, Money paid, Money owed) =>
        new(description, charge, charge - paid - owed, paid, owed);

    private static Money Share(IEnumerable<Adjustment> adjustments) =>
        Money.Sum(adjustments.Where(adjustment => adjustment.Group == "PR").Select(adjustment => adjustment.Amount));

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<Reason> Reasons, Reason Other);

    private sealed record Reason(string Carc, string Kind, string Text);
}
