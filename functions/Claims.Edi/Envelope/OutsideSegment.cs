using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A segment that stands outside of ST and SE, where the standard has none. It is reported, kept and written
/// back at its place.</summary>
/// <param name="Place">How many groups of its interchange, or transactions of its group, come before it; one more than
/// there are groups for what follows IEA. A list of them is in order of place.</param>
/// <param name="Segment">The segment.</param>
public sealed record OutsideSegment(int Place, Segment Segment)
{
    /// <summary>The segment's id and place alone: the content may be patient data.</summary>
    public override string ToString() => $"{Segment} outside at {Place}";
}
