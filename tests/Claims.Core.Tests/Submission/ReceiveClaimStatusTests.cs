using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Submission;

namespace Claims.Core.Tests.Submission;

/// <summary>What a 277 changes: the claim's record, and the list of what waits for a person.</summary>
public sealed class ReceiveClaimStatusTests
{
    [Fact]
    public async Task A_pending_status_is_kept_with_the_claim_and_is_no_work()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);

        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, "P1:20")));

        var status = (await house.ClaimAsync(claim.Id)).PayerStatus!;
        Assert.Equal(["P1:20"], status.Codes);
        Assert.Equal((StatusMeaning.Waiting, claim.StatusInquiry!.Number), (status.Meaning, status.Inquiry));
        Assert.Equal(new DateOnly(2026, 12, 8), status.Effective);
        Assert.Equal(ClaimStatus.Accepted, (await house.ClaimAsync(claim.Id)).Status);
        Assert.Null(house.Clearinghouse.Settled["1.277"]);
        Assert.Empty(await house.WorkAsync());
    }

    [Theory]
    [InlineData("A4:35", "does not know")]
    [InlineData("D0:33", "does not know")]
    [InlineData("R4:294", "wants something")]
    [InlineData("P3:297", "wants something")]
    [InlineData("A7:562", "wants something")]
    [InlineData("E0:21", "wants something")]
    public async Task A_payer_that_does_not_know_the_claim_or_wants_something_is_work(string code, string text)
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);

        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, code)));

        var item = Assert.Single(await house.WorkAsync());
        Assert.Equal((WorkItemType.ClaimStatus, claim.Id.Value), (item.Type, item.Subject));
        Assert.Contains(text, item.Text, StringComparison.Ordinal);
        Assert.Contains(code, item.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E1:0")]
    [InlineData("P5:20")]
    [InlineData("F1:65")]
    public async Task A_payer_that_has_nothing_to_ask_is_no_work(string code)
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);

        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, code)));

        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);
        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, "A4:35")));
        var version = house.Records.Version;
        house.Time.Advance(TimeSpan.FromHours(1));

        await house.ReceiveAsync("2.277", StatusDesk.Answer((claim, "A4:35")));

        Assert.Equal(version, house.Records.Version);
    }

    [Fact]
    public async Task An_item_stays_one_over_several_answers_and_is_closed_when_the_payer_works_on_it()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);
        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, "A4:35")));
        await AskAgainAsync(house);
        await house.ReceiveAsync("2.277", StatusDesk.Answer((claim, "R4:294")));
        Assert.Single(await house.WorkAsync());

        await AskAgainAsync(house);
        await house.ReceiveAsync("3.277", StatusDesk.Answer((claim, "P1:20")));
        Assert.Empty(await house.WorkAsync());

        await AskAgainAsync(house);
        await house.ReceiveAsync("4.277", StatusDesk.Answer((claim, "A4:35")));
        Assert.Single(await house.WorkAsync());
    }

    [Fact]
    public async Task A_decision_that_a_payer_tells_of_twice_without_a_remittance_is_work_until_it_comes()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);
        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, "F1:65")));
        Assert.Empty(await house.WorkAsync());
        await AskAgainAsync(house);
        await house.ReceiveAsync("2.277", StatusDesk.Answer((claim, "F1:65")));
        Assert.Contains("835", Assert.Single(await house.WorkAsync()).Text, StringComparison.Ordinal);

        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")))));

        Assert.DoesNotContain(await house.WorkAsync(), item => item.Type == WorkItemType.ClaimStatus);
    }

    [Fact]
    public async Task A_status_that_comes_after_the_decision_is_kept_and_is_no_work()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AskedAsync(house);
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")))));

        await house.ReceiveAsync("1.277", StatusDesk.Answer((claim, "A4:35")));

        Assert.Equal(StatusMeaning.NotKnown, (await house.ClaimAsync(claim.Id)).PayerStatus!.Meaning);
        Assert.DoesNotContain(await house.WorkAsync(), item => item.Type == WorkItemType.ClaimStatus);
        Assert.Contains(await house.ListAsync<AuditEntry>(), entry => entry.Action == "status-answered");
    }

    [Fact]
    public async Task Answers_about_anothers_claim_and_refusals_are_told_of()
    {
        await using var house = StatusHouse.New();
        await StatusHouse.AskedAsync(house);

        await house.ReceiveAsync("1.277", StatusDesk.AboutAnother());
        await house.ReceiveAsync("2.277", StatusDesk.Refusal());
        await house.ReceiveAsync("1.999", StatusDesk.Ack999("A"));
        await house.ReceiveAsync("2.999", StatusDesk.Ack999("R"));

        Assert.Equal(
            ["status-refused/2.277", "status-refused/2.999", "unknown-claims/1.277"],
            (await house.WorkAsync()).Select(item => item.Key).Order(StringComparer.Ordinal));
        Assert.All(house.Clearinghouse.Settled.Values, Assert.Null);
    }

    private static async Task AskAgainAsync(BillingHouse house)
    {
        house.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, await StatusHouse.AskAsync(house));
    }
}
