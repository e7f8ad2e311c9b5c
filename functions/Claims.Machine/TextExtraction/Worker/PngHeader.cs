using System.Buffers.Binary;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>PNG: the size from the first chunk, and a walk to the last one.</summary>
internal static class PngHeader
{
    private const int Signature = 8;
    private const int ChunkFrame = 12;

    /// <exception cref="RefusedException">It ends before its last chunk.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> content)
    {
        PictureHeader? header = null;
        var rest = content[Math.Min(Signature, content.Length)..];
        while (rest.Length >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = rest[4..8];
            if (length > rest.Length - ChunkFrame)
            {
                break;
            }

            if (type.SequenceEqual("IHDR"u8) && length >= 8)
            {
                header = new(
                    BinaryPrimitives.ReadUInt32BigEndian(rest[8..]), BinaryPrimitives.ReadUInt32BigEndian(rest[12..]));
            }
            else if (type.SequenceEqual("IEND"u8) && header is { } complete)
            {
                return complete;
            }

            rest = rest[(ChunkFrame + (int)length)..];
        }

        throw RefusedException.Damaged("the picture ends too early");
    }
}
