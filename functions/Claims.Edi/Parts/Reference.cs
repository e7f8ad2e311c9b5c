using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A reference number (REF).</summary>
public sealed record Reference : SegmentPart
{
    internal Reference(Segment segment) : base(segment) { }

    /// <summary>A reference number of a kind.</summary>
    public Reference(string qualifier, string value) : base(new Segment("REF", qualifier, value)) { }

    /// <summary>What the number is (REF01), such as <c>6R</c>, <c>F8</c> or <c>EI</c>.</summary>
    public string Qualifier => Segment[1];

    /// <summary>The number (REF02), at most 50 characters.</summary>
    public string Value => Segment[2];

    /// <summary>Free text about it (REF03).</summary>
    public string Description { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>What <see cref="RelatedNumber"/> is (REF04-1): 2U the payer whose number this is.</summary>
    public string RelatedQualifier { get => Segment[4, 1]; init => Segment = Segment.With(4, 1, value); }

    /// <summary>A number that this one belongs to (REF04-2), such as the payer's.</summary>
    public string RelatedNumber { get => Segment[4, 2]; init => Segment = Segment.With(4, 2, value); }
}
