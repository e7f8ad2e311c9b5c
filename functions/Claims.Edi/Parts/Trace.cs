using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A trace number (TRN), by which an answer is tied to its question.</summary>
public sealed record Trace : SegmentPart
{
    internal Trace(Segment segment) : base(segment) { }

    /// <summary>A trace number.</summary>
    /// <param name="type">1 the sender's own, 2 the one of the question answered.</param>
    /// <param name="number">The number, at most 50 characters.</param>
    /// <param name="originator">Who gave it: 10 characters, such as 9 and a tax id.</param>
    public Trace(string type, string number, string originator = "")
        : base(originator.Length == 0
            ? new Segment("TRN", type, number) : new Segment("TRN", type, number, originator))
    { }

    /// <summary>1 the sender's own, 2 the one of the question answered (TRN01).</summary>
    public string Type => Segment[1];

    /// <summary>The number (TRN02).</summary>
    public string Number => Segment[2];

    /// <summary>Who gave it (TRN03).</summary>
    public string Originator => Segment[3];

    /// <summary>The originator's own subdivision (TRN04).</summary>
    public string Division { get => Segment[4]; init => Segment = Segment.With(4, value); }
}
