using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Core.Tests.Charts;

namespace Claims.Core.Tests.Reports;

/// <summary>Each measure on a set that is small enough to compute by hand.</summary>
public sealed class ReportTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly PayerId Gold = TextId.Parse<PayerId>("gold");
    private static readonly PayerId Tin = TextId.Parse<PayerId>("tin");

    [Fact]
    public void Payers_balances_fall_into_columns_by_the_day_of_care()
    {
        var table = AgingReport.ByPayer(Facts(encounters:
        [
            Visit(1, Gold, daysAgo: 0, atPayer: 10), Visit(2, Gold, daysAgo: 30, atPayer: 20),
            Visit(3, Gold, daysAgo: 31, atPayer: 40), Visit(4, Tin, daysAgo: 60, atPayer: 80),
            Visit(5, Tin, daysAgo: 61, atPayer: 160), Visit(6, Tin, daysAgo: 91, atPayer: 320),
            Visit(7, Tin, daysAgo: 120, atPayer: 640), Visit(8, Tin, daysAgo: 121, atPayer: 1280),
            Visit(9, Tin, daysAgo: 10, atPayer: -5), Visit(10, Tin, daysAgo: 10, atPatient: 7),
        ]));

        Assert.Equal([30, 40, 0, 0, 0, 70], Values(table, "gold"));
        Assert.Equal([0, 80, 160, 960, 1280, 2480], Values(table, "tin"));
        Assert.Equal([30, 120, 160, 960, 1280, 2550], Values(table, "all"));
        Assert.Equal([Id(6), Id(7)], Cell(table, "all", 3).Claims);
    }

    [Fact]
    public void A_patients_balance_is_as_old_as_the_patients_debt()
    {
        var table = AgingReport.ByPatient(Facts(encounters:
        [
            Visit(1, Gold, daysAgo: 200, atPatient: 10, patientDaysAgo: 5),
            Visit(2, Gold, daysAgo: 200, inCollections: 30, patientDaysAgo: 130),
        ]));

        Assert.Equal([10, 0, 0, 0, 0, 10], Values(table, "statements"));
        Assert.Equal([0, 0, 0, 0, 30, 30], Values(table, "collections"));
    }

    [Fact]
    public void Denials_are_counted_of_first_decisions_of_twelve_months()
    {
        var facts = Facts(claims:
        [
            Claim(1, Gold, 100, denied: [("CO-50", 60, false), ("CO-16", 40, true)]),
            Claim(2, Gold, 300), Claim(3, Tin, 50, denied: [("CO-16", 25, true)]), Claim(4, Tin, 50),
            Claim(5, Tin, 50, decided: false), Claim(6, Tin, 50, decidedDaysAgo: 400), Claim(7, Tin, 50, rejected: true),
        ]);

        Assert.Equal([2, 50.0m, 65, 100], Values(DenialReport.ByReason(facts), "CO-16 meaning"));
        Assert.Equal([1, 25.0m, 60, 0], Values(DenialReport.ByReason(facts), "CO-50 meaning"));
        Assert.Equal([2, 50.0m, 125, 100], Values(DenialReport.ByReason(facts), "all"));
        Assert.Equal([2, 1, 50.0m, 400, 100, 25.0m], Values(DenialReport.ByPayer(facts), "gold"));
        Assert.Equal([2, 1, 50.0m, 100, 25, 25.0m], Values(DenialReport.ByPayer(facts), "tin"));
        Assert.Equal([4, 2, 50.0m, 500, 125, 25.0m], Values(DenialReport.ByCoder(facts), "coder@clinic.example"));
        Assert.Equal([4, 2, 50.0m, 500, 125, 25.0m], Values(DenialReport.ByProvider(facts), "NPI 1234567893"));
        Assert.Equal([Id(1), Id(3)], Cell(DenialReport.ByPayer(facts), "all", 2).Claims);
    }

    [Fact]
    public void Clean_claims_are_taken_in_at_first_and_first_passes_lose_nothing()
    {
        var table = ClaimQualityReport.ByPayer(Facts(claims:
        [
            Claim(1, Gold, 100), Claim(2, Gold, 100, denied: [("CO-50", 60, false)]),
            Claim(3, Gold, 100, rejected: true, decided: false), Claim(4, Gold, 100, decided: false),
            Claim(5, Gold, 100, decided: false, takenIn: false), Claim(6, Gold, 100, first: false),
        ]));

        Assert.Equal([5, 4, 3, 75.0m, 3, 1, 33.3m], Values(table, "gold"));
        Assert.Equal([Id(3)], Cell(table, "gold", 3).Claims); // A rate leads to what spoils it.
        Assert.Equal([Id(2), Id(3)], Cell(table, "gold", 6).Claims);
    }

    [Fact]
    public void Days_in_receivables_are_open_money_by_a_days_charges()
    {
        var table = CollectionReport.DaysInReceivables(Facts(encounters:
        [
            Visit(1, Gold, daysAgo: 10, charged: 600, atPayer: 100, atPatient: 20),
            Visit(2, Gold, daysAgo: 89, charged: 300), Visit(3, Gold, daysAgo: 90, charged: 5000, atPayer: 80),
            Visit(4, Gold, daysAgo: 400, charged: 50, atPayer: -50),
        ]));

        Assert.Equal([200, 900, 20.0m], Values(table, "gold")); // 200 / (900 / 90)
        Assert.Equal([0, 0, null], Values(CollectionReport.DaysInReceivables(Facts()), "all"));
    }

    [Fact]
    public void Net_collection_is_what_came_in_of_what_contracts_allow()
    {
        var table = CollectionReport.NetCollection(Facts(encounters:
        [
            Visit(1, Gold, daysAgo: 50, charged: 200, contractual: 50, paidByPayer: 120, paidByPatient: 30),
            Visit(2, Gold, daysAgo: 50, charged: 100, contractual: 40, paidByPayer: 30, writtenOff: 30),
            Visit(3, Gold, daysAgo: 50, charged: 100, contractual: 50, inCollections: 50),
            Visit(4, Gold, daysAgo: 50, charged: 100, atPatient: 10, paidByPayer: 90),
            Visit(5, Gold, daysAgo: 400, charged: 100, paidByPayer: 100),
            Visit(6, Gold, daysAgo: 50, charged: 100, writtenOff: 100, decided: false),
        ]));

        Assert.Equal([3, 260, 180, 69.2m, 30, 50], Values(table, "gold"));
    }

    [Fact]
    public void Appeals_are_won_by_answers_and_counted_by_reason_and_level()
    {
        var facts = Facts(appeals:
        [
            new(Id(1), 1, ["CO-50"], new(100m), AppealResult.Won, new(80m)),
            new(Id(2), 1, ["CO-50", "CO-29"], new(60m), AppealResult.Lost, Money.Zero),
            new(Id(2), 2, ["CO-50"], new(60m), AppealResult.WonInPart, new(20m)),
            new(Id(3), 1, ["CO-29"], new(40m), null, Money.Zero),
        ]);

        Assert.Equal([3, 3, 1, 1, 1, 66.7m, 220, 100], Values(FollowUpReport.AppealsByReason(facts), "CO-50"));
        Assert.Equal([2, 1, 0, 0, 1, 0, 100, 0], Values(FollowUpReport.AppealsByReason(facts), "CO-29"));
        Assert.Equal([3, 2, 1, 0, 1, 50.0m, 200, 80], Values(FollowUpReport.AppealsByLevel(facts), "level 1"));
        Assert.Equal([4, 3, 1, 1, 1, 66.7m, 260, 100], Values(FollowUpReport.AppealsByLevel(facts), "all"));
    }

    [Fact]
    public void Reminders_are_judged_by_what_came_before_the_next()
    {
        var table = FollowUpReport.Reminders(Facts(reminders:
        [
            new(Id(1), 1, StatementTone.First, new(100m), new(60m)), new(Id(2), 1, StatementTone.First, new(50m), Money.Zero),
            new(Id(2), 2, StatementTone.Reminder, new(50m), new(50m)),
        ]));

        Assert.Equal([2, 50.0m, 150, 60, 40.0m], Values(table, "1: First"));
        Assert.Equal([1, 100.0m, 50, 50, 100.0m], Values(table, "2: Reminder"));
        Assert.Equal([3, 66.7m, 150, 110, 73.3m], Values(table, "all"));
    }

    [Fact]
    public void The_owners_figures_say_whether_the_target_is_reached()
    {
        var headlines = ReportCatalog.Headlines(Facts(
            encounters: [Visit(1, Gold, daysAgo: 100, charged: 100, atPayer: 30)],
            claims: [Claim(1, Gold, 100), Claim(2, Gold, 100, denied: [("CO-50", 60, false)])]));

        Assert.Equal(
            [
                ("Clean claims", 100, true), ("Denied at first", 50, false), ("Days in A/R", null, null),
                ("Older than 90 days", 100, false), ("Net collection rate", null, null), ("Won back by appeals", 0, null),
            ],
            headlines.Select(one => (one.Title, one.Cell.Value, one.IsGood)));
        Assert.All(headlines, one => Assert.Contains(ReportCatalog.All(Facts()), table => table.Id == one.Table));
    }

    [Fact]
    public void Underpayments_are_summed_by_payer_and_code_and_those_of_last_year_are_over()
    {
        var table = UnderpaymentReport.ByPayerAndCode(Facts(underpayments:
        [
            Short(1, Gold, "99213", 100, 80, disputed: true, recovered: 20), Short(2, Gold, "99213", 100, 90),
            Short(2, Gold, "99214", 150, 149, disputed: true), Short(3, Tin, "99213", 70, 30),
            Short(4, Tin, "99213", 70, 30, daysAgo: 400),
        ]));

        Assert.Equal([2, 200, 170, 30, 20, 20, 66.7m], Values(table, "gold, 99213"));
        Assert.Equal([1, 150, 149, 1, 1, 0, 0], Values(table, "gold, 99214"));
        Assert.Equal([1, 70, 30, 40, 0, 0, 0], Values(table, "tin, 99213"));
        Assert.Equal([3, 420, 349, 71, 21, 20, 28.2m], Values(table, "all"));
        Assert.Equal("tin, 99213", table.Rows[0].Label);
        Assert.Equal([Id(1), Id(2)], Cell(table, "all", 4).Claims);

        static UnderpaymentFact Short(
            int number, PayerId payer, string code, decimal expected, decimal allowed, bool disputed = false,
            decimal recovered = 0, int daysAgo = 20) => new(
                Id(number), payer, code, Today.AddDays(-daysAgo), new(expected), new(allowed), disputed, new(recovered));
    }

    [Fact]
    public void Every_report_is_found_by_its_name_and_no_other()
    {
        Assert.Equal(ReportCatalog.Names.Count, ReportCatalog.Names.DistinctBy(name => name.Id).Count());
        Assert.All(
            ReportCatalog.Names, name => Assert.Equal(name.Title, ReportCatalog.Find(Facts(), name.Id)?.Title));
        Assert.Null(ReportCatalog.Find(Facts(), "nothing"));
    }

    [Fact]
    public void A_csv_quotes_what_must_be_quoted_and_no_cell_is_a_formula()
    {
        var table = new ReportTable(
            "x", "", "", "", ["a, b"],
            [
                new("=1+1", [new(1.5m, ReportUnit.Dollars, [])]), new("say \"no\"", [new(null, ReportUnit.Percent, [])]),
            ],
            []);

        Assert.Equal("x,\"a, b\"\r\n'=1+1,1.5\r\n\"say \"\"no\"\"\",\r\n", ReportCatalog.Csv(table));
    }

    private static ClaimId Id(int number) => ClaimId.For(TextId.Parse<EncounterId>($"abc-{number}"), 1);

    private static decimal?[] Values(ReportTable table, string row) =>
        [.. table.Rows.Single(one => one.Label == row).Cells.Select(cell => cell.Value)];

    private static ReportCell Cell(ReportTable table, string row, int column) =>
        table.Rows.Single(one => one.Label == row).Cells[column];

    private static ReportFacts Facts(
        IReadOnlyList<EncounterFact>? encounters = null,
        IReadOnlyList<ClaimFact>? claims = null,
        IReadOnlyList<AppealFact>? appeals = null,
        IReadOnlyList<ReminderFact>? reminders = null,
        IReadOnlyList<UnderpaymentFact>? underpayments = null) => new(
            TestClinic.Id, Today, encounters ?? [], claims ?? [], appeals ?? [], reminders ?? [], underpayments ?? []);

    private static EncounterFact Visit(
        int number,
        PayerId payer,
        int daysAgo,
        decimal charged = 0,
        decimal atPayer = 0,
        decimal atPatient = 0,
        int? patientDaysAgo = null,
        decimal paidByPayer = 0,
        decimal paidByPatient = 0,
        decimal contractual = 0,
        decimal writtenOff = 0,
        decimal inCollections = 0,
        bool decided = true) => new(
            Id(number), payer, Today.AddDays(-daysAgo), new(charged), new(atPayer), new(atPatient),
            patientDaysAgo is { } days ? Today.AddDays(-days) : null, new(paidByPayer), new(paidByPatient),
            new(contractual), new(writtenOff), new(inCollections), decided);

    private static ClaimFact Claim(
        int number,
        PayerId payer,
        decimal charge,
        bool first = true,
        bool rejected = false,
        bool takenIn = true,
        bool decided = true,
        int decidedDaysAgo = 20,
        params (string Code, decimal Amount, bool Preventable)[] denied) => new(
            Id(number), payer, TestClinic.Provider.Npi, "coder@clinic.example", first, Today.AddDays(-60), new(charge),
            rejected, takenIn && !rejected, decided && !rejected ? Today.AddDays(-decidedDaysAgo) : null,
            new(denied.Sum(one => one.Amount)),
            [.. denied.Select(one => new DenialReason(one.Code, new(one.Amount), "meaning", "cause", one.Preventable, null))]);
}
