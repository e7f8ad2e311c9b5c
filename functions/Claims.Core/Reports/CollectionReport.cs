using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>How much of what could be had is had, and how fast; pure.</summary>
public static class CollectionReport
{
    /// <summary>Over so many days the average daily charges are taken.</summary>
    private const int ChargeDays = 90;

    /// <summary>Days in accounts receivable, by payer.</summary>
    public static ReportTable DaysInReceivables(ReportFacts facts) => By(
        facts, "days-in-ar", "Days in accounts receivable",
        "How many days of charges are still open: with payers and with patients. Credits are left out, collections too.",
        "days = open balances / (charges of the last 90 days by date of service / 90)",
        ["open", "charges of 90 days", "days in A/R"], [2],
        encounters =>
        {
            var open = encounters.Where(one => Open(one) > Money.Zero).ToList();
            var recent = encounters.Where(one => one.Service > facts.AsOf.AddDays(-ChargeDays)).ToList();
            var (owed, charges) = (Money.Sum(open.Select(Open)), Money.Sum(recent.Select(one => one.Charged)));
            var days = charges == Money.Zero
                ? (decimal?)null
                : decimal.Round(owed.Amount * ChargeDays / charges.Amount, 1, MidpointRounding.AwayFromZero);
            return
            [
                ReportCell.Of(owed, Ids(open)), ReportCell.Of(charges, Ids(recent)),
                new(days, ReportUnit.Days, [.. Ids(open)]),
            ];
        });

    /// <summary>Net collection rate, by payer.</summary>
    public static ReportTable NetCollection(ReportFacts facts) => By(
        facts, "net-collection", "Net collection rate",
        "Of what contracts allow, how much came in from payers and patients. Visits of the last twelve months on which a "
        + "payer has decided and of which nothing is open any more; what was written off or is with an agency counts as "
        + "lost.",
        "rate = (paid by payers + paid by patients) / (charges - contractual reductions)",
        ["settled visits", "allowed", "collected", "net collection rate", "written off", "with an agency"], [3],
        encounters =>
        {
            var settled = encounters.Where(one => one.Decided && one.Service > facts.AsOf.AddYears(-1)
                && one.AtPayer == Money.Zero && one.AtPatient == Money.Zero).ToList();
            var allowed = Money.Sum(settled.Select(one => one.Charged - one.Contractual));
            var collected = Money.Sum(settled.Select(one => one.PaidByPayer + one.PaidByPatient));
            var lost = settled.Where(one => one.WrittenOff > Money.Zero).ToList();
            var placed = settled.Where(one => one.InCollections > Money.Zero).ToList();
            return
            [
                ReportCell.Count([.. Ids(settled)]), ReportCell.Of(allowed, Ids(settled)),
                ReportCell.Of(collected, Ids(settled)),
                ReportCell.Share(collected.Amount, allowed.Amount, Ids(settled)),
                ReportCell.Of(Money.Sum(lost.Select(one => one.WrittenOff)), Ids(lost)),
                ReportCell.Of(Money.Sum(placed.Select(one => one.InCollections)), Ids(placed)),
            ];
        });

    private static Money Open(EncounterFact one) =>
        (one.AtPayer > Money.Zero ? one.AtPayer : Money.Zero)
        + (one.AtPatient > Money.Zero ? one.AtPatient : Money.Zero);

    private static IEnumerable<ClaimId> Ids(IEnumerable<EncounterFact> encounters) =>
        encounters.Select(one => one.Claim);

    private static ReportTable By(
        ReportFacts facts,
        string id,
        string title,
        string definition,
        string formula,
        IReadOnlyList<string> columns,
        IReadOnlyList<int> charted,
        Func<IReadOnlyList<EncounterFact>, IReadOnlyList<ReportCell>> cells) => new(
            id, title, definition, formula, columns,
            [
                .. facts.Encounters.GroupBy(one => one.Payer.Value).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new ReportRow(group.Key, cells([.. group]))),
                new("all", cells(facts.Encounters), IsTotal: true),
            ],
            charted);
}
