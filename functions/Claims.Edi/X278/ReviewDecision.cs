using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>The payer's decision about an event or service (HCR).</summary>
public sealed record ReviewDecision : SegmentPart
{
    internal ReviewDecision(Segment segment) : base(segment) { }

    /// <summary>A decision.</summary>
    /// <param name="action">A1 certified in total, A2 in part, A3 not, A4 pended, A6 modified, C cancelled, CT call,
    /// NA not required.</param>
    /// <param name="number">The authorization number of a certified item.</param>
    /// <param name="reasons">Why not, or not yet (HCR03), at most 5 codes of the decision reason list.</param>
    public ReviewDecision(string action, string number = "", params ReadOnlySpan<string> reasons)
        : base(new Segment("HCR", action).With(2, number))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reasons.Length, 5);
        if (!reasons.IsEmpty)
            Segment = Segment.WithRepetitions(3, reasons.ToArray());
    }

    /// <summary>What was decided (HCR01).</summary>
    public string Action => Segment[1];

    /// <summary>Whether it was certified in total, in part or modified (A1, A2, A6).</summary>
    public bool IsCertified => Action is "A1" or "A2" or "A6";

    /// <summary>Authorization number (HCR02).</summary>
    public string Number => Segment[2];

    /// <summary>Why (HCR03).</summary>
    public EdiList<string> Reasons => Segment.Repetitions(3).ToEdiList();

    /// <summary>Whether a second surgical opinion is needed (HCR04): Y or N.</summary>
    public string SecondOpinion { get => Segment[4]; init => Segment = Segment.With(4, value); }
}
