using System.Collections.Concurrent;

namespace Claims.Workflows.Tests;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task Finally_compensates_with_further_steps_after_a_failure()
    {
        var undone = new ConcurrentQueue<string>();
        var reserve = Registry.Deed("reserve", s => s);
        var charge = Registry.Deed("charge", (_, _) => throw new NonRetryableException("declined"));
        var release = Registry.Deed("release", s =>
        {
            undone.Enqueue(s);
            return s;
        });
        var flow = Registry.Script("flow", async (c, s) =>
        {
            await c.CallAsync(reserve, s);
            try
            {
                return await c.CallAsync(charge, s);
            }
            finally
            {
                await c.CallAsync(release, s);
                await c.DelayAsync(Unit);
                await c.CallAsync(release, s + " again");
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "seat");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Contains("declined", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["seat", "seat again"], undone);
    }

    [Fact]
    public async Task Finally_runs_its_steps_after_success_too()
    {
        var log = new ConcurrentQueue<string>();
        var note = NoteTo(log);
        var flow = Registry.Script("flow", async (c, s) =>
        {
            try
            {
                return await c.CallAsync(note, s);
            }
            finally
            {
                await c.CallAsync(note, "tidied");
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "done");
        Assert.Equal("done", await OutputAsync("a"));
        Assert.Equal(["done", "tidied"], log);
    }

    [Fact]
    public async Task A_trip_that_fails_at_its_third_leg_undoes_the_first_two_backwards()
    {
        var log = new ConcurrentQueue<string>();
        var note = NoteTo(log);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var undo = new Stack<string>();
            try
            {
                foreach (var leg in new[] { "flight", "hotel", "full", "car" })
                {
                    await c.CallAsync(note, leg, RetryPolicy.None);
                    undo.Push($"cancel {leg}");
                }

                return "booked";
            }
            catch (StepFailedException e)
            {
                while (undo.TryPop(out var step))
                    await c.CallAsync(note, step);
                return e.Failure.Message;
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        Assert.Equal("no room", await OutputAsync("a"));
        Assert.Equal(["flight", "hotel", "cancel hotel", "cancel flight"], log);
    }

    [Fact]
    public async Task Nested_handlers_run_from_the_inside_out()
    {
        var log = new ConcurrentQueue<string>();
        var note = NoteTo(log);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            try
            {
                try
                {
                    await c.CallAsync(note, "full", RetryPolicy.None);
                }
                catch (StepFailedException e) when (e.Failure.Type == "TimeoutException")
                {
                    await c.CallAsync(note, "not this one");
                }
                catch (StepFailedException)
                {
                    await c.CallAsync(note, "inner catch");
                    throw new InvalidOperationException("translated");
                }
                finally
                {
                    await c.CallAsync(note, "inner finally");
                }
            }
            finally
            {
                await c.CallAsync(note, "outer finally");
            }

            return "";
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal(new Failure("InvalidOperationException", "translated"), failure);
        Assert.Equal(["inner catch", "inner finally", "outer finally"], log);
    }

    [Fact]
    public async Task A_failure_in_finally_takes_the_place_of_the_first()
    {
        var note = NoteTo([]);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            try
            {
                throw new InvalidOperationException("first");
            }
            finally
            {
                await c.CallAsync(note, "full", RetryPolicy.None);
            }
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        var failure = await FailureAsync("a", InstanceStatus.Failed);
        Assert.Equal("StepFailedException", failure.Type);
        Assert.Contains("no room", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finally_may_wait_for_people_and_sub_workflows()
    {
        var child = Registry.Script("child", (_, s) => Task.FromResult(s));
        var note = NoteTo([]);
        var flow = Registry.Script("flow", async (c, _) =>
        {
            var told = "";
            try
            {
                await c.CallAsync(note, "full", RetryPolicy.None);
            }
            catch (StepFailedException)
            {
                told = "failed";
            }
            finally
            {
                c.SetStatus("asking");
                told += await c.WaitForEventAsync(Go);
                told += await c.CallAsync(child, "!");
            }

            return told;
        });
        await StartAsync();
        await Client.StartAsync(flow, "a", "");
        await ReachesAsync("a", "asking");
        await Client.RaiseAsync("a", Go, " as told");
        Assert.Equal("failed as told!", await OutputAsync("a"));
    }

    private ActivityRef<string, string> NoteTo(ConcurrentQueue<string> log) => Registry.Deed("note", s =>
    {
        if (s == "full")
            throw new IOException("no room");
        log.Enqueue(s);
        return s;
    });
}
