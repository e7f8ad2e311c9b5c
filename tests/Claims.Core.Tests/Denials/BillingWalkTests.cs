using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Remittance;
using Claims.Core.Tests.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.Denials;

/// <summary>Whole walks on the engine: claim, answers, decisions, patient.</summary>
public sealed class BillingWalkTests
{
    [Fact]
    public async Task A_clean_claim_is_paid_and_closed()
    {
        await using var house = await StartAsync();
        var claim = await AcceptedAsync(house);

        await house.PassAsync(12);
        await DecideAsync(
            house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:26"), ("93000", 70m, "CO-45:14.5")));

        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 159.5m, contractual: 40.5m);
        Assert.Equal(Stage.Closed, Assert.Single(await house.ListAsync<Progress>()).Stage);
        Assert.Empty(house.Outgoing.Messages);
    }

    [Fact]
    public async Task A_rejected_claim_is_corrected_and_sent_again()
    {
        await using var house = await StartAsync();
        await house.ApproveAsync(round: 2);
        var rejected = await SentAsync(house);
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(rejected, rejectedFor: "164"));

        var anew = await AcceptedAsync(house);
        await DecideAsync(house, "T1", PayerDesk.Decide(anew, "1", ("99213", 130m, ""), ("93000", 70m, "")));

        Assert.NotEqual(rejected.Id, anew.Id);
        Assert.Equal('1', anew.Frequency);
        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 200m);
    }

    [Fact]
    public async Task A_denial_is_appealed_and_won()
    {
        await using var house = await StartAsync();
        var claim = await AcceptedAsync(house);
        var denied = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-50:70"));
        await DecideAsync(house, "T1", denied);

        Assert.Single(house.Outgoing.Letters);
        Assert.Empty(house.Outgoing.Messages); // Nothing to the patient while the appeal is open.
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 75m, contractual: 30m, patient: 25m, payer: 70m);
        await house.PassAsync(30);
        await DecideAsync(
            house, "T2", PayerDesk.Reverse(denied),
            PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-45:14.5")));

        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 130.5m, contractual: 44.5m, patient: 25m);
        Assert.Equal(new Money(25m), Assert.Single(await house.ListAsync<Statement>()).Balance);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task An_appeal_that_is_lost_goes_to_the_biller()
    {
        await using var house = await StartAsync();
        var claim = await AcceptedAsync(house);
        var denied = PayerDesk.Decide(claim, "4", ("99213", 130m, "CO-50:130"), ("93000", 70m, "CO-50:70"));
        await DecideAsync(house, "T1", denied);
        await DecideAsync(house, "T2", PayerDesk.Reverse(denied), denied);

        var item = Assert.Single(await house.WorkAsync());
        Assert.Equal((WorkItemType.Denial, claim.Id.Value), (item.Type, item.Subject));
        Assert.Empty(await house.Get<ResolveDenial>().DecideAsync(
            BillingHouse.Clinic, claim.Id, 2, BillerChoice.WriteOff, "appeal lost", "biller@clinic.example", default));
        await house.RestAsync();

        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, writtenOff: 200m);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task A_coding_denial_is_replaced()
    {
        await using var house = await StartAsync();
        await house.ApproveAsync(round: 2);
        var first = await AcceptedAsync(house);
        var denied = PayerDesk.Decide(first, "4", ("99213", 130m, "CO-11:130"), ("93000", 70m, "CO-11:70"));
        await DecideAsync(house, "T1", denied);

        var replacement = await AcceptedAsync(house);
        await DecideAsync(
            house, "T2", PayerDesk.Decide(replacement, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")));

        Assert.Equal(('7', $"P{first.Id.Value[..8]}"), (replacement.Frequency, replacement.OriginalReference));
        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 170m, contractual: 30m);
    }

    [Fact]
    public async Task Silence_becomes_work_and_the_walk_goes_on_when_it_ends()
    {
        await using var house = await StartAsync();
        var claim = await SentAsync(house);

        await house.PassAsync(6);
        Assert.Equal(WorkItemType.NoAcknowledgement, Assert.Single(await house.WorkAsync()).Type);
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        await house.PassAsync(46);
        Assert.Equal(WorkItemType.NoRemittance, Assert.Single(await house.WorkAsync()).Type);
        await DecideAsync(house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, ""), ("93000", 70m, "")));

        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task A_decision_without_an_acknowledgement_is_one()
    {
        await using var house = await StartAsync();
        var claim = await SentAsync(house);

        await DecideAsync(house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, ""), ("93000", 70m, "")));

        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
    }

    [Fact]
    public async Task A_crash_between_posting_and_telling_is_made_good_at_the_next_start()
    {
        await using var house = await StartAsync();
        var claim = await AcceptedAsync(house);
        var file = PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, ""), ("93000", 70m, ""))));
        house.Records.BeforeSave = changes => changes.Any(change => change.Record is AuditEntry)
            ? throw new IOException("pulled the plug")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => house.ReceiveAsync("1.835", file));
        house.Records.BeforeSave = null;

        await house.Get<EventOutbox>().FlushAsync(BillingHouse.Clinic, default);
        await house.ReceiveAsync("1.835", file);
        await house.RestAsync();

        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
        Assert.Empty(await house.ListAsync<PendingEvent>());
    }

    [Fact]
    public async Task A_rejection_after_the_acceptance_brings_the_claim_back()
    {
        await using var house = await StartAsync();
        await house.ApproveAsync(round: 2);
        var claim = await AcceptedAsync(house);
        await house.ReceiveAsync("late.277", PayerDesk.Ack277(claim, rejectedFor: "164"));

        var anew = await AcceptedAsync(house);
        await DecideAsync(house, "T1", PayerDesk.Decide(anew, "1", ("99213", 130m, ""), ("93000", 70m, "")));

        Assert.Equal('1', anew.Frequency);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 200m);
        await AssertEndedAsync(house, PatientOutcome.NothingOwed);
    }

    private static async Task<BillingHouse> StartAsync()
    {
        var house = new BillingHouse();
        await house.ApproveAsync();
        await house.Engine.StartAsync();
        await house.Engine.StartAsync(BillingWalk.Ref, "chart/sample/abc", BillingHouse.Encounter());
        return house;
    }

    private static async Task<Claim> SentAsync(BillingHouse house)
    {
        await house.RestAsync();
        await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default);
        return (await house.ListAsync<Claim>()).Single(claim => claim.Status == ClaimStatus.Sent);
    }

    private static async Task<Claim> AcceptedAsync(BillingHouse house)
    {
        var claim = await SentAsync(house);
        await house.ReceiveAsync($"{claim.Batch}.277", PayerDesk.Ack277(claim));
        await house.RestAsync();
        return claim;
    }

    private static async Task DecideAsync(BillingHouse house, string trace, params Edi.X835.ClaimPayment[] claims)
    {
        await house.ReceiveAsync($"{trace}.835", PayerDesk.File(PayerDesk.Remittance(trace, claims)));
        Assert.Null(house.Clearinghouse.Settled[$"{trace}.835"]);
        await house.RestAsync();
    }

    private static async Task AssertEndedAsync(BillingHouse house, PatientOutcome outcome)
    {
        Assert.Empty(await house.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default));
        var instance = await house.Engine.GetAsync("chart/sample/abc");
        Assert.Equal($"\"{outcome}\"", instance!.Output);
    }
}
