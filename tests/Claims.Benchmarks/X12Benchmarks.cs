using BenchmarkDotNet.Attributes;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks;

/// <summary>
/// Files of many claims, tokenized, read claim by claim and written, against the least any reader must do: searching the
/// same bytes for the segment terminator.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class X12Benchmarks
{
    private byte[] _claims = [];
    private byte[] _remittance = [];
    private Interchange _interchange = null!;

    [Params(1, 100, 10_000)]
    public int Claims { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _claims = GeneratedFile.Claims(Claims).ToBytes();
        _remittance = GeneratedFile.Remittance(Claims).ToBytes();
        var read = InterchangeReader.Read(new MemoryStream(_claims));
        _interchange = !read.HasErrors
            ? read.Value[0]
            : throw new InvalidOperationException(string.Join(", ", read.Issues.Select(issue => issue.Code)));
    }

    [Benchmark(Baseline = true)]
    public int SearchTerminators()
    {
        var count = 0;
        ReadOnlySpan<byte> rest = _claims;
        for (int at; (at = rest.IndexOf((byte)'~')) >= 0; count++)
        {
            rest = rest[(at + 1)..];
        }

        return count;
    }

    [Benchmark]
    public int Tokenize()
    {
        var reader = new SegmentReader(new MemoryStream(_claims));
        var count = 0;
        while (reader.Next())
        {
            count++;
        }

        return count;
    }

    [Benchmark]
    public int ReadClaims() => InterchangeReader.ReadParts(new MemoryStream(_claims)).Count();

    [Benchmark]
    public int ReadRemittance() => InterchangeReader.ReadParts(new MemoryStream(_remittance)).Count();

    [Benchmark]
    public int ReadClaimsWhole() => InterchangeReader.Read(new MemoryStream(_claims)).Value.Count;

    [Benchmark]
    public void WriteClaims() => InterchangeWriter.Write(new StreamWriter(Stream.Null), _interchange);
}
