using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>Cutting into segments beside the least any reader must do: searching the bytes for the segment
/// terminator.</summary>
internal static class TokenizingSection
{
    public static Task MeasureAsync(BenchRun run)
    {
        run.Report.Section("Tokenizing");
        run.Report.Questions();
        Measure(run, "837P", GeneratedFile.Claims(10_000).ToBytes());
        Measure(run, "835", GeneratedFile.Remittance(10_000).ToBytes());
        return Task.CompletedTask;
    }

    private static void Measure(BenchRun run, string kind, byte[] file)
    {
        var rounds = run.Count(7, 3);
        var search = Speed.Of(file.Length, rounds, () => Search(file));
        var cut = Speed.Of(file.Length, rounds, () => Cut(file));
        if (Cut(file) != Search(file))
            throw new InvalidDataException("The reader and the search do not count the same segments.");
        var ratio = cut.MegabytesPerSecond / search.MegabytesPerSecond;
        run.Report.Measured($"{kind}: search", $"{search}", "`IndexOf('~')` (vectorized) from segment to segment over the bytes");
        run.Report.Goal(
            $"{kind}: segments", string.Create(CultureInfo.InvariantCulture, $"{cut}, {ratio:F2} of the search"),
            "0.5 of the search", ratio >= 0.5, "`SegmentReader.Next` from a stream, decoding of UTF-8 included");
    }

    private static int Search(ReadOnlySpan<byte> rest)
    {
        var count = 0;
        for (int at; (at = rest.IndexOf((byte)'~')) >= 0; count++)
            rest = rest[(at + 1)..];
        return count;
    }

    private static int Cut(byte[] file)
    {
        var reader = new SegmentReader(new MemoryStream(file));
        var count = 0;
        while (reader.Next())
            count++;
        return count;
    }
}
