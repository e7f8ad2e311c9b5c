using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Charts;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.PatientBilling;

public sealed class DunningTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly TestClinic Town = new();

    private static Clinic Home => Town.Clinic(BillingHouse.Clinic);

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
        var plan = Next(Facts() with { Contacts = [Touch(Today.AddDays(-2), encounter: 2)] });

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

    [Fact]
    public void Seven_touches_in_seven_days_and_a_conversation_keep_the_next_one_off()
    {
        var policy = DunningPolicy.BuiltIn with { QuietDays = 1 };
        PatientContact[] seven = [.. Enumerable.Range(0, 7).Select(at => Touch(Today.AddDays(-3 + (at / 3))) with { Statement = at })];
        var touched = Dunning.Next(policy, Facts() with { Contacts = seven });
        var spoken = Dunning.Next(
            policy, Facts() with { Contacts = [Touch(Today.AddDays(-3), what: TouchKind.Conversation)] });
        var other = Dunning.Next(
            policy, Facts() with { Contacts = [Touch(Today.AddDays(-3), 2, TouchKind.Conversation)] });

        Assert.Equal((DunningReason.SevenInSeven, At(Today.AddDays(4))), (touched.Reason, touched.Due));
        Assert.Equal((DunningReason.AfterConversation, At(Today.AddDays(4))), (spoken.Reason, spoken.Due));
        Assert.Equal(DunningMove.Send, other.Step);
    }

    [Fact]
    public void What_rings_waits_for_the_morning_where_the_patient_lives()
    {
        var honolulu = Facts() with
        {
            Now = At(Today),
            Address = new("1 Invented Way", "Honolulu", "HI", "96801"),
        };

        var plan = Next(honolulu);
        var letter = Next(honolulu with { Email = null });

        Assert.Equal(DunningReason.Hours, plan.Reason);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 18, 0, 0, TimeSpan.Zero), plan.Due);
        Assert.Equal((DunningMove.Send, Channel.Mail), (letter.Step, letter.Channel));
    }

    [Theory]
    [InlineData("IL", "62701", "14:00", "03:00")]
    [InlineData("TX", "79901", "15:00", "04:00")]
    [InlineData("TX", "75501", "15:00", "03:00")]
    [InlineData("", "", "22:00", "01:00")]
    public void Hours_are_good_in_every_zone_a_place_may_lie_in(string state, string zip, string opens, string closes)
    {
        var zones = CallingHours.ZonesOf(new("", "", state, zip));
        var open = CallingHours.Next(zones, Midnight().AddHours(4));
        var last = Enumerable.Range(0, 48).Select(at => open.AddMinutes(30 * at))
            .TakeWhile(moment => CallingHours.Next(zones, moment) == moment).Last();

        Assert.Equal(opens, open.ToString("HH:mm"));
        Assert.Equal(closes, last.AddMinutes(30).ToString("HH:mm"));

        static DateTimeOffset Midnight() => new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public void Each_stop_rests_until_it_is_lifted_and_only_what_it_is_about()
    {
        foreach (var reason in Enum.GetValues<StopReason>())
        {
            var stop = new BillingStop("p", 1, reason, BillingHouse.Encounter().Encounter, "desk", default);
            var stopped = Next(Facts() with { Stops = [stop] });
            Assert.Equal((DunningMove.Wait, DunningReason.Stopped, null), (stopped.Step, stopped.Reason, stopped.Due));
            Assert.Equal(DunningMove.Send, Next(Facts() with { Stops = [stop with { LiftedBy = "desk" }] }).Step);
            var other = stop with { Encounter = BillingHouse.Encounter(2).Encounter };
            Assert.Equal(DunningMove.Send, Next(Facts() with { Stops = [other] }).Step);
            Assert.Equal(DunningMove.Wait, Next(Facts() with { Stops = [other with { Encounter = null }] }).Step);
        }
    }

    [Fact]
    public void A_plan_rests_while_it_is_kept_and_the_ladder_goes_on_where_it_stood()
    {
        var plan = new PaymentPlan(
            BillingHouse.Encounter().Encounter, 1,
            [new(Today.AddDays(10), new(20m)), new(Today.AddDays(40), new(30m))], 5, "n", At(Today), "patient");
        var facts = Facts(sent: [Today.AddDays(-20), Today.AddDays(-8)]) with { Plans = [plan] };
        var paid = new LedgerEntry(
            facts.Encounter, "p", At(Today.AddDays(10)), Account.Patient, Account.PaidByPatient, new(20m), "check");

        var kept = Next(facts);
        var late = Next(facts with { Now = At(Today.AddDays(16)) });
        var onTime = facts with { Now = At(Today.AddDays(16)), Entries = [.. facts.Entries, paid] };
        var bounced = onTime with
        {
            Entries =
            [
                .. onTime.Entries,
                paid with { Step = "b", From = Account.PaidByPatient, To = Account.Patient },
            ],
        };

        Assert.Equal((DunningReason.PlanKept, At(Today.AddDays(16))), (kept.Reason, kept.Due));
        Assert.Equal((DunningReason.NextStep, At(Today.AddDays(40))), (late.Reason, At(Today.AddDays(40))));
        Assert.Equal((DunningReason.PlanKept, At(Today.AddDays(46))), (Next(onTime).Reason, Next(onTime).Due));
        Assert.Equal(DunningReason.NextStep, Next(bounced).Reason);
    }

    [Fact]
    public void A_letter_that_came_back_stops_letters_and_a_final_notice_is_never_sent_another_way()
    {
        var card = new PatientCard("p", MailReturnedOn: Today);
        DateOnly[] two = [Today.AddDays(-60), Today.AddDays(-30)];
        DateOnly[] three = [Today.AddDays(-90), Today.AddDays(-60), Today.AddDays(-30)];

        Assert.Equal(Channel.Mail, Next(Facts(sent: two)).Channel);
        Assert.Equal(Channel.Email, Next(Facts(sent: two) with { Card = card }).Channel);
        Assert.Equal(DunningReason.NoWay, Next(Facts(sent: two) with { Card = card, Email = null }).Reason);
        Assert.Equal(DunningReason.NoWay, Next(Facts(sent: three) with { Card = card }).Reason);
    }

    [Fact]
    public void Texts_need_consent_and_fall_back_to_the_next_gentler_way()
    {
        var texting = DunningPolicy.BuiltIn with
        {
            Steps = [new(0, Channel.Sms, StatementTone.First, 30), new(30, Channel.Mail, StatementTone.Final, 30)],
        };
        Consent[] words =
        [
            new(Channel.Sms, true, "2175550188", default, "page"), new(Channel.Sms, false, null, default, "reply"),
        ];

        Assert.Equal(Channel.Email, Dunning.Next(texting, Facts()).Channel);
        Assert.Equal(Channel.Sms, With(words[..1]));
        Assert.Equal(Channel.Email, With(words));

        Channel? With(Consent[] consents) =>
            Dunning.Next(texting, Facts() with { Card = new("p", Consents: consents) }).Channel;
    }

    [Fact]
    public void A_state_with_a_longer_wait_is_given_it_from_its_date_on()
    {
        var policy = DunningPolicy.BuiltIn;

        Assert.Equal(180, policy.On(BillingHouse.Clinic, "CA", Today).CollectionsAfterDays);
        Assert.Equal(120, policy.On(BillingHouse.Clinic, "CA", new(2021, 12, 31)).CollectionsAfterDays);
        Assert.Equal(120, policy.On(BillingHouse.Clinic, "IL", Today).CollectionsAfterDays);
    }

    [Fact]
    public void A_bill_far_over_its_estimate_is_not_placed_while_it_may_be_disputed()
    {
        DateOnly[] sent = [Today.AddDays(-120), Today.AddDays(-90), Today.AddDays(-60), Today.AddDays(-30)];
        var facts = Facts(patient: 500m, sent: sent);
        var first = facts.Sent[0] with { Balance = new(500m) };
        facts = facts with
        {
            Sent = [first, .. facts.Sent.Skip(1)],
            Estimate = new("p", Today, Today, null, [new("99213", "visit", new(100m))], At(Today)),
        };

        Assert.Equal((DunningReason.OverEstimate, At(Today.AddDays(1))), (Next(facts).Reason, Next(facts).Due));
        var within = facts with { Estimate = facts.Estimate! with { Lines = [new("99213", "visit", new(100.01m))] } };
        Assert.Equal(DunningMove.HandOver, Next(within).Step);
    }

    [Fact]
    public void The_forecast_walks_the_ladder_to_collections_by_the_same_decision()
    {
        var ahead = Forecast.Of(DunningPolicy.BuiltIn, Facts(), 20);

        Assert.Equal(
            ["statement 1 by Email", "statement 2 by Email", "statement 3 by Mail", "statement 4 by Mail"],
            ahead.Where(step => step.What.StartsWith("statement", StringComparison.Ordinal)).Select(step => step.What));
        Assert.Equal(("to collections", At(Today.AddDays(120))), (ahead[^1].What, ahead[^1].At));
    }

    private static DunningPlan Next(DunningFacts facts) => Dunning.Next(DunningPolicy.BuiltIn, facts);

    private static DateTimeOffset At(DateOnly day) => Home.MorningOf(day);

    private static DunningFacts Facts(
        decimal patient = 50m, decimal payer = 0m, DateOnly[]? sent = null, PatientRequest[]? requests = null) => new(
        BillingHouse.Encounter().Encounter,
        At(Today).AddHours(2),
        Home,
        new("12 Invented Street", "Springfield", "IL", "62701"),
        [.. Entries(Account.Patient, patient), .. Entries(Account.Payer, payer)],
        [.. (sent ?? []).Select(StatementOf)],
        requests ?? [],
        [],
        [],
        [],
        null,
        [],
        null,
        null,
        "patient@mail.example");

    private static PatientContact Touch(DateOnly day, int encounter = 1, TouchKind what = TouchKind.Statement) => new(
        "p", BillingHouse.Encounter(encounter).Encounter, day.DayNumber, day, Channel.Phone, At(day), what);

    private static IEnumerable<LedgerEntry> Entries(Account account, decimal amount) => amount == 0
        ? []
        :
        [
            new(
                BillingHouse.Encounter().Encounter, $"{account}", default, Account.Billed, account, new(amount), "x"),
        ];

    private static Statement StatementOf(DateOnly day, int index) => new(
        BillingHouse.Encounter(), index + 1, day, day, (StatementTone)index, "", new("", "", "", ""), day, "", "",
        [], [], Money.Zero, Money.Zero, index + 1);

    private static PatientRequest Request(RequestAnswer? answer) =>
        new(BillingHouse.Encounter(), 1, PatientRequestType.Dispute, "no", default, answer);
}
