using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.PatientBilling;

public sealed class DunningTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    [Fact]
    public void The_built_in_policy_obeys_its_own_rules() => Assert.Empty(DunningPolicy.BuiltIn.Check());

    [Theory]
    [InlineData("\"collectionsAfterDays\": 120", "\"collectionsAfterDays\": 119")]
    [InlineData("\"noticeDays\": 30", "\"noticeDays\": 29")]
    [InlineData("\"tone\": \"Final\"", "\"tone\": \"PastDue\"")]
    [InlineData("\"day\": 60", "\"day\": 20")]
    [InlineData("\"quietDays\"", "\"quiteDays\"")]
    public void A_policy_that_breaks_a_rule_is_refused(string from, string to)
    {
        using var stream = typeof(DunningPolicy).Assembly.GetManifestResourceStream("dunning-policy.json")!;
        var text = new StreamReader(stream).ReadToEnd();
        Assert.Contains(from, text, StringComparison.Ordinal);

        var (good, none) = DunningPolicy.Read(text);
        var (bad, issues) = DunningPolicy.Read(text.Replace(from, to, StringComparison.Ordinal));

        Assert.NotNull(good);
        Assert.Empty(none);
        Assert.Null(bad);
        Assert.NotEmpty(issues);
    }

    [Fact]
    public void Nothing_goes_out_while_insurance_is_pending()
    {
        var plan = Next(Facts(patient: 50m, payer: 1m));

        Assert.Equal((DunningMove.Wait, At(Today.AddDays(7))), (plan.Step, plan.Due));
    }

    [Fact]
    public void The_first_statement_goes_out_at_once_and_a_reminder_after_its_days()
    {
        Assert.Equal((DunningMove.Send, 1), (Next(Facts()).Step, Next(Facts()).Statement));
        Assert.Equal(At(Today.AddDays(20)), Next(Facts(sent: [Today.AddDays(-10)])).Due);
        Assert.Equal(2, Next(Facts(sent: [Today.AddDays(-30)])).Statement);
    }

    [Fact]
    public void A_pause_moves_all_that_follows()
    {
        var plan = Next(Facts(sent: [Today.AddDays(-80), Today.AddDays(-10)]));

        Assert.Equal((DunningMove.Wait, At(Today.AddDays(20))), (plan.Step, plan.Due));
    }

    [Fact]
    public void Another_bill_of_the_same_patient_keeps_its_distance()
    {
        var plan = Next(Facts() with { LastContact = Today.AddDays(-2) });

        Assert.Equal((DunningMove.Wait, At(Today.AddDays(3))), (plan.Step, plan.Due));
    }

    [Fact]
    public void An_open_request_stops_everything_and_a_plan_until_its_day()
    {
        var open = Request(null);
        Assert.Equal((DunningMove.Wait, null), (Next(Facts(requests: [open])).Step, Next(Facts(requests: [open])).Due));

        var plan = Request(RequestAnswer.PlanAgreed) with { PausedUntil = Today.AddDays(60) };
        Assert.Equal(At(Today.AddDays(60)), Next(Facts(requests: [plan])).Due);

        var stands = Request(RequestAnswer.BillStands);
        Assert.Equal(DunningMove.Send, Next(Facts(requests: [stands])).Step);
    }

    [Fact]
    public void A_small_balance_is_written_off_and_a_settled_one_closed()
    {
        Assert.Equal(DunningMove.WriteOff, Next(Facts(patient: 4.99m)).Step);
        Assert.Equal(DunningMove.Send, Next(Facts(patient: 5m)).Step);
        Assert.Equal(PatientOutcome.NothingOwed, Next(Facts(patient: 0m)).Outcome);
    }

    [Fact]
    public void Collections_wait_for_120_days_and_30_after_the_notice()
    {
        DateOnly[] onTime = [Today.AddDays(-119), Today.AddDays(-89), Today.AddDays(-59), Today.AddDays(-29)];
        DateOnly[] paused = [Today.AddDays(-200), Today.AddDays(-170), Today.AddDays(-140), Today.AddDays(-10)];

        Assert.Equal(At(Today.AddDays(1)), Next(Facts(sent: onTime)).Due);
        Assert.Equal(DunningMove.HandOver, Next(Facts(sent: [.. onTime.Select(day => day.AddDays(-1))])).Step);
        Assert.Equal(At(Today.AddDays(20)), Next(Facts(sent: paused)).Due);
    }

    private static DunningPlan Next(DunningFacts facts) => Dunning.Next(DunningPolicy.BuiltIn, facts, At);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new(9, 0)), TimeSpan.Zero);

    private static DunningFacts Facts(
        decimal patient = 50m, decimal payer = 0m, DateOnly[]? sent = null, PatientRequest[]? requests = null) => new(
        Today,
        [.. Entries(Account.Patient, patient), .. Entries(Account.Payer, payer)],
        [.. (sent ?? []).Select(StatementOf)],
        requests ?? [],
        null);

    private static IEnumerable<LedgerEntry> Entries(Account account, decimal amount) => amount == 0
        ? []
        :
        [
            new(
                BillingHouse.Encounter().Encounter, $"{account}", default, Account.Billed, account, new(amount), "x"),
        ];

    private static Statement StatementOf(DateOnly day, int index) => new(
        BillingHouse.Encounter(), index + 1, day, day, StatementTone.First, "", new("", "", "", ""), day, "", "",
        [], [], Money.Zero, Money.Zero);

    private static PatientRequest Request(RequestAnswer? answer) =>
        new(BillingHouse.Encounter(), 1, PatientRequestType.Dispute, "no", default, answer);
}
