using Claims.Local.Chores;
using Claims.Workflows;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Local.Tests.Chores;

public sealed class ChoreLoopTests
{
    private readonly Pulse _engine = new();

    [Fact]
    public async Task It_is_quiet_only_after_a_round_in_which_nothing_was_done()
    {
        var chore = new Scripted(ChoreOutcome.Did, ChoreOutcome.Did, ChoreOutcome.Nothing);
        using var loop = Loop(chore);
        loop.WhenQuiet = _ => Task.FromResult(false);
        await loop.RunAsync(default);
        Assert.Equal(3, chore.Done);
    }

    [Fact]
    public async Task It_is_not_quiet_while_a_chore_waits_for_the_real_world()
    {
        var chore = new Scripted(ChoreOutcome.Waiting, ChoreOutcome.Nothing);
        using var loop = Loop(chore);
        loop.WhenQuiet = _ => Task.FromResult(false);
        await loop.RunAsync(default);
        Assert.Equal(2, chore.Done);
    }

    [Fact]
    public async Task It_is_not_quiet_when_the_engine_worked_during_the_round()
    {
        var rounds = 0;
        var chore = new Scripted(ChoreOutcome.Nothing) { OnDo = () => _engine.Work(rounds++ == 0) };
        using var loop = Loop(chore);
        loop.WhenQuiet = _ => Task.FromResult(false);
        await loop.RunAsync(default);
        Assert.Equal(2, chore.Done);
    }

    [Fact]
    public async Task The_next_due_is_the_earliest_of_engine_and_chores()
    {
        var soon = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        _engine.NextDue = soon + TimeSpan.FromDays(1);
        using var loop = Loop(
            new Scripted(ChoreOutcome.Nothing) { NextDue = soon }, new Scripted(ChoreOutcome.Nothing));
        loop.WhenQuiet = _ => Task.FromResult(false);
        await loop.RunAsync(default);
        Assert.Equal(soon, loop.NextDue);
    }

    [Fact]
    public async Task A_chore_that_fails_does_not_keep_the_others_from_their_work()
    {
        var bad = new Scripted(ChoreOutcome.Nothing) { OnDo = () => throw new IOException("broken") };
        var good = new Scripted(ChoreOutcome.Did, ChoreOutcome.Nothing);
        using var loop = Loop(bad, good);
        loop.GiveUpAfter = 2;
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync(default));
        Assert.Contains("broken", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, bad.Done);
        Assert.True(good.Done >= 2);
    }

    private ChoreLoop Loop(params IChore[] chores) =>
        new(chores, _engine, NullLogger<ChoreLoop>.Instance) { Rest = TimeSpan.FromMilliseconds(1) };

    /// <summary>Does what the script says, the last word for ever.</summary>
    private sealed class Scripted(params ChoreOutcome[] script) : IChore
    {
        public int Done { get; private set; }

        public Action OnDo { get; init; } = () => { };

        public DateTimeOffset? NextDue { get; init; }

        public Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
        {
            Done++;
            OnDo();
            return Task.FromResult(script[Math.Min(Done, script.Length) - 1]);
        }
    }

    private sealed class Pulse : IEnginePulse
    {
        public event Action? BecameIdle;

        public bool IsIdle => true;

        public DateTimeOffset? NextDue { get; set; }

        public Task WhenIdleAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        /// <summary>Works for a moment and is idle again.</summary>
        public void Work(bool really)
        {
            if (really)
            {
                BecameIdle?.Invoke();
            }
        }
    }
}
