using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>
/// CRC-32C over four interleaved lanes of eight bytes, as fast as memory: it finds damage, it does not prove origin.
/// </summary>
internal static class Checksum
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Run once, on opening: there is no time to warm up.
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes[..(bytes.Length & ~31)]);
        var (a, b, c, d) = (1u, 2u, 3u, 4u);
        for (var i = 0; i + 3 < words.Length; i += 4)
        {
            a = BitOperations.Crc32C(a, words[i]);
            b = BitOperations.Crc32C(b, words[i + 1]);
            c = BitOperations.Crc32C(c, words[i + 2]);
            d = BitOperations.Crc32C(d, words[i + 3]);
        }

        var all = BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(a, b), c), d);
        foreach (var rest in bytes[(words.Length * 8)..])
            all = BitOperations.Crc32C(all, rest);
        return all;
    }
}
