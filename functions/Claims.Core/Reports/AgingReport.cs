using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>How old the open money is; pure.</summary>
public static class AgingReport
{
    private static readonly (string Name, int From, int To)[] Buckets =
    [
        ("0-30", int.MinValue, 30), ("31-60", 31, 60), ("61-90", 61, 90), ("91-120", 91, 120),
        ("over 120", 121, int.MaxValue),
    ];

    private static readonly IReadOnlyList<string> Columns = [.. Buckets.Select(bucket => bucket.Name), "total"];

    /// <summary>What payers owe, by payer.</summary>
    public static ReportTable ByPayer(ReportFacts facts) => Make(
        "aging-payer", "What payers owe, by age",
        "Charges that a payer has not paid, taken off by contract or left to the patient, denied amounts included while "
        + "they are worked. Credits, where a payer paid too much, are left out: they are owed back.",
        "age = today - date of service; each open balance falls into one column",
        facts.Encounters.Where(one => one.AtPayer > Money.Zero)
            .Select(one => new Open(one.Payer.Value, one.Claim, one.AtPayer, Age(facts, one.Service))));

    /// <summary>What patients owe, by where it is.</summary>
    public static ReportTable ByPatient(ReportFacts facts) => Make(
        "aging-patient", "What patients owe, by age",
        "Balances that a payer left to the patient, or that were never a payer's, and are not paid.",
        "age = today - the day on which the patient began to owe; each open balance falls into one column",
        facts.Encounters.SelectMany(one => new[]
        {
            new Open("statements", one.Claim, one.AtPatient, Age(facts, one.PatientSince ?? one.Service)),
            new Open("collections", one.Claim, one.InCollections, Age(facts, one.PatientSince ?? one.Service)),
        }).Where(open => open.Amount > Money.Zero));

    /// <summary>The share of what payers and patients owe that is older than 90 days.</summary>
    public static ReportCell Over90(ReportFacts facts)
    {
        var open = facts.Encounters.SelectMany(one => new[]
        {
            new Open("", one.Claim, one.AtPayer, Age(facts, one.Service)),
            new Open("", one.Claim, one.AtPatient, Age(facts, one.PatientSince ?? one.Service)),
        }).Where(one => one.Amount > Money.Zero).ToList();
        var old = open.Where(one => one.Age > 90).ToList();
        return ReportCell.Share(
            old.Sum(one => one.Amount.Amount), open.Sum(one => one.Amount.Amount), old.Select(one => one.Claim));
    }

    private static int Age(ReportFacts facts, DateOnly since) => facts.AsOf.DayNumber - since.DayNumber;

    private static ReportTable Make(
        string id, string title, string definition, string formula, IEnumerable<Open> balances)
    {
        var all = balances.ToList();
        var rows = all.GroupBy(open => open.Row).OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => Row(row.Key, [.. row], isTotal: false));
        return new(
            id, title, definition, formula, Columns, [.. rows, Row("all", all, isTotal: true)],
            [.. Enumerable.Range(0, Buckets.Length)]);
    }

    private static ReportRow Row(string label, IReadOnlyList<Open> open, bool isTotal) => new(
        label,
        [
            .. Buckets.Select(bucket => Cell(open.Where(one => one.Age >= bucket.From && one.Age <= bucket.To))),
            Cell(open),
        ],
        isTotal);

    private static ReportCell Cell(IEnumerable<Open> open)
    {
        var all = open.ToList();
        return ReportCell.Of(Money.Sum(all.Select(one => one.Amount)), all.Select(one => one.Claim).Distinct());
    }

    private readonly record struct Open(string Row, ClaimId Claim, Money Amount, int Age);
}
