using System.Text;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads official text, which is mostly ASCII, sometimes UTF-8 and sometimes Western European.</summary>
internal static class OfficialText
{
    private const int LongestLine = 100_000;

    private static readonly Encoding Text = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ReplacementFallback, new WesternFallback());

    /// <summary>Each line with its number from 1; blank ones left out.</summary>
    public static IEnumerable<(int Number, string Line)> Lines(Stream stream)
    {
        using var reader = Reader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > LongestLine)
                throw new InvalidDataException($"Line {number} has {line.Length} characters: it is no official list.");
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line);
        }
    }

    /// <summary>The rows of a CSV (RFC 4180); a quoted field may run over lines.</summary>
    public static IEnumerable<(int Number, string[] Fields)> Rows(Stream stream)
    {
        using var reader = Reader(stream);
        var record = new CsvRecord();
        var (number, start) = (0, 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!record.IsOpen)
                start = number;
            var isWhole = record.Add(line);
            if (record.Length > LongestLine)
                throw new InvalidDataException($"Line {start}: a quoted field is not closed.");
            if (isWhole)
                yield return (start, Array.ConvertAll(record.Take(), field => field.Trim()));
        }

        if (record.IsOpen)
            throw new InvalidDataException($"Line {start}: a quoted field is not closed.");
    }

    /// <summary>A fixed field by its columns, which are counted from 1; blank when the line is shorter.</summary>
    public static string Columns(string line, int first, int last) =>
        first > line.Length ? "" : line[(first - 1)..Math.Min(last, line.Length)].Trim();

    private static StreamReader Reader(Stream stream) => new(stream, Text, detectEncodingFromByteOrderMarks: true);

    /// <summary>A byte that is no UTF-8 is the Western European letter of that number.</summary>
    private sealed class WesternFallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private byte[] _bytes = [];
            private int _at;

            public override int Remaining => _bytes.Length - _at;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_bytes, _at) = (bytesUnknown, 0);
                return _bytes.Length > 0;
            }

            public override char GetNextChar() => _at == _bytes.Length ? '\0' : _bytes[_at++] switch
            {
                0x91 or 0x92 => '\'',
                0x93 or 0x94 => '"',
                0x96 or 0x97 => '-',
                var letter => (char)letter,
            };

            public override bool MovePrevious()
            {
                if (_at == 0)
                    return false;
                _at--;
                return true;
            }
        }
    }
}
