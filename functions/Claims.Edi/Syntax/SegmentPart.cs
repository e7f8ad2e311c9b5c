namespace Claims.Edi.Syntax;

/// <summary>A record whose named properties are views of one segment, so that nothing in it is lost.</summary>
public abstract record SegmentPart
{
    private protected SegmentPart(Segment segment) => Segment = segment;

    /// <summary>The segment itself.</summary>
    public Segment Segment { get; private protected set; }

    /// <summary>The segment id alone: the content may be patient data.</summary>
    public sealed override string ToString() => Segment.Id;
}
