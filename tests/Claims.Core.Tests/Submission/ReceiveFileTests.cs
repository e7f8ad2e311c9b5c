using System.Text;
using Claims.Core.Charts;
using Claims.Core.Submission;

namespace Claims.Core.Tests.Submission;

public sealed class ReceiveFileTests
{
    [Fact]
    public async Task A_999_accepts_a_batch_and_a_277CA_its_claim()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim));
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));

        Assert.Equal(BatchStatus.Accepted, Assert.Single(await house.ListAsync<Batch>()).Status);
        var taken = await house.ClaimAsync(claim.Id);
        Assert.Equal((ClaimStatus.Accepted, BillingHouse.Start), (taken.Status, taken.AcceptedAt));
        Assert.Equal($"P{claim.Id.Value[..8]}", taken.PayerControlNumber);
        Assert.All(house.Clearinghouse.Settled.Values, Assert.Null);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task The_same_files_again_change_nothing()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim));
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        var version = house.Records.Version;

        await house.ReceiveAsync("2.999", PayerDesk.Ack999(claim));
        await house.ReceiveAsync("2.277", PayerDesk.Ack277(claim));

        Assert.Equal(version, house.Records.Version);
    }

    [Fact]
    public async Task A_rejected_batch_rejects_all_its_claims()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim, accepted: false));

        var rejected = await house.ClaimAsync(claim.Id);
        Assert.Equal(ClaimStatus.Rejected, rejected.Status);
        Assert.Equal("999-R", Assert.Single(rejected.Findings!).Code);
        Assert.Equal(WorkItemType.BadFile, Assert.Single(await house.WorkAsync()).Type);
    }

    [Fact]
    public async Task A_rejection_names_the_field_to_mend()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim, rejectedFor: "158"));

        var finding = Assert.Single((await house.ClaimAsync(claim.Id)).Findings!);
        Assert.Equal(("277-A7-158:IL", "PatientBirthDate"), (finding.Code, finding.Location));
    }

    [Fact]
    public async Task A_clearinghouses_receipt_is_not_the_payers_acceptance()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim, role: "AY"));

        Assert.Equal(ClaimStatus.Sent, (await house.ClaimAsync(claim.Id)).Status);
    }

    [Fact]
    public async Task Totals_that_are_not_what_was_sent_become_work()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim, amount: 199.99m));

        var item = Assert.Single(await house.WorkAsync());
        Assert.StartsWith("totals/", item.Key, StringComparison.Ordinal);
        Assert.Contains("199.99", item.Text, StringComparison.Ordinal);
        Assert.Equal(ClaimStatus.Accepted, (await house.ClaimAsync(claim.Id)).Status);
    }

    [Fact]
    public async Task An_answer_to_a_batch_that_was_never_sent_is_quarantined()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await house.ReceiveAsync("1.999", PayerDesk.Ack999(claim with { Batch = "000000044" }));

        Assert.Contains("never sent", house.Clearinghouse.Settled["1.999"], StringComparison.Ordinal);
        Assert.Equal("bad-file/1.999", Assert.Single(await house.WorkAsync()).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7 not X12 at all")]
    [InlineData("ISA*00*cut off")]
    public async Task A_file_that_is_not_X12_is_quarantined_and_never_lost(string content)
    {
        await using var house = new BillingHouse();

        await house.ReceiveAsync("odd.txt", Encoding.ASCII.GetBytes(content));

        Assert.NotNull(house.Clearinghouse.Settled["odd.txt"]);
        Assert.Equal("bad-file/odd.txt", Assert.Single(await house.WorkAsync()).Key);
    }

    [Fact]
    public async Task A_file_for_somebody_else_is_quarantined()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var text = Encoding.ASCII.GetString(PayerDesk.Ack999(claim))
            .Replace("SAMPLE ", "OTHERS ", StringComparison.Ordinal);

        await house.ReceiveAsync("1.999", Encoding.ASCII.GetBytes(text));

        Assert.Contains("no clinic", house.Clearinghouse.Settled["1.999"], StringComparison.Ordinal);
    }
}
