using Claims.Benchmarks.Engine;
using Claims.Edi.Envelope;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>Writing records, checked as a reader would.</summary>
internal static class WritingSection
{
    /// <summary>MB/s.</summary>
    private const double Goal = 150;

    public static Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Writing");
        run.Report.Questions();
        foreach (var claims in new[] { 1, 100, 10_000 })
        {
            Measure(run, "837P", claims, GeneratedFile.Claims(claims).ToBytes());
            Measure(run, "835", claims, GeneratedFile.Remittance(claims).ToBytes());
        }

        return Task.CompletedTask;
    }

    private static void Measure(BenchRun run, string kind, int claims, byte[] file)
    {
        var interchange = InterchangeReader.Read(new MemoryStream(file)).Value[0];
        var written = new MemoryStream();
        InterchangeWriter.Write(written, interchange);
        if (!written.ToArray().AsSpan().SequenceEqual(file))
            throw new InvalidDataException("What is written is not what was read.");
        var speed = Speed.Of(file.Length, run.Count(7, 3), () => InterchangeWriter.Write(Stream.Null, interchange));
        speed.Tell(run, $"writing an {kind}", claims, file.Length, Goal, "all checks, encoding included");
    }
}
