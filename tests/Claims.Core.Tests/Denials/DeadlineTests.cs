using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Submission;
using Claims.Core.Tests.Charts;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.Denials;

/// <summary>Filing limits and levels of appeal: built in, and by contract.</summary>
public sealed class DeadlineTests
{
    private static readonly DateOnly Visit = new(2026, 3, 1);
    private static readonly DateOnly Decision = new(2026, 5, 1);

    [Theory]
    [InlineData("CI", ClaimType.Original, 180, "2026-08-28")] // payers.json: filingDays
    [InlineData("CI", ClaimType.Corrected, 180, "2026-10-28")] // from the first decision
    [InlineData("CI", ClaimType.Secondary, 90, "2026-07-30")] // from the primary payer's EOB
    [InlineData("MB", ClaimType.Secondary, 365, "2027-03-01")] // the same year from the date of service
    [InlineData("MC", ClaimType.Secondary, 180, "2026-10-28")] // 42 CFR 447.45(d)(4)(ii)
    public void A_claim_has_the_clock_of_its_payer_and_type(string filing, ClaimType type, int days, string deadline)
    {
        var term = FilingTerm.Of(PayerOf(filing), type, Visit, Decision);

        Assert.Equal((days, DateOnly.Parse(deadline)), (term.Limit.Days, term.Deadline));
    }

    [Fact]
    public void The_contract_of_the_day_of_care_comes_first()
    {
        var payer = PayerOf("CI") with
        {
            FilingLimits =
            [
                new(ClaimType.Original, 120, "contract 2025", To: new(2026, 3, 1)),
                new(ClaimType.Original, 60, "contract 2026", From: new(2026, 3, 2)),
            ],
        };

        Assert.Equal("contract 2025", FilingTerm.Of(payer, ClaimType.Original, Visit, null).Limit.Source);
        var after = FilingTerm.Of(payer, ClaimType.Original, Visit.AddDays(1), null);
        Assert.Equal(("contract 2026", Visit.AddDays(61)), (after.Limit.Source, after.Deadline));
    }

    [Theory]
    [InlineData("MB", 1, "redetermination", 185)] // appealDays of payers.json, and 5 days until it counts as received
    [InlineData("MB", 2, "reconsideration", 185)]
    [InlineData("MB", 3, "hearing before an administrative law judge", 65)]
    [InlineData("MB", 4, "review by the Medicare Appeals Council", 65)]
    [InlineData("MB", 5, "judicial review in a federal district court", 65)]
    [InlineData("CI", 1, "first-level appeal", 180)]
    [InlineData("CI", 2, "second-level appeal", 60)]
    [InlineData("CI", 3, "external review", 120)]
    public void Each_level_of_appeal_has_its_name_and_its_days(string filing, int level, string name, int days)
    {
        var terms = PayerDeadlines.Current.Level(PayerOf(filing), level)!;

        Assert.Equal((name, Decision.AddDays(days)), (terms.Name, terms.DeadlineFor(Decision)));
        Assert.Equal(level == 1, terms.ByLetter);
    }

    [Theory]
    [InlineData("MB", 6)]
    [InlineData("CI", 4)]
    public void After_the_last_level_there_is_none(string filing, int level) =>
        Assert.Null(PayerDeadlines.Current.Level(PayerOf(filing), level));

    [Fact]
    public void A_level_in_payers_json_is_the_contracts()
    {
        var payer = PayerOf("CI") with
        {
            AppealLevels = [new(2, "peer review", 30, "contract", Channel: LetterChannel.Fax, Fax: "2175550111")],
        };

        Assert.Equal("peer review", PayerDeadlines.Current.Level(payer, 2)!.Name);
        Assert.Equal("first-level appeal", PayerDeadlines.Current.Level(payer, 1)!.Name);
    }

    [Fact]
    public async Task What_acknowledgements_prove_is_kept_once()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim));
        house.Time.Advance(TimeSpan.FromHours(1));
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        house.Time.Advance(TimeSpan.FromDays(1));
        await house.ReceiveAsync("1-again.277", PayerDesk.Ack277(claim));

        var proof = Assert.Single(await house.ListAsync<FilingProof>());
        Assert.Equal(
            (claim.Batch, BillingHouse.Start, "0001", BillingHouse.Start.AddHours(1), "0001", "1.277"),
            (proof.Batch, proof.FormAcceptedAt, proof.FormAnswer, proof.TakenInAt, proof.TakenInAnswer,
                proof.TakenInFile));
        Assert.Equal(new DateOnly(2026, 11, 3), proof.TakenInOn);
    }

    [Fact]
    public async Task A_file_whose_form_is_accepted_proves_nothing_by_itself()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim));

        var proof = Assert.Single(await house.ListAsync<FilingProof>());
        var term = FilingTerm.Of(claim, PayerOf("CI"), null);
        Assert.False(term.IsProvedBy(proof, new TestClinic().Clinic(TestClinic.Id)));
    }

    private static Payer PayerOf(string filing) =>
        new TestClinic().Payers(TestClinic.Id)[0] with { ClaimFilingIndicator = filing };
}
