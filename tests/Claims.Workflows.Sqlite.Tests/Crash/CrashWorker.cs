using System.Globalization;
using Claims.Workflows.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>
/// The process the crash suite kills: runs the engine, puts load on it, and notes what was acknowledged. What is noted
/// is never asked for again: if the engine lost it, an instance would never end, or end wrongly.
/// Arguments: crash-worker, the folder, the run's name, how many orders to start, by how many seconds its clocks are
/// ahead, and what to do: <c>linger</c> (until its input ends; each line sets its clocks, by seconds), <c>finish</c>
/// (all instances), or a checkpoint and the hit to be killed at.
/// </summary>
internal static class CrashWorker
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["crash-worker", var folder, var run, var orders, var ahead, .. var task])
            return 2;
        if (task is [var checkpoint, var hit])
            KillAt(folder, Enum.Parse<Checkpoint>(checkpoint), int.Parse(hit, CultureInfo.InvariantCulture));
        using var ledger = new Ledger(folder);
        var acknowledged = new Acknowledged(folder, run);
        var clock = new JumpingClock();
        clock.Jump(Seconds(ahead));
        await using var store = new SqliteWorkflowStore(Path.Combine(folder, "workflows.db"), Lease, clock);
        await using var engine = NewEngine(store, ledger, clock);
        await engine.StartAsync();
        Console.WriteLine("ready");

        var load = new CrashLoad(engine, ledger, acknowledged);
        await load.StartAllAsync(run, int.Parse(orders, CultureInfo.InvariantCulture));
        Console.WriteLine("loaded");
        await load.SeeToAllAsync();
        if (task is not ["linger"])
            await load.AwaitAllAsync();
        else
            while (await Console.In.ReadLineAsync() is { } jump)
                clock.Jump(Seconds(jump));
        return 0;
    }

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture));

    private static WorkflowEngine NewEngine(IWorkflowStore store, Ledger ledger, TimeProvider clock)
    {
        var registry = new WorkflowRegistry()
            .AddWorkflow(CrashOrder.Ref, () => new CrashOrder())
            .AddWorkflow(CrashPart.Ref, () => new CrashPart())
            .AddWorkflow(CrashRelay.Ref, () => new CrashRelay())
            .AddWorkflow(CrashDoomed.Ref, () => new CrashDoomed())
            .AddWorkflow(CrashIdle.Ref, () => new CrashIdle())
            .AddWorkflow(CrashPaused.Ref, () => new CrashPaused())
            .AddWorkflow(CrashUndone.Ref, () => new CrashUndone())
            .AddWorkflow(CrashUndonePart.Ref, () => new CrashUndonePart())
            .AddWorkflow(CrashMended.Ref, () => new CrashMended())
            .AddWorkflow(CrashMendedPart.Ref, () => new CrashMendedPart())
            .AddWorkflow(CrashLetters.Ref, () => new CrashLetters())
            .AddWorkflow(CrashBrief.Ref, () => new CrashBrief())
            .AddActivity(CrashFragile.Ref, _ => new CrashFragile(ledger))
            .AddActivity(CrashEffect.Ref, _ => new CrashEffect(ledger));
        var options = new EngineOptions { MaxHotInstances = 10, Heartbeat = TimeSpan.FromMilliseconds(20) };
        return new WorkflowEngine(
            registry, store, new FewServices(), clock, options, NullLogger<WorkflowEngine>.Instance);
    }

    private static void KillAt(string folder, Checkpoint checkpoint, int hit)
    {
        var hits = 0;
        Checkpoints.Reached = reached =>
        {
            if (reached != checkpoint || Interlocked.Increment(ref hits) != hit)
                return;
            File.WriteAllText(CrashScene.KillNote(folder), $"{checkpoint}");
            System.Diagnostics.Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        };
    }
}

/// <summary>Files of notes, one of each process, each note written whole before the next; a kill loses none.</summary>
internal sealed class Acknowledged
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _before;
    private readonly FileStream _file;

    public Acknowledged(string folder, string run)
    {
        _before = [.. ReadAll(folder)];
        var path = Path.Combine(folder, $"acknowledged-{run}.txt");
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    public static IEnumerable<string> ReadAll(string folder) =>
        Directory.GetFiles(folder, "acknowledged-*.txt").SelectMany(ReadLines);

    public bool Contains(string note) => _before.Contains(note);

    public void Add(string note)
    {
        lock (_lock)
            _file.Write(System.Text.Encoding.UTF8.GetBytes(note + "\n"));
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
