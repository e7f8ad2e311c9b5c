using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Claims.Edi.Envelope;

namespace Claims.Edi.Syntax;

/// <summary>
/// Cuts text of any length into segments, one at a time, in constant memory. The delimiters come from each ISA; line
/// ends and blanks between segments are skipped. Never throws on bad data.
/// </summary>
public sealed partial class SegmentReader
{
    private const int BlockLength = 1 << 14;

    private readonly TextReader text;
    private readonly Findings findings;
    private char[] buffer = new char[BlockLength];
    private int start;
    private int end;
    private int length;
    private int next;

    /// <summary>Where the terminators stand that were found ahead, the next one to use, and how far was looked.</summary>
    private readonly int[] cuts = new int[1 << 10];

    private int cut;
    private int cutCount;
    private int scanned;
    private int ordinal;

    internal SegmentReader(TextReader text, Findings findings)
    {
        this.text = text;
        this.findings = findings;
    }

    /// <summary>Reads a file from a stream of UTF-8 (ASCII, as X12 files are), which stays open.</summary>
    public SegmentReader(Stream stream) : this(new Utf8Text(stream), new Findings()) { }

    /// <summary>The delimiters of the interchange being read.</summary>
    public Delimiters Delimiters { get; private set; } = Delimiters.Usual;

    /// <summary>The place of the current segment in the file, from 1.</summary>
    public int Ordinal => ordinal;

    /// <summary>The current segment as it stands in the file, its terminator left out; valid until the next
    /// one.</summary>
    public ReadOnlySpan<char> Current => buffer.AsSpan(start, length);

    /// <summary>What was wrong with what was read so far.</summary>
    public IReadOnlyList<EdiIssue> Issues => findings.Issues;

    /// <summary>Goes to the next segment; false at the end of the text.</summary>
    public bool Next()
    {
        start = next;
        if (cut < cutCount)
        {
            var at = cuts[cut];
            if (at > start && at - start <= Segment.Longest && buffer[start] is > ' ' and not ('I' or '\uFEFF') && buffer[at - 1] > ' ')
            {
                cut++;
                length = at - start;
                next = at + 1;
                ordinal++;
                return true;
            }
        }
        return NextAfterBlanks();
    }

    private bool NextAfterBlanks()
    {
        while (true)
        {
            SkipBlanks();
            if (start == end)
                return false;
            if (StartsInterchange())
            {
                ReadHeader();
                (cut, cutCount, scanned) = (0, 0, start + length);
                next = Math.Min(end, start + length + 1);
                return true;
            }
            if (ordinal == 0)
            {
                if (!FindFirstInterchange())
                    return false;
                continue;
            }
            length = FindTerminator(out var found);
            next = start + length + (found ? 1 : 0);
            if (!IsBlank())
            {
                ordinal++;
                return true;
            }
            start = next;
        }
    }

    /// <summary>Whether nothing is left once line ends are taken from the end of the current text.</summary>
    private bool IsBlank() => Current.Trim().IsEmpty;

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

    private bool FindFirstInterchange()
    {
        findings.Error(EdiCodes.NoInterchange, "The file does not start with ISA.");
        ordinal++;
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
    private void ReadHeader()
    {
        while (end - start < 200 && Fill())
        {
        }
        ordinal++;
        var element = buffer[start + 3];
        var rest = buffer.AsSpan(start, Math.Min(end - start, 200));
        var place = 0;
        for (var count = 0; count < 16 && place >= 0; count++)
        {
            var next = rest[place..].IndexOf(element);
            place = next < 0 ? -1 : place + next + 1;
        }
        if (place < 0 || place + 1 >= rest.Length)
        {
            var cut = rest.IndexOfAny('~', '\n');
            length = cut < 0 ? rest.Length : cut;
            Delimiters = Delimiters.Usual with { Element = element };
            header = rest[..length].ToString().Split(element);
            findings.Error(EdiCodes.InterchangeHeaderMalformed, "ISA does not have its 16 elements.", HeaderSegment());
            return;
        }
        length = place + 1;
        header = rest[..length].ToString().Split(element);
        var terminator = rest[length] == '\r' ? '\n' : rest[length];
        Delimiters = new(element, header[11].Length == 1 ? header[11][0] : '^', rest[place], terminator);
        CheckDelimiters(HeaderSegment());
    }

    private void CheckDelimiters(Segment isa)
    {
        if (length != 105)
        {
            findings.Error(EdiCodes.InterchangeHeaderMalformed,
                "ISA is not 106 characters: an element is not padded to its fixed length.", isa);
        }
        if (!Delimiters.AreUsable)
        {
            findings.Error(EdiCodes.DelimitersUnusable,
                "The delimiters must differ and be neither letters nor digits (ISA11, ISA16).", isa, 16);
        }
        else if (!Delimiters.Repeats)
        {
            findings.Warn(EdiCodes.DelimitersUnusable,
                "ISA11 is a letter or digit; it is the repetition separator since 00402.", isa, 11);
        }
    }

    /// <summary>How long the segment is. One without a terminator ends with the text, or where it is too long.</summary>
    private int FindTerminator(out bool found)
    {
        found = true;
        while (true)
        {
            for (; cut < cutCount && cuts[cut] - start <= Segment.Longest; cut++)
            {
                if (cuts[cut] >= start)
                    return cuts[cut++] - start;
            }
            if (cut == cutCount && scanned < end)
            {
                FindCuts(Math.Max(scanned, start));
            }
            else if (end - start > Segment.Longest || !Fill())
            {
                findings.Error(EdiCodes.Unterminated, "A segment has no terminator; the file may be cut.",
                    new Segment("?").At(ordinal + 1));
                found = false;
                return Math.Min(end - start, Segment.Longest);
            }
        }
    }

    /// <summary>Notes where segments end from a place on, as many as the table holds.</summary>
    private void FindCuts(int from)
    {
        cut = cutCount = 0;
        var all = MemoryMarshal.Cast<char, ushort>(buffer.AsSpan(0, end));
        var terminator = Vector256.Create((ushort)Delimiters.Segment);
        var room = cuts.Length - Vector256<ushort>.Count;
        for (; from <= all.Length - Vector256<ushort>.Count && cutCount <= room; from += Vector256<ushort>.Count)
        {
            var bits = Vector256.Equals(Vector256.Create(all.Slice(from, Vector256<ushort>.Count)), terminator)
                .ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
                cuts[cutCount++] = from + BitOperations.TrailingZeroCount(bits);
        }
        for (; from < all.Length && cutCount < cuts.Length; from++)
        {
            if (all[from] == Delimiters.Segment)
                cuts[cutCount++] = from;
        }
        scanned = from;
    }

    /// <summary>Reads more text, keeping what is not consumed; false at the end. Text that segments refer to is left
    /// as it is.</summary>
    private bool Fill()
    {
        var kept = end - start;
        if (shared || kept > buffer.Length / 2)
        {
            var next = GC.AllocateUninitializedArray<char>(Math.Max(BlockLength, kept * 2));
            buffer.AsSpan(start, kept).CopyTo(next);
            buffer = next;
            shared = false;
        }
        else if (start > 0)
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
        }
        cut = cutCount = scanned = 0;
        start = 0;
        end = kept;
        var read = text.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
