using System.Text;

namespace Claims.Edi.Syntax;

/// <summary>The characters of a UTF-8 stream, decoded straight into the place they are wanted at. Bytes that are not
/// UTF-8 become U+FFFD. The stream stays open.</summary>
internal sealed class Utf8Text(Stream stream) : TextReader
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] bytes = new byte[1 << 15];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Reads at least one character unless the stream ends; space for two characters is needed.</summary>
    public override int Read(Span<char> buffer)
    {
        while (true)
        {
            if (start == end && !ended)
            {
                start = 0;
                end = stream.Read(bytes);
                ended = end == 0;
            }
            decoder.Convert(bytes.AsSpan(start, end - start), buffer, ended, out var used, out var made, out _);
            start += used;
            if (made > 0 || ended)
                return made;
        }
    }
}
