using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.Reports;

/// <summary>The facts that reports count, read from the records of real walks.</summary>
public sealed class ReportReaderTests
{
    [Fact]
    public async Task What_a_denied_and_appealed_claim_comes_to_is_read_from_its_records()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        var denied = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-50:70"));
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance("T1", denied)));
        await ClassifyAsync(house, claim.Ref, 1);
        await house.Get<PrepareAppeal>().RunAsync(BillingHouse.Context(), new(claim.Ref, 1));
        var before = await house.Get<ReportReader>().ReadAsync(BillingHouse.Clinic, default);
        await house.ReceiveAsync("2.835", PayerDesk.File(PayerDesk.Remittance(
            "T2", PayerDesk.Reverse(denied),
            PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-45:10")))));
        await ClassifyAsync(house, claim.Ref, 2);

        var facts = await house.Get<ReportReader>().ReadAsync(BillingHouse.Clinic, default);

        Assert.Equal((new Money(70m), null), (before.Encounters.Single().AtPayer, before.Appeals.Single().Outcome));
        var visit = Assert.Single(facts.Encounters);
        Assert.Equal(
            (claim.Id, BillingHouse.Visit, 200m, 0m, 25m, 135m, 40m, true),
            (visit.Claim, visit.Service, visit.Charged.Amount, visit.AtPayer.Amount, visit.AtPatient.Amount,
                visit.PaidByPayer.Amount, visit.Contractual.Amount, visit.Decided));
        var fact = Assert.Single(facts.Claims);
        Assert.Equal(
            ("coder@clinic.example", true, true, new DateOnly(2026, 11, 16), 70m, "CO-50"),
            (fact.Coder, fact.IsFirst, fact.TakenIn, fact.DecidedOn, fact.Denied.Amount, fact.Reasons.Single().Code));
        Assert.Equal(
            (AppealResult.Won, 60m), (facts.Appeals.Single().Outcome, facts.Appeals.Single().Recovered.Amount));
    }

    [Fact]
    public async Task A_replaced_visit_is_counted_once_under_its_latest_claim()
    {
        await using var house = new BillingHouse();
        var first = await house.SendAsync();
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(first));
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(first, "4", ("99213", 130m, "CO-11:130"), ("93000", 70m, "CO-11:70")))));
        await ClassifyAsync(house, first.Ref, 1);
        var second = await house.SendAsync(round: 2);
        await house.ReceiveAsync("2.277", PayerDesk.Ack277(second));
        await house.ReceiveAsync("2.835", PayerDesk.File(PayerDesk.Remittance(
            "T2", PayerDesk.Decide(second, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")))));

        var facts = await house.Get<ReportReader>().ReadAsync(BillingHouse.Clinic, default);

        var visit = Assert.Single(facts.Encounters);
        Assert.Equal((second.Id, 200m, 170m), (visit.Claim, visit.Charged.Amount, visit.PaidByPayer.Amount));
        Assert.Equal([false, true], facts.Claims.OrderBy(claim => claim.Claim == first.Id).Select(claim => claim.IsFirst));
        Assert.Equal(200m, facts.Claims.Single(claim => claim.Claim == first.Id).Denied.Amount);
    }

    [Fact]
    public async Task An_underpaid_service_is_counted_once_with_what_its_dispute_brought_back()
    {
        await using var house = new BillingHouse();
        (house.Directory.Contracts, _) = ContractFees.Read(
            new StringReader(
                "payer,from,until,code,modifier,terms\nexample-health,2026-01-01,,99213,,104.00\n"
                + "example-health,2026-01-01,,93000,,50.00"),
            [TextId.Parse<PayerId>("example-health")]);
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        var low = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:50 PR-3:25"), ("93000", 70m, "CO-45:20"));
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance("T1", low)));
        var before = await house.Get<ReportReader>().ReadAsync(BillingHouse.Clinic, default);
        await house.Get<DisputeUnderpayment>().SendAsync(BillingHouse.Clinic, claim.Id, 1, "biller", default);
        await house.ReceiveAsync("2.835", PayerDesk.File(PayerDesk.Remittance(
            "T2", PayerDesk.Reverse(low),
            PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:35 PR-3:25"), ("93000", 70m, "CO-45:20")))));

        var facts = await house.Get<ReportReader>().ReadAsync(BillingHouse.Clinic, default);

        var found = Assert.Single(before.Underpayments);
        Assert.Equal(
            ("99213", 104m, 80m, false, 0m),
            (found.Code, found.Expected.Amount, found.Allowed.Amount, found.Disputed, found.Recovered.Amount));
        Assert.Equal(found with { Disputed = true, Recovered = new(15m) }, Assert.Single(facts.Underpayments));
    }

    private static Task ClassifyAsync(BillingHouse house, Claims.Core.Submission.ClaimRef claim, int number) =>
        house.Get<ClassifyDenial>().RunAsync(BillingHouse.Context(), new(claim, number));
}
