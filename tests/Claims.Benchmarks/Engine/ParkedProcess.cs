using System.Diagnostics;
using System.Text.Json;

namespace Claims.Benchmarks.Engine;

/// <summary>What a process with many parked instances told of itself.</summary>
/// <param name="Ready">From the engine's start to its first reaction to an event.</param>
/// <param name="SinceLaunch">The same from the launch of the process.</param>
/// <param name="WorkingSet">Bytes after the idle time, as the process stood.</param>
/// <param name="WorkingSetAfterGc">Bytes after a full collection.</param>
/// <param name="ManagedHeap">Bytes after a full collection.</param>
/// <param name="IdleShare">Processor time while idle, as a share of one core's.</param>
/// <param name="WakeUpP50">From raising an event to the activity that follows.</param>
/// <param name="WakeUpP99">The same.</param>
/// <param name="Stop">How long stopping took.</param>
internal sealed record ParkedFigures(
    TimeSpan Ready,
    TimeSpan SinceLaunch,
    long WorkingSet,
    long WorkingSetAfterGc,
    long ManagedHeap,
    double IdleShare,
    TimeSpan WakeUpP50,
    TimeSpan WakeUpP99,
    TimeSpan Stop);

/// <summary>A process of its own for parked instances, so that its memory and processor time are theirs.</summary>
internal static class ParkedProcess
{
    public const string Verb = "engine-parked";

    /// <summary>Starts this program again and waits for its figures.</summary>
    /// <param name="database">The database.</param>
    /// <param name="create">How many instances to make first; 0 to find them there.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="idle">How long to watch the process do nothing.</param>
    /// <param name="kill">True to end by a kill, so that the next start takes over from the dead.</param>
    public static async Task<ParkedFigures> StartAsync(
        string database, int create, int count, TimeSpan idle, bool kill)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] arguments =
        [
            .. isHost ? [typeof(ParkedProcess).Assembly.Location] : Array.Empty<string>(),
            Verb, database, $"{create}", $"{count}", $"{idle.TotalSeconds}", $"{kill}",
        ];
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<ParkedFigures>(text)!;
    }

    public static async Task RunAsync(string[] args)
    {
        var create = Parse(args[1]);
        var count = Parse(args[2]);
        var began = Stopwatch.GetTimestamp();
        var bench = await BenchEngine.StartAsync(args[0]);
        if (create > 0)
        {
            await Parallel.ForAsync(0, create, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, _) =>
                await bench.Engine.StartAsync(BenchWorkflows.Park, Id(i), i % 2));
            await bench.Engine.WhenIdleAsync();
        }

        await bench.RaiseAndReactAsync(Id(count / 2));
        var ready = Stopwatch.GetElapsedTime(began);
        var sinceLaunch = DateTime.Now - Process.GetCurrentProcess().StartTime;
        await bench.Engine.WhenIdleAsync();

        var idleShare = await IdleAsync(TimeSpan.FromSeconds(Parse(args[3])));
        var workingSet = Environment.WorkingSet;
        var wakeUps = await WakeUpsAsync(bench, count);
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        var figures = new ParkedFigures(
            ready, sinceLaunch, workingSet, Environment.WorkingSet, GC.GetTotalMemory(false), idleShare, wakeUps.P50,
            wakeUps.P99, TimeSpan.Zero);
        if (!bool.Parse(args[4]))
        {
            var stopping = Stopwatch.GetTimestamp();
            await bench.DisposeAsync();
            figures = figures with { Stop = Stopwatch.GetElapsedTime(stopping) };
        }

        Console.Write(JsonSerializer.Serialize(figures));
        await Console.Out.FlushAsync();
        if (bool.Parse(args[4]))
            Process.GetCurrentProcess().Kill();
    }

    private static async Task<double> IdleAsync(TimeSpan time)
    {
        // The runtime still compiles for a while what has just run often.
        if (time > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromSeconds(3));
        var process = Process.GetCurrentProcess();
        var began = Stopwatch.GetTimestamp();
        var before = process.TotalProcessorTime;
        await Task.Delay(time);
        process.Refresh();
        return (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Instances all over the table, each woken for the first time.</summary>
    private static async Task<Times> WakeUpsAsync(BenchEngine bench, int count)
    {
        const int WakeUps = 400;
        var times = new List<TimeSpan>(WakeUps);
        for (var i = 0; i < WakeUps; i++)
        {
            var id = Id(count / WakeUps * i);
            var began = Stopwatch.GetTimestamp();
            await bench.RaiseAndReactAsync(id);
            times.Add(Stopwatch.GetElapsedTime(began));
            await bench.Engine.WhenIdleAsync();
        }

        return new Times(times);
    }

    private static string Id(int number) => $"chart-{number:D8}";

    private static int Parse(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
