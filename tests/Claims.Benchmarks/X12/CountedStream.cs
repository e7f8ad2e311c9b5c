using Claims.Edi.Tests.Samples;

namespace Claims.Benchmarks.X12;

/// <summary>Passes a stream on and counts its bytes.</summary>
internal sealed class CountedStream(Stream inner) : ForwardStream
{
    public long Total { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Total += read;
        return read;
    }
}
