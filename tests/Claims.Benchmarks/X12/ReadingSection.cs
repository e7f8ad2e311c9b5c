using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Edi.Envelope;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>Typed reading of files of 1, 100 and 10,000 claims.</summary>
internal static class ReadingSection
{
    /// <summary>MB/s.</summary>
    private const double Goal = 100;

    public static Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Typed reading");
        run.Report.Questions();
        foreach (var claims in new[] { 1, 100, 10_000 })
        {
            Measure(run, "837P", claims, GeneratedFile.Claims(claims).ToBytes(), Typed.ReadClaims);
            Measure(run, "835", claims, GeneratedFile.Remittance(claims).ToBytes(), Typed.ReadRemittance);
        }

        Whole(run, "837P", GeneratedFile.Claims(10_000).ToBytes());
        Whole(run, "835", GeneratedFile.Remittance(10_000).ToBytes());
        return Task.CompletedTask;
    }

    private static void Measure(BenchRun run, string kind, int claims, byte[] file, Func<Stream, int> read)
    {
        if (read(new MemoryStream(file)) != claims)
            throw new InvalidDataException("Not every claim was read.");
        var speed = Speed.Of(file.Length, run.Count(7, 3), () => read(new MemoryStream(file)));
        speed.Tell(run, $"reading an {kind}", claims, file.Length, Goal, "every claim as a record, its fields read");
    }

    private static void Whole(BenchRun run, string kind, byte[] file)
    {
        var speed = Speed.Of(file.Length, run.Count(7, 3), () => InterchangeReader.Read(new MemoryStream(file)));
        run.Report.Measured($"{kind} of 10,000 claims, kept whole", $"{speed}", string.Create(CultureInfo.InvariantCulture,
            $"`InterchangeReader.Read`: all of it in memory at the end; {speed.Allocated / 10_000:N0} bytes allocated a claim, {speed.Busy:F2} processors busy"));
    }
}
