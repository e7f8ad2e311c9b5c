using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Claims.Edi.Envelope;

namespace Claims.Edi.Syntax;

/// <summary>Prepares segments for a file, joins them with its delimiters and keeps the text until all of it is
/// wanted.</summary>
internal sealed class SegmentWriter
{
    /// <summary>A part of the text is as long as all before it, within these bounds.</summary>
    private const int ShortestPart = 1 << 12;

    private const int LongestPart = 1 << 17;

    /// <summary>Free text, in which a delimiter becomes a blank; elsewhere it is refused.</summary>
    private static readonly FrozenSet<string> FreeText =
    [
        "NM103", "NM104", "NM105", "NM107", "N102", "N201", "N202", "N301", "N302", "N401", "PER02", "NTE02", "K301",
        "MSG01", "REF03", "PWK07", "SBR04", "STC12", "EB05", "SV101-7", "SVC01-7", "SVD03-7",
    ];

    private readonly Delimiters delimiters;
    private readonly WriteOptions options;
    private readonly Findings findings;

    /// <summary>What may stand in a segment as it is; the marks and the element delimiter, which is looked for
    /// apart, among it.</summary>
    private readonly SearchValues<char> plain;

    /// <summary>The parts of the text that are full, and the one being filled, in ASCII: all else was refused. They are
    /// rented: a large file's would outlive the collector's youngest generation.</summary>
    private readonly List<ArraySegment<byte>> full = [];

    private byte[] part = [];
    private int used;
    private int length;

    public SegmentWriter(Delimiters delimiters, WriteOptions options, Findings findings)
    {
        this.delimiters = delimiters;
        this.options = options;
        this.findings = findings;
        var allowed = Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)
            .Where(character => options.KeepCase || !char.IsAsciiLetterLower(character))
            .Where(character => character == delimiters.Element || !delimiters.Include(character))
            .Append(Segment.ElementMark).Append(Segment.ComponentMark).Append(delimiters.Element);
        plain = SearchValues.Create([.. delimiters.Repeats ? allowed.Append(Segment.RepetitionMark) : allowed]);
    }

    /// <summary>The segment in the character set, free of delimiters; what cannot be is reported.</summary>
    public Segment Normalize(Segment segment)
    {
        var raw = segment.Raw;
        if (raw.IndexOfAnyExcept(plain) < 0
            && (segment.Separator == delimiters.Element || !raw.Contains(delimiters.Element)))
            return segment;
        for (var position = 1; position <= segment.Count; position++)
        {
            if (segment.Span(position).IndexOfAnyExcept(plain) < 0 && !segment.Span(position).Contains(delimiters.Element))
                continue;
            var text = segment[position];
            var changed = Normalize(segment, position, text);
            if (!ReferenceEquals(changed, text))
                segment = segment.WithRaw(position, changed);
        }
        return segment;
    }

    /// <summary>Adds a segment and its terminator.</summary>
    public void Add(Segment segment)
    {
        var raw = segment.Raw;
        var place = Reserve(raw.Length);
        Put(raw, place);
        if (segment.Separator != delimiters.Element)
            place.Replace((byte)segment.Separator, (byte)delimiters.Element);
        if ((segment.Traits & SegmentTraits.Composed) != 0)
        {
            place.Replace((byte)Segment.ComponentMark, (byte)delimiters.Component);
            place.Replace((byte)Segment.RepetitionMark, (byte)delimiters.Repetition);
        }
        End();
    }

    /// <summary>Adds the interchange header, whose elements hold delimiters.</summary>
    public void AddHeader(string[] header)
    {
        var text = string.Join(delimiters.Element, header);
        Put(text, Reserve(text.Length));
        End();
    }

    /// <summary>Writes the text and lets go of it.</summary>
    public void MoveTo(Stream stream)
    {
        foreach (var text in Take())
        {
            stream.Write(text);
            ArrayPool<byte>.Shared.Return(text.Array!);
        }
    }

    /// <summary>The text, let go of.</summary>
    public string MoveToText() => string.Create(length, Take(), static (all, parts) =>
    {
        foreach (var text in parts)
        {
            Ascii.ToUtf16(text, all, out var made);
            all = all[made..];
            ArrayPool<byte>.Shared.Return(text.Array!);
        }
    });

    private List<ArraySegment<byte>> Take()
    {
        full.Add(new(part, 0, used));
        part = [];
        used = 0;
        return full;
    }

    private void End()
    {
        Reserve(1)[0] = (byte)delimiters.Segment;
        if (options.LineFeeds && delimiters.Segment != '\n')
            Reserve(1)[0] = (byte)'\n';
    }

    /// <summary>What is not ASCII was reported, and the text will not be written.</summary>
    private static void Put(ReadOnlySpan<char> text, Span<byte> place)
    {
        if (Ascii.FromUtf16(text, place, out _) != OperationStatus.Done)
            place.Fill((byte)'?');
    }

    private Span<byte> Reserve(int count)
    {
        if (part.Length - used < count)
        {
            if (used > 0)
                full.Add(new(part, 0, used));
            part = ArrayPool<byte>.Shared.Rent(Math.Max(count, Math.Clamp(length, ShortestPart, LongestPart)));
            used = 0;
        }
        used += count;
        length += count;
        return part.AsSpan(used - count, count);
    }

    private string Normalize(Segment segment, int position, string text)
    {
        var basic = CharacterSet.Basic(text);
        if (options.KeepCase && basic != text && string.Equals(basic, text, StringComparison.OrdinalIgnoreCase))
            basic = text;
        if (HasDelimiter(basic))
            basic = WithoutDelimiters(segment, position, basic);
        if (basic.AsSpan().IndexOfAnyExceptInRange('\u001E', '~') >= 0)
        {
            findings.Error(EdiCodes.CharacterInvalid,
                "A character has no counterpart in the X12 character set.", segment, position);
        }
        return basic;
    }

    private bool HasDelimiter(string text)
    {
        foreach (var character in text)
        {
            if (delimiters.Include(character) || character == Segment.RepetitionMark && !delimiters.Repeats)
                return true;
        }
        return false;
    }

    private string WithoutDelimiters(Segment segment, int position, string text)
    {
        var parts = text.Split(Segment.ComponentMark);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!HasDelimiter(parts[i]))
                continue;
            var name = $"{segment.Id}{position:00}" + (parts.Length == 1 ? "" : $"-{i + 1}");
            if (!FreeText.Contains(name))
            {
                findings.Error(EdiCodes.DelimiterInData, "The data holds a delimiter of this file.",
                    segment, position, parts.Length == 1 ? 0 : i + 1);
                continue;
            }
            parts[i] = string.Concat(parts[i].Select(character => delimiters.Include(character) ? ' ' : character));
        }
        return string.Join(Segment.ComponentMark, parts);
    }
}
