using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// Reads SQLite's write-ahead log (its layout: sqlite.org/walformat.html) to tell damage from an end. SQLite takes the
/// first frame that does not fit for the end, and drops all that follows without a word. After a kill or a power cut at
/// most one transaction may be incomplete, for each was synced before the next was begun; and what follows an end
/// is left over from rolled-back or older transactions, whose frames cannot make two commits in one chain.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int DefaultPageBytes = 4096;
    private const uint Magic = 0x377f0682;

    /// <returns>The first unreadable frame, from 1 (0: the log's header), or null when all is well.</returns>
    public static long? FindDamage(string path)
    {
        while (true)
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            var header = ReadHeader(file);
            if (Scan(file, header) is not { } frame)
                return null;

            // Another process may have begun the log anew meanwhile.
            if (header.AsSpan().SequenceEqual(ReadHeader(file)))
                return frame;
        }
    }

    private static byte[] ReadHeader(FileStream file)
    {
        var header = new byte[HeaderBytes];
        file.Position = 0;
        file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        return header;
    }

    private static long? Scan(FileStream file, byte[] header)
    {
        var magic = Number(header, 0);
        var isBigEndian = (magic & 1) != 0;
        var sum = Add(default, header.AsSpan(0, 24), isBigEndian);
        var isValid = (magic | 1) == (Magic | 1) && sum == (Number(header, 24), Number(header, 28));
        var salt = BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(16));
        long? firstBad = isValid ? null : 0;
        var commits = 0;
        var frame = new byte[FrameHeaderBytes + (isValid ? Number(header, 8) : DefaultPageBytes)];
        for (var i = 1L; file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length; i++)
        {
            var ownSalt = BinaryPrimitives.ReadUInt64BigEndian(frame.AsSpan(8));
            var stored = (Number(frame, 16), Number(frame, 20));
            sum = Add(sum, frame.AsSpan(0, 8), isBigEndian);
            sum = Add(sum, frame.AsSpan(FrameHeaderBytes), isBigEndian);
            if (sum != stored || (isValid && ownSalt != salt))
                (firstBad, commits) = (firstBad ?? i, 0);
            else if (firstBad is not null && Number(frame, 4) != 0 && ++commits == 2)
                return firstBad;

            // The chain may go on behind a damaged frame.
            sum = stored;
        }

        return null;
    }

    private static uint Number(byte[] bytes, int offset) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(offset));

    private static (uint A, uint B) Add((uint A, uint B) sum, ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var (a, b) = sum;
        var swap = isBigEndian == BitConverter.IsLittleEndian;
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            a += (swap ? BinaryPrimitives.ReverseEndianness(words[i]) : words[i]) + b;
            b += (swap ? BinaryPrimitives.ReverseEndianness(words[i + 1]) : words[i + 1]) + a;
        }

        return (a, b);
    }
}
