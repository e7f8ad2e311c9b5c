using System.Diagnostics;
using Xunit.Abstractions;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>
/// Kills working processes, again and again, and looks at what is left. This is the short form; the full one, with more
/// than 200 kills, is run by:
/// <code>CLAIMS_FULL_CRASH=1 dotnet test tests/Claims.Workflows.Sqlite.Tests -c Release --filter Crash</code>
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int OrdersPerRun = 8;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("CLAIMS_FULL_CRASH") == "1";

    /// <summary>Checkpoints a worker comes to at least a hundred times.</summary>
    private static readonly Checkpoint[] Busy =
    [
        Checkpoint.TurnTaken, Checkpoint.TurnDurable, Checkpoint.AttemptBegins, Checkpoint.EffectDone,
        Checkpoint.OutcomeNoted,
    ];

    private readonly Random _random = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private CrashScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task After_kills_at_random_times_every_instance_ends_with_each_effect_once()
    {
        var kills = IsFull ? 120 : 20;
        for (var run = 0; run < kills; run++)
        {
            var worker = _scene.Start(OrdersPerRun, "linger");

            // Some die while they start, some while they take orders, some while they work.
            if (run % 3 == 1)
                await CrashScene.WhenReadyAsync(worker);
            else if (run % 3 == 2)
                await CrashScene.WhenLoadedAsync(worker);
            await Task.Delay(_random.Next(run % 3 == 0 ? 600 : 300));
            await _scene.KillAsync(worker);
        }

        var books = await FinishAsync();
        Assert.Empty(books.Overlaps);
        Assert.True(books.Orders > kills, "The kills came before there was any load.");
    }

    [Fact]
    public async Task After_a_kill_at_every_checkpoint_every_instance_ends_with_each_effect_once()
    {
        for (var round = 0; round < (IsFull ? 3 : 1); round++)
        {
            foreach (var (checkpoint, hit) in Plan())
            {
                var worker = _scene.Start(OrdersPerRun, $"{checkpoint}", $"{hit}");
                Assert.Equal($"{checkpoint}", await _scene.WhenKilledAsync(worker));
            }

            Assert.Equal(Enum.GetValues<Checkpoint>().Length, _scene.Kills);
            Assert.Empty((await FinishAsync()).Overlaps);
            _scene.Dispose();
            _scene = new CrashScene();
        }
    }

    [Fact]
    public async Task While_one_process_crashes_again_and_again_another_goes_on_and_no_step_runs_in_both_at_once()
    {
        var steady = _scene.Start(OrdersPerRun, "linger");
        await CrashScene.WhenReadyAsync(steady);
        for (var run = 0; run < (IsFull ? 40 : 8); run++)
        {
            // In the midst of work, whatever the machine's speed.
            var worker = _scene.Start(OrdersPerRun, $"{Busy[_random.Next(Busy.Length)]}", $"{1 + _random.Next(100)}");
            await _scene.WhenKilledAsync(worker);
        }

        Assert.False(steady.HasExited, "The steady process ended.");
        steady.StandardInput.Close();
        await CrashScene.WhenDoneAsync(steady);
        var books = await FinishAsync();
        Assert.Empty(books.Overlaps);
        var owners = books.Effects.GroupBy(e => e.Owner).Select(g => (g.Key, Count: g.Count())).ToList();
        Assert.True(owners.Count > 2, "Only one process did any work.");
        Assert.Contains(owners, o => o.Key.StartsWith($"{steady.Id}-", StringComparison.Ordinal));
    }

    /// <summary>
    /// The one exception: a process that is stopped in the middle of a step for longer than its lease goes on with it
    /// later. Its steps under way may overlap; it begins no new ones, and nothing it says counts.
    /// </summary>
    [Fact]
    public async Task A_process_that_slept_through_its_lease_crashes_nothing_and_begins_no_step_of_others()
    {
        var sleeper = _scene.Start(4 * OrdersPerRun, "linger");
        await CrashScene.WhenReadyAsync(sleeper);
        do
        {
            Signal(sleeper, "CONT");
            await Task.Delay(_random.Next(5));
            Signal(sleeper, "STOP");
            await CrashScene.WhenStoppedAsync(sleeper);
        }
        while (!Ledger.IsUnlocked(_scene.Database) || !Ledger.IsUnlocked(Path.Combine(_scene.Folder, "ledger.db")));

        await CrashScene.WhenDoneAsync(_scene.Start(OrdersPerRun, "finish"));
        Signal(sleeper, "CONT");
        sleeper.StandardInput.Close();
        await CrashScene.WhenDoneAsync(sleeper);

        var books = await FinishAsync();
        Assert.All(
            books.Overlaps,
            overlap => Assert.StartsWith($"{sleeper.Id}-", overlap.First, StringComparison.Ordinal));
        Assert.InRange(books.Overlaps.Count, 0, new EngineOptions().MaxConcurrentActivities);
    }

    [Fact]
    public async Task Clocks_that_jump_crash_nothing_and_let_no_step_run_twice_at_once()
    {
        Process[] workers = [_scene.Start(OrdersPerRun, "linger"), _scene.Start(OrdersPerRun, "linger")];
        await Task.WhenAll(workers.Select(CrashScene.WhenLoadedAsync));
        for (var i = 0; i < 40; i++)
        {
            // By as much as two days, by more and by less than a lease, forth and back; each process by its own.
            var seconds = _random.Next(-1, 2) * _random.Next(1, i % 2 == 0 ? 172_800 : 4);
            await CrashScene.JumpAsync(workers[i % 2], seconds);
            await Task.Delay(_random.Next(40));
        }

        foreach (var worker in workers)
        {
            worker.StandardInput.Close();
            await CrashScene.WhenDoneAsync(worker);
        }

        // Timers were set by clocks that were ahead.
        await CrashScene.WhenDoneAsync(_scene.StartAhead(TimeSpan.FromDays(100), OrdersPerRun, "finish"));
        Assert.Empty((await FinishAsync()).Overlaps);
    }

    /// <summary>Every checkpoint, each at one of the hits a worker surely comes to.</summary>
    private IEnumerable<(Checkpoint Checkpoint, int Hit)> Plan()
    {
        Checkpoint[] first =
        [
            Checkpoint.DatabaseOpened, Checkpoint.SchemaStepWritten, Checkpoint.SchemaStepDurable,

            // A dead owner is only found where the process before it died as one.
            Checkpoint.TurnTaken, Checkpoint.DeadOwnerFound,
        ];
        var others = Enum.GetValues<Checkpoint>().Except(first).ToArray();
        _random.Shuffle(others);
        return [.. first.Concat(others).Select(c => (c, 1 + _random.Next(SureHits(c))))];
    }

    private static int SureHits(Checkpoint checkpoint) => checkpoint switch
    {
        Checkpoint.DatabaseOpened or Checkpoint.SchemaStepDurable or Checkpoint.ReleaseBegins
            or Checkpoint.ReleaseDurable or Checkpoint.OwnerLocked or Checkpoint.DeadOwnerFound
            or Checkpoint.OwnerFileLeft or Checkpoint.OwnerFileDeleted => 1,
        Checkpoint.SchemaStepWritten => SchemaUpgrade.Embedded.Count,
        Checkpoint.HeartbeatBegins or Checkpoint.HeartbeatDurable => 3,
        Checkpoint.TerminationAsked or Checkpoint.TerminationDurable or Checkpoint.TerminationHalfWritten => 4,
        Checkpoint.SuspendDurable or Checkpoint.ResumeDurable or Checkpoint.PurgeHalfWritten => 4,
        Checkpoint.RewindHalfWritten or Checkpoint.LettersHalfWritten => 8,
        Checkpoint.StartAsked or Checkpoint.StartDurable => 16,
        Checkpoint.EventAsked or Checkpoint.EventDurable => 24,
        _ => 40,
    };

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task<CrashBooks> FinishAsync()
    {
        await CrashScene.WhenDoneAsync(_scene.Start(orders: 0, "finish"));
        var books = await CrashBooks.ReadAsync(_scene);
        var again = books.Effects.Count(e => e.Runs > 1);
        output.WriteLine(
            $"{_scene.Kills} kills in {_watch.Elapsed.TotalSeconds:0} s: {books.Orders} orders, "
            + $"{books.Effects.Count} effects, {again} of them done again, {books.Overlaps.Count} overlaps");
        books.AssertAgree();
        return books;
    }
}
