using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>The answer to an interchange's envelope (TA1).</summary>
public sealed record InterchangeAcknowledgement : SegmentPart
{
    internal InterchangeAcknowledgement(Segment segment) : base(segment) { }

    /// <summary>An answer to the interchange with this control number, made at this date and time.</summary>
    /// <param name="controlNumber">ISA13 of the interchange answered.</param>
    /// <param name="created">ISA09 and ISA10 of the interchange answered.</param>
    /// <param name="code">A accepted, E accepted with errors, R rejected.</param>
    /// <param name="note">The note code (TA105), <c>000</c> for no error.</param>
    public InterchangeAcknowledgement(string controlNumber, DateTime created, string code, string note)
        : base(new Segment("TA1", controlNumber, EdiDate.Short(created), EdiDate.Time(created), code, note)) { }

    /// <summary>The control number answered (TA101).</summary>
    public string ControlNumber => Segment[1];

    /// <summary>A accepted, E accepted with errors, R rejected (TA104).</summary>
    public string Code => Segment[4];

    /// <summary>What is wrong (TA105): 000 nothing, 001 control numbers differ, 021 number of groups, 025
    /// duplicate.</summary>
    public string Note => Segment[5];
}
