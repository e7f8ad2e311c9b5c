using BenchmarkDotNet.Attributes;
using Claims.Benchmarks.X12;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks;

/// <summary>
/// Files of many claims, tokenized, read as typed records and written, against the least any reader must do: searching the
/// same bytes for the segment terminator.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
[Config(typeof(MegabytesColumn.Config))]
public class X12Benchmarks
{
    private byte[] _claims = [];
    private byte[] _remittance = [];
    private Interchange _claimFile = null!;
    private Interchange _remittanceFile = null!;

    [Params(1, 100, 10_000)]
    public int Claims { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _claims = GeneratedFile.Claims(Claims).ToBytes();
        _remittance = GeneratedFile.Remittance(Claims).ToBytes();
        _claimFile = Read(_claims);
        _remittanceFile = Read(_remittance);
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
    public int ReadClaims() => Typed.ReadClaims(new MemoryStream(_claims));

    [Benchmark]
    public int ReadRemittance() => Typed.ReadRemittance(new MemoryStream(_remittance));

    [Benchmark]
    public int ReadClaimsWhole() => InterchangeReader.Read(new MemoryStream(_claims)).Value.Count;

    [Benchmark]
    public void WriteClaims() => InterchangeWriter.Write(Stream.Null, _claimFile);

    [Benchmark]
    public void WriteRemittance() => InterchangeWriter.Write(Stream.Null, _remittanceFile);

    private static Interchange Read(byte[] file)
    {
        var read = InterchangeReader.Read(new MemoryStream(file));
        return !read.HasErrors
            ? read.Value[0]
            : throw new InvalidOperationException(string.Join(", ", read.Issues.Select(issue => issue.Code)));
    }
}
