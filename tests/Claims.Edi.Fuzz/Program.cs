using System.Diagnostics;
using System.Globalization;
using System.Text;
using Claims.Edi.Tests.Samples;

// dotnet run -c Release --project tests/Claims.Edi.Fuzz -- [COUNT [FIRST]]
// Damages the public samples and generated files COUNT times (1,000,000) and does with each what must never throw, take
// over a second or make the memory grow. The file of a number is always the same: -- 1 NUMBER tries one again.
const int Batch = 50_000;
const long MemoryMargin = 64_000_000;

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
string[] texts =
[
    Encoding.ASCII.GetString(GeneratedFile.Claims(2).ToBytes()),
    Encoding.ASCII.GetString(GeneratedFile.Remittance(2).ToBytes()),
    .. SampleFiles.Names().Select(SampleFiles.Text).Where(text => text.Length < 20_000),
];
Console.WriteLine($"{count} damaged files from {texts.Length} whole ones, {Environment.ProcessorCount} at a time.");
var (failed, slow, slowest, memory) = (0, 0, 0L, 0L);
var watch = Stopwatch.StartNew();
for (var done = 0; done < count; done += Batch)
{
    Parallel.For(first + done, first + Math.Min(count, done + Batch), number =>
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            DamagedFile.Exercise(DamagedFile.Make(texts, number), write: number % 10 == 0);
        }
        catch (Exception exception)
        {
            Interlocked.Increment(ref failed);
            Console.WriteLine($"FAILED on file {number}: {exception}");
        }

        var taken = (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (taken > 1000)
        {
            Interlocked.Increment(ref slow);
            Console.WriteLine($"SLOW: file {number} took {taken} ms");
        }

        for (var known = slowest; taken > known; known = slowest)
        {
            Interlocked.CompareExchange(ref slowest, taken, known);
        }
    });
    var used = GC.GetTotalMemory(forceFullCollection: true);
    memory = memory == 0 ? used : memory;
    if (used > memory + MemoryMargin)
    {
        failed++;
        Console.WriteLine($"GREW: memory went from {memory} to {used} bytes.");
    }

    Console.WriteLine($"{Math.Min(count, done + Batch)} done in {watch.Elapsed.TotalSeconds:F0} s, {used / 1000} kB used.");
}

Console.WriteLine($"{failed} failed, {slow} over a second, the slowest {slowest} ms.");
return failed + slow == 0 ? 0 : 1;
