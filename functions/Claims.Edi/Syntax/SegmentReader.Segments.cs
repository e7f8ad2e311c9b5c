using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Claims.Edi.Syntax;

// Making segments of what was cut.
public sealed partial class SegmentReader
{
    private const int TableLength = 1 << 12;

    /// <summary>Where the elements of segments end; a segment refers to its part.</summary>
    private ushort[] table = new ushort[TableLength];

    private int used;

    /// <summary>Whether segments refer to the buffer.</summary>
    private bool shared;

    /// <summary>The elements of the ISA just read, whose content is delimiters; null for any other segment.</summary>
    private string[]? header;

    /// <summary>The next segment, or null at the end of the text.</summary>
    internal Segment? Read()
    {
        header = null;
        if (!Next())
            return null;
        return header is not null ? HeaderSegment()
            : Cut(buffer[start + length - 1] > ' ' ? length : Current.TrimEnd("\r\n").Length);
    }

    private Segment HeaderSegment()
    {
        var elements = header!;
        var ends = new ushort[elements.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (ushort)((i == 0 ? 0 : ends[i - 1] + 1) + elements[i].Length);
        return new(string.Join(Segment.ElementMark, elements).ToCharArray(), 0, ends, 0, ends.Length - 1, ordinal, SegmentTraits.Any);
    }

    /// <summary>The current text up to a length as a segment: a slice of the buffer, in which components and repetitions
    /// get their marks.</summary>
    private Segment Cut(int size)
    {
        if (table.Length - used <= size)
        {
            table = GC.AllocateUninitializedArray<ushort>(Math.Max(TableLength, size + 1));
            used = 0;
        }
        var first = used;
        var special = FindElements(size, out var traits);
        table[used++] = (ushort)size;
        var invalid = special && Mark(buffer.AsSpan(start, size), ref traits);
        shared = true;
        var segment = new Segment(buffer, start, table, first, used - first - 1, ordinal, traits);
        if (invalid)
            findings.Warn(EdiCodes.CharacterInvalid, "A control character was read as a blank.", segment);
        return segment;
    }

    /// <summary>Notes where elements end, 32 characters at a time. Tells whether there are other delimiters or control
    /// characters.</summary>
    private bool FindElements(int size, out SegmentTraits traits)
    {
        var element = Vector512.Create((ushort)Delimiters.Element);
        var component = Vector512.Create((ushort)Delimiters.Component);
        var repetition = Vector512.Create((ushort)(Delimiters.Repeats ? Delimiters.Repetition : Delimiters.Component));
        var blank = Vector512.Create((ushort)' ');
        var last = Vector512.Create((ushort)'~');
        var special = Vector512<ushort>.Zero;
        var foreign = Vector512<ushort>.Zero;
        var all = MemoryMarshal.Cast<char, ushort>(buffer.AsSpan());
        for (var at = 0; at < size; at += Vector512<ushort>.Count)
        {
            // The last step may look beyond the segment, or back where the buffer ends; what is outside counts as blank.
            var from = Math.Min(start + at, all.Length - Vector512<ushort>.Count);
            var shift = start + at - from;
            var characters = Vector512.Create(all.Slice(from, Vector512<ushort>.Count));
            var within = Within(shift, shift + size - at);
            characters = Vector512.ConditionalSelect(within, characters, blank);
            var found = Vector512.Equals(characters, element) & within;
            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                table[used++] = (ushort)(at + System.Numerics.BitOperations.TrailingZeroCount(bits) - shift);
            var marked = Vector512.Equals(characters, component) | Vector512.Equals(characters, repetition)
                | Vector512.LessThan(characters, blank);
            special |= Vector512.AndNot(marked, found);
            foreign |= Vector512.GreaterThan(characters, last);
        }
        traits = foreign == Vector512<ushort>.Zero ? SegmentTraits.None : SegmentTraits.Foreign;
        return special != Vector512<ushort>.Zero;
    }

    /// <summary>All ones from a lane up to another.</summary>
    private static Vector512<ushort> Within(int from, int to)
    {
        var lanes = Vector512<ushort>.Indices;
        return Vector512.GreaterThanOrEqual(lanes, Vector512.Create((ushort)from))
            & Vector512.LessThan(lanes, Vector512.Create((ushort)Math.Min(to, Vector512<ushort>.Count)));
    }

    /// <summary>Puts marks for the file's delimiters and blanks for control characters; true when there were
    /// some.</summary>
    private bool Mark(Span<char> text, ref SegmentTraits traits)
    {
        traits |= SegmentTraits.Composed;
        var invalid = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == Delimiters.Element)
                continue;
            if (character == Delimiters.Component)
                text[i] = Segment.ComponentMark;
            else if (character == Delimiters.Repetition && Delimiters.Repeats)
                (text[i], traits) = (Segment.RepetitionMark, traits | SegmentTraits.Repeated);
            else if (character < ' ')
                (text[i], invalid) = (' ', true);
        }
        return invalid;
    }
}
