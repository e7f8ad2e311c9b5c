namespace Claims.Samples.Scans;

/// <summary>Encodes a bilevel picture as ITU-T T.6 ("CCITT G4"), most significant bit first, white as 0.</summary>
internal sealed class FaxEncoder
{
    private readonly MemoryStream _bytes = new();
    private int _pending;
    private int _pendingBits;

    /// <summary>Encodes a whole picture.</summary>
    public static byte[] Encode(Bilevel picture)
    {
        var encoder = new FaxEncoder();
        var above = new bool[picture.Width];
        for (var row = 0; row < picture.Height; row++)
        {
            var line = picture.Row(row);
            encoder.EncodeLine(line, above);
            above = line;
        }

        encoder.Put(FaxCodes.End);
        encoder.Put(new string('0', (8 - encoder._pendingBits) % 8));
        return encoder._bytes.ToArray();
    }

    private void EncodeLine(bool[] line, bool[] above)
    {
        // T.6, 2.2.1: a0 starts on an imaginary white pixel before the line.
        var a0 = -1;
        var black = false;
        while (a0 < line.Length)
        {
            var a1 = NextOf(line, !black, Math.Max(a0, 0));
            var b1 = NextEdge(above, black, a0 + 1);
            var b2 = NextOf(above, black, b1);
            if (b2 < a1)
            {
                Put(FaxCodes.Pass);
                a0 = b2;
            }
            else if (Math.Abs(a1 - b1) <= 3)
            {
                Put(FaxCodes.Vertical[a1 - b1 + 3]);
                a0 = a1;
                black = !black;
            }
            else
            {
                var a2 = NextOf(line, black, a1);
                Put(FaxCodes.Horizontal);
                PutRun(a1 - Math.Max(a0, 0), black);
                PutRun(a2 - a1, !black);
                a0 = a2;
            }
        }
    }

    /// <summary>Where the next pixel of a colour stands; the line's end when there is none.</summary>
    private static int NextOf(bool[] line, bool black, int from)
    {
        while (from < line.Length && line[from] != black)
            from++;
        return from;
    }

    /// <summary>Where the line above changes from this colour to the other.</summary>
    private static int NextEdge(bool[] above, bool black, int from)
    {
        while (from < above.Length && !(above[from] != black && (from > 0 && above[from - 1]) == black))
            from++;
        return Math.Min(from, above.Length);
    }

    private void PutRun(int length, bool black)
    {
        var codes = black ? FaxCodes.Black : FaxCodes.White;
        for (; length > 2560; length -= 2560)
            Put(codes[^1]);
        if (length >= 64)
            Put(codes[63 + (length / 64)]);
        Put(codes[length % 64]);
    }

    private void Put(string bits)
    {
        foreach (var bit in bits)
        {
            _pending = (_pending << 1) | (bit - '0');
            if (++_pendingBits == 8)
            {
                _bytes.WriteByte((byte)_pending);
                (_pending, _pendingBits) = (0, 0);
            }
        }
    }
}
