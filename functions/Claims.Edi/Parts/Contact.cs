using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A contact (PER) with up to three numbers.</summary>
public sealed record Contact : SegmentPart
{
    internal Contact(Segment segment) : base(segment) { }

    /// <summary>A contact by name, reachable by telephone (digits, area code first).</summary>
    public Contact(string name, string telephone) : base(new Segment("PER", "IC", name, "TE", telephone)) { }

    /// <summary>What the contact is for (PER01): <c>IC</c> information, <c>BL</c> technical, <c>CX</c>
    /// claims.</summary>
    public string Function { get => Segment[1]; init => Segment = Segment.With(1, value); }

    /// <summary>Name (PER02).</summary>
    public string Name { get => Segment[2]; init => Segment = Segment.With(2, value); }

    /// <summary>Telephone number.</summary>
    public string Telephone => NumberOf("TE");

    /// <summary>Electronic mail address.</summary>
    public string Email => NumberOf("EM");

    /// <summary>Fax number.</summary>
    public string Fax => NumberOf("FX");

    /// <summary>All numbers with their kinds (PER03 to PER08) in order, at most 3.</summary>
    public EdiList<(string Kind, string Number)> Numbers
    {
        get => new[] { 3, 5, 7 }.Where(i => Segment[i].Length > 0).Select(i => (Segment[i], Segment[i + 1]))
            .ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 3);
            for (var i = 0; i < 3; i++)
            {
                var (kind, number) = i < value.Count ? value[i] : ("", "");
                Segment = Segment.With(3 + 2 * i, kind).With(4 + 2 * i, number);
            }
        }
    }

    /// <summary>The contact number of a kind: TE, EX extension, EM, FX, UR web address; empty when absent.</summary>
    public string NumberOf(string qualifier)
    {
        for (var i = 3; i < Segment.Count; i += 2)
        {
            if (Segment[i] == qualifier)
                return Segment[i + 1];
        }
        return "";
    }
}
