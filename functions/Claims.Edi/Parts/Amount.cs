using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>A money amount (AMT) in US dollars.</summary>
public sealed record Amount : SegmentPart
{
    internal Amount(Segment segment) : base(segment) { }

    /// <summary>An amount of a kind.</summary>
    public Amount(string qualifier, decimal value)
        : base(new Segment("AMT", qualifier, EdiNumber.Text(value))) { }

    /// <summary>What the amount is (AMT01): <c>D</c> paid by a payer, <c>F5</c> by the patient, <c>B6</c> allowed,
    /// <c>AU</c> covered, <c>YU</c> accepted, <c>YY</c> rejected.</summary>
    public string Qualifier => Segment[1];

    /// <summary>The amount (AMT02); 0 when it cannot be read.</summary>
    public decimal Value => Segment.Number(2) ?? 0;
}
