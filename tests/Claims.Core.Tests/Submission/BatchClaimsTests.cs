using Claims.Core.Charts;
using Claims.Core.Submission;

namespace Claims.Core.Tests.Submission;

public sealed class BatchClaimsTests
{
    [Fact]
    public async Task Ready_claims_go_out_in_one_file_a_payer()
    {
        await using var house = new BillingHouse();
        await BuildAsync(house, 1, "2026-10-20", "Example Health");
        await BuildAsync(house, 2, "2026-10-21", "Example Health");
        await BuildAsync(house, 3, "2026-10-22", "State Plan");

        var files = await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default);

        Assert.Equal(2, files);
        Assert.Equal(2, house.Clearinghouse.Sent.Count);
        var batches = await house.ListAsync<Batch>();
        Assert.Equal([2, 1], batches.Select(batch => batch.Claims.Count));
        Assert.All(batches, batch => Assert.Equal(BatchStatus.Sent, batch.Status));
        Assert.All(await house.ListAsync<Claim>(), claim => Assert.Equal(ClaimStatus.Sent, claim.Status));
        Assert.False(await house.Get<BatchClaims>().HasReadyAsync(BillingHouse.Clinic, default));
    }

    [Fact]
    public async Task A_second_run_sends_nothing()
    {
        await using var house = new BillingHouse();
        await house.SendAsync();
        var version = house.Records.Version;

        Assert.Equal(0, await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));
        Assert.Equal(version, house.Records.Version);
    }

    [Fact]
    public async Task A_crash_before_the_file_is_sent_sends_the_same_file_later()
    {
        await using var house = new BillingHouse();
        await BuildAsync(house, 1, "2026-10-20", "Example Health");
        house.Clearinghouse.BeforeSend = () => throw new IOException("pulled the plug");
        await Assert.ThrowsAsync<IOException>(
            () => house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));
        var promised = Assert.Single(await house.ListAsync<OutgoingFile>());
        house.Clearinghouse.BeforeSend = null;
        house.Time.Advance(TimeSpan.FromDays(1));
        house.Directory.Known[0] = house.Directory.Known[0] with { Name = "Renamed Plan" };

        Assert.True(await house.Get<BatchClaims>().HasReadyAsync(BillingHouse.Clinic, default));
        Assert.Equal(1, await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));

        var (name, content) = Assert.Single(house.Clearinghouse.Sent);
        Assert.Equal(promised.FileName, name);
        Assert.Equal(promised.Content, System.Text.Encoding.ASCII.GetString(content));
        Assert.Equal(BatchStatus.Sent, Assert.Single(await house.ListAsync<Batch>()).Status);
    }

    [Fact]
    public async Task A_crash_after_the_file_is_sent_sends_the_very_same_once_more()
    {
        await using var house = new BillingHouse();
        await BuildAsync(house, 1, "2026-10-20", "Example Health");
        var sending = false;
        house.Clearinghouse.BeforeSend = () => sending = true;
        house.Records.BeforeSave = _ => sending
            ? throw new IOException("pulled the plug")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(
            () => house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));
        house.Records.BeforeSave = null;

        await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default); // The clearinghouse compares the bytes.

        Assert.Single(house.Clearinghouse.Sent);
        Assert.Single(await house.ListAsync<Batch>());
    }

    [Fact]
    public async Task Two_processes_never_take_one_number_nor_one_claim()
    {
        await using var house = new BillingHouse();
        await BuildAsync(house, 1, "2026-10-20", "Example Health");
        await BuildAsync(house, 2, "2026-10-21", "State Plan");
        var nested = false;
        house.Records.BeforeSave = async changes =>
        {
            if (!nested && changes.Any(change => change.Record is Batch))
            {
                nested = true; // Another process is faster by a hair.
                await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default);
            }
        };

        await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default);

        var batches = await house.ListAsync<Batch>();
        Assert.Equal(batches.Count, batches.Select(batch => batch.Number).Distinct().Count());
        Assert.Equal(2, batches.SelectMany(batch => batch.Claims).Distinct().Count());
        Assert.Equal(2, batches.Sum(batch => batch.Claims.Count));
    }

    [Fact]
    public async Task More_claims_than_one_write_can_hold_make_several_batches()
    {
        await using var house = new BillingHouse();
        for (var i = 1; i <= BatchClaims.MostClaims + 1; i++)
        {
            await BuildAsync(house, i, BillingHouse.Visit.AddDays(-i).ToString("yyyy-MM-dd"), "Example Health");
        }

        Assert.Equal(2, await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));
    }

    [Fact]
    public async Task A_payer_that_left_the_file_becomes_work()
    {
        await using var house = new BillingHouse();
        await BuildAsync(house, 1, "2026-10-20", "State Plan");
        house.Directory.Known.RemoveAt(1);

        Assert.Equal(0, await house.Get<BatchClaims>().RunAsync(BillingHouse.Clinic, default));

        Assert.Equal("payer-gone/state-plan", Assert.Single(await house.WorkAsync()).Key);
    }

    private static async Task BuildAsync(BillingHouse house, int encounter, string day, string payer)
    {
        var reviewed = await house.ApproveAsync(
            encounter,
            change: approved => approved.With(FieldName.DateOfService, day).With(FieldName.Payer, payer));
        Assert.NotNull((await house.Get<BuildClaim>().RunAsync(BillingHouse.Context(), reviewed)).Claim);
    }
}
