using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X271;

namespace Claims.Edi.X270;

/// <summary>A name of an eligibility request or response (2100A to 2100D) with what is asked or answered about
/// it.</summary>
public sealed record EligibilityParty : Party
{
    private protected override string Order => "NM1 REF N3 N4 PER AAA PRV DMG INS HI DTP MPI";

    private protected override string LoopOrder => "EQ EB";

    /// <summary>Why the request was rejected for this party (AAA).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>What is asked (2110, 270 only).</summary>
    public EdiList<EligibilityInquiry> Inquiries
    {
        get => Children<EligibilityInquiry>("EQ");
        init => SetChildren("EQ", value);
    }

    /// <summary>What is answered (2110, 271 only).</summary>
    public EdiList<Benefit> Benefits { get => Children<Benefit>("EB"); init => SetChildren("EB", value); }
}
