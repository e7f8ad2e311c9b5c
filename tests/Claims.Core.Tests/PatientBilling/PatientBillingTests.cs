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
        await AssertEndedAsync(house, PatientOutcome.InCollections);
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
    }

    [Fact]
    public async Task A_statement_that_is_sent_twice_is_one_statement()
    {
        await using var house = await OwingAsync(start: false);
        var send = house.Get<SendStatement>();

        await send.RunAsync(BillingHouse.Context(), new(Visit, 1));
        var kept = house.Files.Kept.ToDictionary();
        house.Time.Advance(TimeSpan.FromDays(1));
        await send.RunAsync(BillingHouse.Context(2), new(Visit, 1)); // The post compares messages.

        Assert.Equal(kept, house.Files.Kept);
        Assert.Single(await house.ListAsync<IssuedLink>());
        Assert.Single(await house.ListAsync<PatientContact>());
        var message = Assert.Single(house.Outgoing.Messages).Value;
        Assert.DoesNotContain("Samplename", message.Subject + message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_and_small_balances_are_posted_once()
    {
        await using var house = await OwingAsync(start: false);
        await house.Get<SendStatement>().RunAsync(BillingHouse.Context(), new(Visit, 1));
        var hand = house.Get<HandToCollections>();

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
