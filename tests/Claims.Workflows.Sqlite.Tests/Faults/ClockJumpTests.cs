using System.Text.Json;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class ClockJumpTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly JumpingClock _mine = new();
    private readonly JumpingClock _theirs = new();

    private string Database => _folder.File("workflows.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_engine_whose_clock_jumps_loses_nothing_and_does_nothing_twice()
    {
        await using var scene = new FaultScene(Database, Lease, _mine);
        await scene.Engine.StartAsync();
        var ids = new List<string>();
        foreach (var days in (int[])[0, 400, -800, 1, -1, 400])
        {
            _mine.Jump(TimeSpan.FromDays(days));
            ids.Add($"i{ids.Count}");
            await scene.StartAsync(ids[^1]);
        }

        await scene.AssertEndAsync(ids);
    }

    [Fact]
    public async Task No_jump_of_the_time_of_day_takes_a_living_owners_instances_or_prolongs_its_lease()
    {
        await using var me = await OpenAsync(_mine);
        await using var them = await OpenAsync(_theirs);
        await me.ClaimAsync("me", default);
        await me.CreateAsync(NewInstance("a"), "me", default);
        foreach (var days in (int[])[1, -2, 400, -800, 401])
        {
            foreach (var clock in (JumpingClock[])[_mine, _theirs])
            {
                clock.Jump(TimeSpan.FromDays(days));
                Assert.Empty((await them.ClaimAsync("them", default)).Wakes);
                var claim = await me.ClaimAsync("me", default);
                Assert.False(claim.LeaseWasLost);
                Assert.InRange(claim.HeldFor, TimeSpan.Zero, Lease);
            }
        }

        Assert.NotNull(await me.LoadAsync("a", "me", default));
    }

    [Fact]
    public async Task A_lease_is_renewed_and_ends_by_time_that_passed_though_the_time_of_day_was_set_back()
    {
        await using var me = await OpenAsync(_mine);
        await using var them = await OpenAsync(_theirs);
        await me.ClaimAsync("me", default);
        await me.CreateAsync(NewInstance("a"), "me", default);
        await them.ClaimAsync("them", default);
        _mine.Jump(TimeSpan.FromDays(-1));
        for (var i = 0; i < 5; i++)
        {
            _mine.Pass(Lease / 2);
            _theirs.Pass(Lease / 2);
            Assert.False((await me.ClaimAsync("me", default)).LeaseWasLost);
            Assert.Empty((await them.ClaimAsync("them", default)).Wakes);
        }

        // Now the owner hangs.
        _theirs.Jump(TimeSpan.FromDays(-1));
        _theirs.Pass(Lease);
        Assert.Equal(["a"], (await them.ClaimAsync("them", default)).Wakes.Select(w => w.InstanceId));
        Assert.True((await me.ClaimAsync("me", default)).LeaseWasLost);
    }

    private static NewInstance NewInstance(string id) =>
        new(id, new RunStarted(DateTimeOffset.UnixEpoch, "flow", JsonElement.Parse("null"), 0, 0));

    private async Task<SqliteWorkflowStore> OpenAsync(JumpingClock clock)
    {
        var store = new SqliteWorkflowStore(Database, Lease, clock);
        await store.OpenAsync(default);
        return store;
    }
}
