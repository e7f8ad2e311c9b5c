using Claims.Edi.Envelope;

namespace Claims.Edi.Syntax;

/// <summary>
/// Reads segments one by one from text of any length. The delimiters come from each ISA; line ends and blanks between
/// segments are skipped. Never throws on bad data.
/// </summary>
public sealed class SegmentReader
{
    /// <summary>A longer segment is cut: no X12 segment comes near it.</summary>
    private const int LongestSegment = 1 << 16;

    private readonly TextReader text;
    private readonly Findings findings;
    private char[] buffer = new char[1 << 14];
    private int start;
    private int end;
    private int ordinal;

    internal SegmentReader(TextReader text, Findings findings)
    {
        this.text = text;
        this.findings = findings;
    }

    /// <summary>The delimiters of the interchange being read.</summary>
    public Delimiters Delimiters { get; private set; } = Delimiters.Usual;

    /// <summary>The next segment, or null at the end of the text.</summary>
    public Segment? Read()
    {
        while (true)
        {
            SkipBlanks();
            if (start == end)
                return null;
            if (StartsInterchange())
                return ReadHeader();
            if (ordinal == 0)
            {
                findings.Error(EdiCodes.NoInterchange,
                    "An X12 file starts with ISA. This is not one, or its start is cut.");
                ordinal++;
                if (!SkipToInterchange())
                    return null;
                continue;
            }
            var length = FindTerminator();
            var segment = Split(buffer.AsSpan(start, length));
            start = Math.Min(end, start + length + 1);
            if (segment is not null)
                return segment;
        }
    }

    private void SkipBlanks()
    {
        while (true)
        {
            while (start < end && (buffer[start] is ' ' or '\r' or '\n' or '\t' or '\uFEFF' or '\0' or '\u001A'))
                start++;
            if (start < end || !Fill())
                return;
        }
    }

    private bool StartsInterchange()
    {
        while (end - start < 4 && Fill())
        {
        }
        return end - start >= 4 && buffer.AsSpan(start, 3).SequenceEqual("ISA")
            && !char.IsLetterOrDigit(buffer[start + 3]);
    }

    private bool SkipToInterchange()
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf("ISA");
            if (found >= 0)
            {
                start += found;
                if (StartsInterchange())
                    return true;
                start++;
                continue;
            }
            start = Math.Max(start, end - 2);
            if (!Fill())
                return false;
        }
    }

    /// <summary>ISA has 16 elements; what follows the 16th is the segment terminator (X12.5).</summary>
    private Segment? ReadHeader()
    {
        while (end - start < 200 && Fill())
        {
        }
        var element = buffer[start + 3];
        var rest = buffer.AsSpan(start, Math.Min(end - start, 200));
        var place = 0;
        for (var count = 0; count < 16; count++)
        {
            var next = rest[place..].IndexOf(element);
            if (next < 0)
                return MalformedHeader(element, rest);
            place += next + 1;
        }
        if (place + 1 >= rest.Length)
            return MalformedHeader(element, rest);
        ordinal++;
        var header = rest[..(place + 1)].ToString();
        var terminator = rest[place + 1] == '\r' ? '\n' : rest[place + 1];
        var elements = header.Split(element);
        Delimiters = new(element, elements[11].Length == 1 ? elements[11][0] : '^', header[^1], terminator);
        var segment = new Segment(elements, ordinal);
        if (header.Length != 105)
        {
            findings.Error(EdiCodes.InterchangeHeaderMalformed,
                "ISA is 106 characters, its elements padded to fixed lengths. One of them is not.", segment);
        }
        if (!Delimiters.AreUsable)
        {
            findings.Error(EdiCodes.DelimitersUnusable,
                "The delimiters must differ and be neither letters nor digits. Check ISA11 and ISA16.", segment, 16);
        }
        else if (!Delimiters.Repeats)
        {
            findings.Warn(EdiCodes.DelimitersUnusable,
                "ISA11 is the repetition separator since 00402. Use a character such as ^.", segment, 11);
        }
        start += place + 2;
        return segment;
    }

    private Segment MalformedHeader(char element, ReadOnlySpan<char> rest)
    {
        ordinal++;
        var cut = rest.IndexOfAny('~', '\n');
        var text = (cut < 0 ? rest : rest[..cut]).ToString();
        Delimiters = Delimiters.Usual with { Element = element };
        var segment = new Segment(text.Split(element), ordinal);
        findings.Error(EdiCodes.InterchangeHeaderMalformed, "ISA has 16 elements in 106 characters. It is cut.",
            segment);
        start += Math.Min(text.Length + 1, end - start);
        return segment;
    }

    private int FindTerminator()
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf(Delimiters.Segment);
            if (found >= 0)
                return searched + found;
            searched = end - start;
            if (searched > LongestSegment || !Fill())
            {
                findings.Error(EdiCodes.Unterminated, "A segment has no terminator. The file may be cut.",
                    new Segment(["?"], ordinal + 1));
                return end - start;
            }
        }
    }

    private Segment? Split(ReadOnlySpan<char> raw)
    {
        raw = raw.TrimEnd("\r\n");
        if (raw.Trim().IsEmpty)
            return null;
        ordinal++;
        var elements = new string[raw.Count(Delimiters.Element) + 1];
        var invalid = false;
        for (var i = 0; i < elements.Length; i++)
        {
            var next = raw.IndexOf(Delimiters.Element);
            elements[i] = Element(next < 0 ? raw : raw[..next], ref invalid);
            raw = raw[(next + 1)..];
        }
        var segment = new Segment(elements, ordinal);
        if (invalid)
        {
            findings.Warn(EdiCodes.CharacterInvalid, "A control character was read as a blank. Remove it.", segment);
        }
        return segment;
    }

    private string Element(ReadOnlySpan<char> raw, ref bool invalid)
    {
        if (raw.IndexOfAny(Delimiters.Component, Delimiters.Repetition) < 0
            && raw.IndexOfAnyInRange('\0', '\u001F') < 0)
        {
            return raw.ToString();
        }
        Span<char> copy = raw.Length <= 512 ? stackalloc char[raw.Length] : new char[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            var character = raw[i];
            if (character == Delimiters.Component)
                character = Segment.ComponentMark;
            else if (character == Delimiters.Repetition && Delimiters.Repeats)
                character = Segment.RepetitionMark;
            else if (character < ' ')
                (character, invalid) = (' ', true);
            copy[i] = character;
        }
        return new string(copy);
    }

    /// <summary>Reads more text, keeping what is not consumed; false at the end.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
