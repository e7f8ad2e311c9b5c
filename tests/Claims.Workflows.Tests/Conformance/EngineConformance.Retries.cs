using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    // Chance may take off a share of each wait; half of it stands on every engine.
    private const double LeastShare = 0.5;

    private RetryPolicy ThreeTimes => new(MaxAttempts: 3, Unit, BackOff: 3, MaxDelay: 5 * Unit);

    [Fact]
    public async Task A_failed_attempt_is_made_again_after_a_growing_wait()
    {
        var made = new ConcurrentQueue<(int Attempt, DateTimeOffset At)>();
        var shaky = Registry.Deed("shaky", (c, s) =>
        {
            made.Enqueue((c.Attempt, Now));
            return c.Attempt < 3 ? throw new IOException("busy") : Task.FromResult(s);
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(shaky, s, ThreeTimes));
        await StartAsync();
        await Client.StartAsync(flow, "a", "ok");
        Assert.Equal("ok", await OutputAsync("a"));
        Assert.Equal([1, 2, 3], made.Select(m => m.Attempt));
        var times = made.Select(m => m.At).ToList();
        Assert.True(times[1] - times[0] >= LeastShare * Unit, $"{times[1] - times[0]}");
        Assert.True(times[2] - times[1] >= LeastShare * 3 * Unit, $"{times[2] - times[1]}");
    }

    [Fact]
    public async Task A_wait_grows_no_longer_than_the_longest()
    {
        var shaky = Registry.Deed("shaky", (c, s) =>
            c.Attempt < 4 ? throw new IOException("busy") : Task.FromResult(s));
        var policy = new RetryPolicy(4, Unit / 10, BackOff: 1_000_000, MaxDelay: Unit);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            var before = c.UtcNow;
            await c.CallAsync(shaky, s, policy);
            return $"{c.UtcNow - before < 10_000 * Unit}";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "ok");
        Assert.Equal("True", await OutputAsync("a"));
    }

    [Fact]
    public async Task Spent_retries_surface_as_the_steps_failure()
    {
        var attempts = 0;
        var broken = Registry.Deed("broken", (_, _) =>
        {
            attempts++;
            throw new IOException("disk gone");
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(broken, s, ThreeTimes with { FirstDelay = Unit / 10 });
            }
            catch (StepFailedException e)
            {
                return $"{e.Step}: {e.Failure.Type}: {e.Failure.Message}";
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("broken: IOException: disk gone", await OutputAsync("a"));
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_failure_no_retry_can_mend_is_not_retried()
    {
        var attempts = 0;
        var broken = Registry.Deed("broken", (_, _) =>
        {
            attempts++;
            throw new NonRetryableException("the account is closed");
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(broken, s, ThreeTimes));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal("StepFailedException", failure.Type);
        Assert.Contains("NonRetryableException: the account is closed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_policy_of_one_attempt_makes_one()
    {
        var attempts = 0;
        var broken = Registry.Deed("broken", (_, _) =>
        {
            attempts++;
            throw new IOException("busy");
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(broken, s, RetryPolicy.None));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await FailureAsync("a", InstanceStatus.Failed);
        await PassAsync(2);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Other_steps_go_on_while_one_waits_for_its_next_attempt()
    {
        var mayWork = false;
        var shaky = Registry.Deed("shaky", (_, s) =>
            Volatile.Read(ref mayWork) ? Task.FromResult(s) : throw new IOException("busy"));
        var work = Registry.Deed("work", s => s);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var retried = c.CallAsync(shaky, "late", new RetryPolicy(1_000_000, Unit, 1, Unit));
            var all = await c.CallAsync(work, "1") + await c.CallAsync(work, "2") + await c.WaitForEventAsync(Go);
            c.SetStatus("only the shaky one is left");
            return all + await retried;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await Client.RaiseAsync("a", Go, "3");
        await ReachesAsync("a", "only the shaky one is left");
        Volatile.Write(ref mayWork, true);
        Assert.Equal("123late", await OutputAsync("a"));
    }

    [Fact]
    public async Task A_predicate_decides_which_failures_are_tried_again()
    {
        var attempts = new ConcurrentDictionary<string, int>();
        var work = Registry.Deed("work", (_, s) =>
        {
            attempts.AddOrUpdate(s, 1, (_, n) => n + 1);
            throw s == "busy" ? new TimeoutException(s) : new IOException(s);
        });
        var policy = ThreeTimes with { FirstDelay = Unit / 10, RetryIf = f => f is { Type: "TimeoutException" } };
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, policy));
        await StartAsync();
        foreach (var id in new[] { "busy", "gone" })
        {
            await Client.StartAsync(flow, id, id);
            Assert.Contains(id, (await FailureAsync(id, InstanceStatus.Failed)).Message, StringComparison.Ordinal);
        }

        Assert.Equal((3, 1), (attempts["busy"], attempts["gone"]));
    }

    [Fact]
    public async Task A_non_retryable_failure_asks_no_predicate()
    {
        var attempts = 0;
        var work = Registry.Deed("work", (_, _) =>
        {
            attempts++;
            throw new NonRetryableException("closed");
        });
        var flow = Registry.Script("flow", (c, s) => c.CallAsync(work, s, ThreeTimes with { RetryIf = _ => true }));
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal(1, attempts);
    }
}
