using System.Buffers.Binary;
using System.Numerics;

namespace Claims.Workflows;

/// <summary>
/// Random numbers worked out from a guid alone (xoshiro256**, Blackman and Vigna 2018), so that a workflow that waits
/// for years gets the same ones under any version of .NET.
/// </summary>
internal sealed class DeterministicRandom : Random
{
    private readonly ulong[] _state = new ulong[4];

    public DeterministicRandom(Guid seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        seed.TryWriteBytes(bytes, bigEndian: true, out _);
        var mix = BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        for (var i = 0; i < _state.Length; i++)
            _state[i] = SplitMix(ref mix);
    }

    public override int Next() => Next(int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    public override long NextInt64() => NextInt64(long.MaxValue);

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        var range = (ulong)maxValue - (ulong)minValue;
        return range == 0 ? minValue : minValue + (long)Below(range);
    }

    /// <summary>53 random bits: every multiple of 2^-53 below 1 is equally likely.</summary>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1ul << 53));

    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1u << 24));

    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> word = stackalloc byte[8];
        for (; buffer.Length > 0; buffer = buffer[Math.Min(8, buffer.Length)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, NextBits());
            word[..Math.Min(8, buffer.Length)].CopyTo(buffer);
        }
    }

    protected override double Sample() => NextDouble();

    /// <summary>Below a bound without bias: what falls into the last, incomplete range is drawn again.</summary>
    private ulong Below(ulong bound)
    {
        var incomplete = (ulong.MaxValue % bound) + 1;
        var limit = incomplete == bound ? ulong.MaxValue : ulong.MaxValue - incomplete;
        ulong bits;
        do
            bits = NextBits();
        while (bits > limit);
        return bits % bound;
    }

    private ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9;
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
