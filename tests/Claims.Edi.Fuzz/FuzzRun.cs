using System.Collections.Concurrent;
using System.Diagnostics;

namespace Claims.Edi.Fuzz;

/// <summary>Tries numbered inputs in batches and notes what failed, what was slow and what the memory did.</summary>
internal sealed class FuzzRun : IDisposable
{
    private const long MemoryMargin = 32_000_000;

    /// <summary>Longer than any loaded machine takes: such an input never ends.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly Action<int> attempt;
    private readonly ConcurrentDictionary<int, long> running = new();
    private readonly ConcurrentDictionary<int, TimeSpan> suspects = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Timer guard;
    private int tried;
    private int failed;
    private int slow;
    private int cleared;
    private long firstMemory;
    private long mostMemory;

    /// <param name="attempt">Does with the input of a number what must be possible; throws when it is not.</param>
    public FuzzRun(Action<int> attempt)
    {
        this.attempt = attempt;
        guard = new(_ => StopIfHanging(), null, Hang / 4, Hang / 4);
    }

    /// <summary>Whether nothing failed, was slow or grew.</summary>
    public bool IsClean => failed + slow == 0;

    /// <summary>Tries some inputs on all cores; those over a second once more, alone, for a busy machine makes any input
    /// slow now and then. Then weighs the memory.</summary>
    public void Try(int from, int count)
    {
        Parallel.For(from, from + count, number =>
        {
            if (Time(number) is var taken && taken > Slow)
                suspects[number] = taken;
        });
        foreach (var (number, taken) in suspects)
            TryAlone(number, taken);
        suspects.Clear();
        tried += count;
        WeighMemory();
    }

    public void Dispose() => guard.Dispose();

    /// <summary>What came of it.</summary>
    public override string ToString() =>
        $"{tried} tried in {watch.Elapsed.TotalSeconds:F0} s: {failed} failed, {slow} over a second, {cleared} more over a"
        + $" second on the busy machine but not alone; memory in use {firstMemory / 1000} kB after the first batch,"
        + $" {mostMemory / 1000} kB at most.";

    private TimeSpan Time(int number)
    {
        var started = Stopwatch.GetTimestamp();
        running[number] = started;
        try
        {
            attempt(number);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref failed);
            Console.WriteLine($"FAILED on file {number}: {exception}");
        }
        running.TryRemove(number, out _);
        return Stopwatch.GetElapsedTime(started);
    }

    private void TryAlone(int number, TimeSpan before)
    {
        var alone = Enumerable.Range(0, 3).Min(_ => Time(number));
        if (alone > Slow)
            slow++;
        else
            cleared++;
        Console.WriteLine($"{(alone > Slow ? "SLOW" : "slow once")}: file {number} took {before.TotalMilliseconds:F0} ms"
            + $" among others, {alone.TotalMilliseconds:F0} ms alone, the best of three.");
    }

    private void WeighMemory()
    {
        var used = GC.GetTotalMemory(forceFullCollection: true);
        firstMemory = firstMemory == 0 ? used : firstMemory;
        mostMemory = Math.Max(mostMemory, used);
        if (used > firstMemory + MemoryMargin)
        {
            failed++;
            Console.WriteLine($"GREW: memory went from {firstMemory} to {used} bytes.");
        }
        Console.WriteLine($"{tried} done in {watch.Elapsed.TotalSeconds:F0} s, {used / 1000} kB in use,"
            + $" {Environment.WorkingSet / 1_000_000} MB working set.");
    }

    private void StopIfHanging()
    {
        foreach (var (number, started) in running)
        {
            if (Stopwatch.GetElapsedTime(started) < Hang)
                continue;
            Console.WriteLine($"HANG: file {number} does not end.");
            Environment.Exit(2);
        }
    }
}
