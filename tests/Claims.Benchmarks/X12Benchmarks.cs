using BenchmarkDotNet.Attributes;
using Claims.Edi.Envelope;

namespace Claims.Benchmarks;

/// <summary>
/// Reading an 837P file of many claims, against the least any reader must do: cutting the same text into segments and
/// elements.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class X12Benchmarks
{
    private string _text = "";
    private Interchange _interchange = null!;

    [Params(1, 100)]
    public int Claims { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _text = SampleClaims.Write(Claims);
        var read = InterchangeReader.Read(_text);
        _interchange = !read.HasErrors
            ? read.Value[0]
            : throw new InvalidOperationException(string.Join(", ", read.Issues.Select(issue => issue.Code)));
    }

    [Benchmark(Baseline = true)]
    public int CutIntoElements() => _text.Split('~').Sum(segment => segment.Split('*').Length);

    [Benchmark]
    public int Read() => InterchangeReader.Read(_text).Value.Count;

    [Benchmark]
    public int Write() => InterchangeWriter.ToText(_interchange).Length;
}
