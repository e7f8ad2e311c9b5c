using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Tests.Remittance;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.PatientBilling;

/// <summary>A patient who owes 100 of 200, billed by the real workflow on the engine.</summary>
public sealed class PatientBillingTests
{
    private static readonly EncounterRef Visit = BillingHouse.Encounter();

    [Fact]
    public async Task A_patient_who_does_not_pay_is_reminded_and_handed_to_collections()
    {
        await using var house = await OwingAsync();

        await house.PassAsync(119);
        var before = house.Outgoing.Collections.Count;
        await house.PassAsync(4);

        Assert.Equal(0, before);
        var statements = await house.ListAsync<Statement>();
        Assert.Equal([0, 30, 60, 90], statements.Select(one => one.Date.DayNumber - statements[0].Date.DayNumber));
        Assert.Equal(
            [StatementTone.First, StatementTone.Reminder, StatementTone.PastDue, StatementTone.Final],
            statements.Select(statement => statement.Tone));
        Assert.Equal(
            ["patient@mail.example", "patient@mail.example", "billing@clinic.example", "billing@clinic.example"],
            house.Outgoing.Messages.OrderBy(pair => pair.Key).Select(pair => pair.Value.To));
        Assert.Equal(4, (await house.ListAsync<PatientContact>()).Count);
        var handed = Assert.Single(house.Outgoing.Collections).Value;
        Assert.Equal((new Money(100m), statements[0].Date), (handed.Balance, handed.FirstBilled));
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, collections: 100m);
        Assert.Equal(Stage.InCollections, (await house.ListAsync<Progress>()).Single().Stage);

        var agency = house.Get<AgencyDesk>();
        Assert.Empty(await agency.PostAsync(Visit, new(100m), new(30m), "A-1", "biller", default));
        Assert.Empty(await agency.PostAsync(Visit, new(100m), new(30m), "A-1", "biller", default));
        await house.RestAsync();

        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, paidByPatient: 100m);
        Assert.Equal(new Money(70m), Assert.Single(await house.ListAsync<AgencyPayment>()).Net);
        Assert.Empty(house.Outgoing.Recalls);
        await AssertEndedAsync(house, PatientOutcome.Paid);
    }

    [Fact]
    public async Task A_dispute_brings_a_balance_back_and_it_is_placed_again_only_after_a_new_final_notice()
    {
        await using var house = await OwingAsync();
        await house.PassAsync(123);
        var requests = house.Get<PatientRequests>();
        var asked = await requests.SubmitAsync(Visit, PatientRequestType.Dispute, "not mine", default);
        await house.PassAsync(40);

        var recall = Assert.Single(house.Outgoing.Recalls).Value;
        Assert.Equal((DunningReason.Disputed, new Money(100m)), (recall.Reason, recall.Balance));
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, patient: 100m);
        Assert.Equal(4, (await house.ListAsync<Statement>()).Count);

        Assert.Empty(await requests.AnswerAsync(
            BillingHouse.Clinic, asked.Key, RequestAnswer.BillStands, null, "biller@clinic.example", default));
        await house.PassAsync(6);
        Assert.Equal(StatementTone.Final, (await house.ListAsync<Statement>())[4].Tone);
        Assert.Single(house.Outgoing.Collections);
        await house.PassAsync(31);

        Assert.Equal(2, house.Outgoing.Collections.Count);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, collections: 100m);
    }

    [Fact]
    public async Task A_payment_at_the_clinic_recalls_what_is_with_the_agency()
    {
        await using var house = await OwingAsync();
        await house.PassAsync(123);
        await PayAsync(house, 100m, "R1");
        await house.RestAsync();

        var recall = Assert.Single(house.Outgoing.Recalls).Value;
        Assert.Equal((DunningReason.PaidAtClinic, Money.Zero), (recall.Reason, recall.Balance));
        await AssertEndedAsync(house, PatientOutcome.Paid);
    }

    [Fact]
    public async Task What_the_agency_gives_back_is_written_off_by_two_persons()
    {
        await using var house = await OwingAsync();
        await house.PassAsync(123);
        Assert.Empty(await house.Get<AgencyDesk>().ReturnAsync(Visit, "biller", default));
        await house.PassAsync(200);
        Assert.Equal(4, (await house.ListAsync<Statement>()).Count);

        var writeOffs = house.Get<WriteOffs>();
        Assert.Empty((await writeOffs.ProposeAsync(Visit, "not to be had", "first", default)).Issues);
        Assert.NotEmpty((await writeOffs.ProposeAsync(Visit, "again", "first", default)).Issues);
        Assert.NotEmpty(await writeOffs.DecideAsync(Visit, 1, true, " FIRST ", default));
        Assert.Empty(await writeOffs.DecideAsync(Visit, 1, true, "second", default));
        Assert.NotEmpty(await writeOffs.DecideAsync(Visit, 1, true, "third", default));
        await house.RestAsync();

        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, writtenOff: 100m);
        await AssertEndedAsync(house, PatientOutcome.WrittenOff);
    }

    [Fact]
    public async Task A_plan_that_is_kept_ends_settled_without_a_reminder()
    {
        await using var house = await OwingAsync();
        var (plan, issues) = await house.Get<PaymentPlans>().AcceptAsync(Visit, 3, "Testa S.", "patient", default);
        Assert.Empty(issues);
        Assert.Equal([33.34m, 33.33m, 33.33m], plan!.Parts.Select(part => part.Amount.Amount));
        Assert.NotEmpty((await house.Get<PaymentPlans>().AcceptAsync(Visit, 6, "T", "patient", default)).Issues);

        foreach (var (at, part) in plan.Parts.Index())
        {
            await house.PassAsync(part.Day.DayNumber - DateOnly.FromDateTime(house.Time.GetUtcNow().UtcDateTime).DayNumber);
            await PayAsync(house, part.Amount.Amount, $"P{at}");
            await house.RestAsync();
        }

        Assert.Single(await house.ListAsync<Statement>());
        await AssertEndedAsync(house, PatientOutcome.Paid);
    }

    [Fact]
    public async Task A_broken_plan_goes_on_with_the_next_step_and_a_promise_is_given_once()
    {
        await using var house = await OwingAsync();
        await house.PassAsync(31);
        var plans = house.Get<PaymentPlans>();
        await plans.AcceptAsync(Visit, 3, "Testa S.", "patient", default);
        await house.PassAsync(18);
        Assert.Equal(2, (await house.ListAsync<Statement>()).Count);
        await house.PassAsync(20);
        Assert.Equal(3, (await house.ListAsync<Statement>()).Count);

        var day = DateOnly.FromDateTime(house.Time.GetUtcNow().UtcDateTime).AddDays(25);
        Assert.Empty(await plans.PromiseAsync(Visit, day, "biller", default));
        Assert.NotEmpty(await plans.PromiseAsync(Visit, day.AddDays(1), "biller", default));
        await house.PassAsync(26);
        Assert.Equal(3, (await house.ListAsync<Statement>()).Count);
        await house.PassAsync(5);
        Assert.Equal(4, (await house.ListAsync<Statement>()).Count);
    }

    [Fact]
    public async Task A_stop_is_named_with_who_set_it_and_wakes_all_bills_of_the_patient()
    {
        await using var house = await OwingAsync();
        await house.PassAsync(123);
        var stops = house.Get<BillingStops>();
        var stop = await stops.SetAsync(Visit, StopReason.Bankruptcy, "biller", default);
        var same = await stops.SetAsync(Visit, StopReason.Bankruptcy, "other", default);
        await house.RestAsync();

        Assert.Equal(stop, same);
        Assert.Null(stop.Encounter);
        Assert.Equal(DunningReason.Stopped, Assert.Single(house.Outgoing.Recalls).Value.Reason);
        var story = (await house.Get<BalanceDesk>().ReadAsync(Visit, default))!;
        Assert.Equal((DunningReason.Stopped, "rests: bankruptcy"), (story.Now.Reason, story.Now.Note));
        Assert.Equal("biller", Assert.Single(story.Stops).SetBy);

        Assert.Empty(await stops.LiftAsync(Visit, 1, "biller", default));
        await house.PassAsync(10);
        Assert.Equal(5, (await house.ListAsync<Statement>()).Count);
    }

    [Fact]
    public async Task A_revocation_counts_from_the_moment_it_is_kept()
    {
        await using var house = await OwingAsync();
        var cards = house.Get<PatientCards>();
        Assert.NotEmpty(await cards.ConsentAsync(Visit, Channel.Sms, "555", "page", default));
        Assert.Empty(await cards.ConsentAsync(Visit, Channel.Sms, "2175550188", "page", default));
        Assert.False(await cards.TextReplyAsync("+1 217 555 0188", "thanks", default));
        Assert.True(await cards.TextReplyAsync("+1 217 555 0188", "Stop.", default));
        await cards.ConsentAsync(Visit, Channel.Email, null, "stop link", default);
        await house.PassAsync(31);

        var card = Assert.Single(await house.ListAsync<PatientCard>());
        Assert.Equal([true, false, false], card.Consents!.Select(consent => consent.Given));
        Assert.Equal(
            [Channel.Email, Channel.Mail], (await house.ListAsync<Statement>()).Select(statement => statement.Channel));
    }

    [Fact]
    public async Task A_returned_letter_rests_letters_until_there_is_an_address()
    {
        await using var house = await OwingAsync();
        var cards = house.Get<PatientCards>();
        await cards.ConsentAsync(Visit, Channel.Email, null, "stop link", default);
        await cards.MailReturnedAsync(Visit, "biller", default);
        await house.PassAsync(60);
        Assert.Single(await house.ListAsync<Statement>());
        Assert.Equal(2, (await house.WorkAsync()).Count);

        await cards.MovedAsync(Visit, new("9 New Row", "Peoria", "IL", "61601"), "biller", default);
        await house.RestAsync();

        Assert.Equal("9 New Row", (await house.ListAsync<Statement>())[1].PatientAddress.Line1);
    }

    [Fact]
    public async Task A_bill_far_over_its_estimate_says_so_and_somebody_looks_at_it_before_it_is_disputed()
    {
        await using var house = await OwingAsync(start: false);
        var claim = (await house.ListAsync<Claims.Core.Submission.Claim>())[^1].Content;

        // Below nothing: the clinic of the tests has no bill of four hundred dollars.
        await house.Records.SaveAsync(
            BillingHouse.Clinic, [RecordChange.Put(new Estimate(
                PatientContact.PatientOf(claim.Patient), claim.DateOfService, claim.DateOfService.AddDays(-9), null,
                [new("99213", "Visit", new(-400m))], BillingHouse.Start.AddDays(-20), "desk"))],
            default);
        await house.Engine.StartAsync();
        await house.Engine.StartAsync(StatementWorkflow.Ref, StatementWorkflow.InstanceFor(Visit), Visit);
        await house.RestAsync();
        await house.PassAsync(31);

        var bill = (await house.ListAsync<Statement>())[0];
        Assert.Equal(bill.Date.AddDays(120), bill.OverEstimateUntil);
        var item = Assert.Single(
            await house.WorkAsync(), one => one.Key.StartsWith("over-estimate/", StringComparison.Ordinal));
        Assert.Contains($"{bill.OverEstimateUntil:yyyy-MM-dd}", item.Text, StringComparison.Ordinal);
        Assert.NotNull(item.DueAt);
    }

    [Theory]
    [InlineData("2026-11-09", "2026-11-25", "2026-11-13")] // Eleven business days ahead; 11 November is none.
    [InlineData("2026-11-09", "2026-11-13", "2026-11-10")]
    [InlineData("2026-11-09", "2026-11-12", null)]
    [InlineData("2026-11-25", "2026-12-01", "2026-11-27")] // Thanksgiving.
    public void The_clock_of_an_estimate_counts_business_days(string scheduled, string visit, string? due) =>
        Assert.Equal(
            due is null ? null : DateOnly.Parse(due),
            EstimateClock.DueBy(DateOnly.Parse(scheduled), DateOnly.Parse(visit)));

    [Fact]
    public void Every_word_to_patients_is_there_in_both_languages()
    {
        Assert.Equal(PatientTexts.English.Keys.Order(), PatientTexts.Spanish.Keys.Order());
        foreach (var key in PatientTexts.English.Keys)
        {
            Assert.Equal(Holes(PatientTexts.English[key]), Holes(PatientTexts.Spanish[key]));
        }

        Assert.Equal("7 de octubre de 2026", PatientTexts.Spanish.Day(new(2026, 10, 7)));

        static IEnumerable<string> Holes(string text) =>
            System.Text.RegularExpressions.Regex.Matches(text, @"\{\w+\}").Select(hole => hole.Value).Order();
    }

    [Fact]
    public async Task A_payment_in_parts_goes_on_with_the_rest_and_ends_when_all_is_paid()
    {
        await using var house = await OwingAsync();
        await house.RestAsync();

        await PayAsync(house, 60m, "R1");
        await PayAsync(house, 60m, "R1"); // The same receipt again.
        await house.PassAsync(31);
        await PayAsync(house, 40m, "R2");
        await house.RestAsync();

        var statements = await house.ListAsync<Statement>();
        Assert.Equal([100m, 40m], statements.Select(statement => statement.Balance.Amount));
        Assert.Equal(60m, statements[1].Paid.Amount);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, paidByPatient: 100m);
        await AssertEndedAsync(house, PatientOutcome.Paid);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task A_dispute_stops_everything_until_the_biller_answers()
    {
        await using var house = await OwingAsync();
        await house.RestAsync();
        var requests = house.Get<PatientRequests>();
        var asked = await requests.SubmitAsync(Visit, PatientRequestType.Dispute, "not mine", default);
        var same = await requests.SubmitAsync(Visit, PatientRequestType.Dispute, "not mine", default);

        await house.PassAsync(400);
        var paused = (await house.ListAsync<Statement>()).Count;
        Assert.Empty(await requests.AnswerAsync(
            BillingHouse.Clinic, asked.Key, RequestAnswer.BillStands, null, "biller@clinic.example", default));
        await house.PassAsync(10);

        Assert.Equal(asked.Number, same.Number);
        Assert.Equal(1, paused);
        Assert.Equal(2, (await house.ListAsync<Statement>()).Count);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task A_bill_that_the_biller_forgives_is_written_off_in_their_name()
    {
        await using var house = await OwingAsync();
        await house.RestAsync();
        var requests = house.Get<PatientRequests>();
        var asked = await requests.SubmitAsync(Visit, PatientRequestType.Assistance, "please", default);

        Assert.Empty(await requests.AnswerAsync(
            BillingHouse.Clinic, asked.Key, RequestAnswer.WrittenOff, null, "biller@clinic.example", default));
        var other = await requests.AnswerAsync(
            BillingHouse.Clinic, asked.Key, RequestAnswer.BillStands, null, "biller@clinic.example", default);
        Assert.Equal("REQ-ANSWERED", Assert.Single(other).Code);
        await house.RestAsync();

        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 70m, contractual: 30m, writtenOff: 100m);
        await AssertEndedAsync(house, PatientOutcome.WrittenOff);
    }

    [Fact]
    public async Task Who_wants_paper_gets_paper()
    {
        await using var house = await OwingAsync(start: false);
        await house.Get<PatientRequests>().SubmitAsync(Visit, PatientRequestType.NoEmail, "", default);

        await house.Get<SendStatement>().RunAsync(BillingHouse.Context(), new(Visit, 1));

        Assert.Equal("billing@clinic.example", Assert.Single(house.Outgoing.Messages).Value.To);
        Assert.Single(house.Files.Kept);
    }

    [Fact]
    public async Task A_statement_that_is_sent_twice_is_one_statement()
    {
        await using var house = await OwingAsync(start: false);
        var send = house.Get<SendStatement>();

        await send.RunAsync(BillingHouse.Context(), new(Visit, 1));
        var drawn = await PdfAsync();
        house.Time.Advance(TimeSpan.FromDays(1));
        await send.RunAsync(BillingHouse.Context(2), new(Visit, 1)); // The post compares messages.

        Assert.Equal(drawn, await PdfAsync());
        Assert.Single(await house.ListAsync<IssuedLink>());
        Assert.Single(await house.ListAsync<PatientContact>());
        var message = Assert.Single(house.Outgoing.Messages).Value;
        Assert.DoesNotContain("Samplename", message.Subject + message.Text, StringComparison.Ordinal);

        async Task<string> PdfAsync()
        {
            var token = house.Outgoing.Messages.Single().Value.Link!.Segments[^1];
            using var reader = new StreamReader((await house.Get<StatementDesk>().OpenPdfAsync(token, default))!);
            var text = await reader.ReadToEndAsync();
            Assert.EndsWith(token, text, StringComparison.Ordinal);
            return text;
        }
    }

    [Fact]
    public async Task Collections_and_small_balances_are_posted_once()
    {
        await using var house = await OwingAsync(start: false);
        await house.Get<SendStatement>().RunAsync(BillingHouse.Context(), new(Visit, 1));
        var hand = house.Get<HandToCollections>();

        Assert.False(await hand.RunAsync(BillingHouse.Context(), Visit)); // One statement is not the whole ladder.
        foreach (var number in Enumerable.Range(2, 3))
        {
            house.Time.Advance(TimeSpan.FromDays(30));
            await house.Get<SendStatement>().RunAsync(BillingHouse.Context(), new(Visit, number));
        }

        house.Time.Advance(TimeSpan.FromDays(31));
        Assert.True(await hand.RunAsync(BillingHouse.Context(), Visit));
        Assert.True(await hand.RunAsync(BillingHouse.Context(2), Visit));
        Assert.False(await house.Get<WriteOffSmallBalance>().RunAsync(BillingHouse.Context(), Visit));
        await PayAsync(house, 30m, "agency"); // Through the agency.

        RemittanceTests.AssertBooks(
            house.Books, charged: 200m, paid: 70m, contractual: 30m, paidByPatient: 30m, collections: 70m);
    }

    [Fact]
    public async Task What_is_paid_too_much_is_work_and_a_small_rest_is_written_off()
    {
        await using var house = await OwingAsync();
        await house.RestAsync();
        await PayAsync(house, 97m, "R1");
        await house.RestAsync();
        RemittanceTests.AssertBooks(
            house.Books, charged: 200m, paid: 70m, contractual: 30m, paidByPatient: 97m, writtenOff: 3m);

        await PayAsync(house, 3m, "R2");

        Assert.Equal(WorkItemType.CreditBalance, Assert.Single(await house.WorkAsync()).Type);
    }

    [Fact]
    public async Task A_copay_at_the_desk_is_no_credit_before_the_payer_decides()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.Get<AwaitDecision>().RunAsync(BillingHouse.Context(), new(claim.Ref, 1));

        await PayAsync(house, 25m, "desk");
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "")))));

        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 145m, contractual: 30m, paidByPatient: 25m);
        Assert.DoesNotContain(await house.WorkAsync(), item => item.Type == WorkItemType.CreditBalance);
    }

    [Fact]
    public async Task A_payment_that_makes_no_sense_is_refused()
    {
        await using var house = await OwingAsync(start: false);
        var payments = house.Get<PatientPayments>();
        await PayAsync(house, 10m, "R1");

        Assert.Equal("PAY-INVALID", await CodeAsync(payments, Visit, -1m, "R2"));
        Assert.Equal("PAY-REFERENCE", await CodeAsync(payments, Visit, 11m, "R1"));
        Assert.Equal("PAY-UNKNOWN", await CodeAsync(payments, BillingHouse.Encounter(9), 11m, "R3"));
    }

    [Fact]
    public async Task A_medicaid_member_is_not_billed_before_a_biller_has_looked()
    {
        await using var house = await OwingAsync(start: false);
        house.Directory.Known[0] = house.Directory.Known[0] with { ClaimFilingIndicator = "MC" };
        await house.Engine.StartAsync();
        await house.Engine.StartAsync(
            StatementWorkflow.Ref, StatementWorkflow.InstanceFor(Visit), Visit);

        await house.PassAsync(60);

        Assert.Empty(house.Outgoing.Messages);
        Assert.Equal(WorkItemType.PatientRequest, Assert.Single(await house.WorkAsync()).Type);
    }

    /// <summary>The payer leaves 100 to the patient; the engine bills it.</summary>
    private static async Task<BillingHouse> OwingAsync(bool start = true)
    {
        var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-1:100"), ("93000", 70m, "")))));
        if (start)
        {
            await house.Engine.StartAsync();
            await house.Engine.StartAsync(
                StatementWorkflow.Ref, StatementWorkflow.InstanceFor(Visit), Visit);
            await house.RestAsync();
        }

        return house;
    }

    private static async Task PayAsync(BillingHouse house, decimal amount, string reference) =>
        Assert.Empty(await house.Get<PatientPayments>().RecordAsync(
            Visit, new(amount), "check", reference, "desk@clinic.example", default));

    private static async Task<string> CodeAsync(
        PatientPayments payments, EncounterRef encounter, decimal amount, string reference) =>
        Assert.Single(await payments.RecordAsync(
            encounter, new(amount), "check", reference, "desk@clinic.example", default)).Code;

    private static async Task AssertEndedAsync(BillingHouse house, PatientOutcome outcome)
    {
        Assert.Empty(await house.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default));
        var instance = await house.Engine.GetAsync(StatementWorkflow.InstanceFor(Visit));
        Assert.Equal($"\"{outcome}\"", instance!.Output);
    }
}
