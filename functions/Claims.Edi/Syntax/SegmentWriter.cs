using System.Collections.Frozen;
using Claims.Edi.Envelope;

namespace Claims.Edi.Syntax;

/// <summary>Prepares segments for a file and writes them with its delimiters.</summary>
internal sealed class SegmentWriter(Delimiters delimiters, WriteOptions options, Findings findings)
{
    /// <summary>Free text, in which a delimiter becomes a blank; elsewhere it is refused.</summary>
    private static readonly FrozenSet<string> FreeText =
    [
        "NM103", "NM104", "NM105", "NM107", "N102", "N201", "N202", "N301", "N302", "N401", "PER02", "NTE02", "K301",
        "MSG01", "REF03", "PWK07", "SBR04", "STC12", "EB05", "SV101-7", "SVC01-7", "SVD03-7",
    ];

    /// <summary>The segment in the character set, free of delimiters; what cannot be is reported.</summary>
    public Segment Normalize(Segment segment)
    {
        for (var position = 1; position <= segment.Count; position++)
        {
            var text = segment[position];
            var plain = CharacterSet.Basic(text);
            if (options.KeepCase && plain != text && string.Equals(plain, text, StringComparison.OrdinalIgnoreCase))
                plain = text;
            if (HasDelimiter(plain))
                plain = WithoutDelimiters(segment, position, plain);
            if (plain.AsSpan().IndexOfAnyExceptInRange('\u001E', '~') >= 0)
            {
                findings.Error(EdiCodes.CharacterInvalid,
                    "A character has no counterpart in the X12 character set. Spell it with plain letters.",
                    segment, position);
            }
            if (!ReferenceEquals(plain, text))
                segment = segment.WithRaw(position, plain);
        }
        return segment;
    }

    /// <summary>Writes one segment and its terminator.</summary>
    public void Write(TextWriter writer, Segment segment)
    {
        writer.Write(segment.Id);
        for (var position = 1; position <= segment.Count; position++)
        {
            writer.Write(delimiters.Element);
            foreach (var character in segment[position])
            {
                writer.Write(character switch
                {
                    Segment.ComponentMark => delimiters.Component,
                    Segment.RepetitionMark => delimiters.Repetition,
                    _ => character,
                });
            }
        }
        End(writer);
    }

    /// <summary>Writes the interchange header, whose elements hold delimiters.</summary>
    public void WriteHeader(TextWriter writer, string[] header)
    {
        writer.Write(string.Join(delimiters.Element, header));
        End(writer);
    }

    private void End(TextWriter writer)
    {
        writer.Write(delimiters.Segment);
        if (options.LineFeeds && delimiters.Segment != '\n')
            writer.Write('\n');
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
                findings.Error(EdiCodes.DelimiterInData,
                    "The data holds a delimiter of this file. Choose other delimiters or correct the data.",
                    segment, position, parts.Length == 1 ? 0 : i + 1);
                continue;
            }
            parts[i] = string.Concat(parts[i].Select(character => delimiters.Include(character) ? ' ' : character));
        }
        return string.Join(Segment.ComponentMark, parts);
    }
}
