using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A count (QTY).</summary>
public sealed record Quantity : SegmentPart
{
    internal Quantity(Segment segment) : base(segment) { }

    /// <summary>A count of a kind.</summary>
    public Quantity(string qualifier, decimal value)
        : base(new Segment("QTY", qualifier, EdiNumber.Text(value))) { }

    /// <summary>What is counted (QTY01): <c>90</c> or <c>QA</c> accepted, <c>AA</c> or <c>QC</c> rejected
    /// claims.</summary>
    public string Qualifier => Segment[1];

    /// <summary>The count (QTY02); 0 when it cannot be read.</summary>
    public decimal Value => Segment.Number(2) ?? 0;
}
