using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X271;

namespace Claims.Edi.X270;

/// <summary>The payer asked or answering (2000A).</summary>
public sealed record InformationSource : EdiLoop
{
    private protected override string Order => "HL AAA";

    private protected override string LoopOrder => "NM1 HL*21";

    /// <summary>Name and payer id (2100A), role PR.</summary>
    public EligibilityParty? Name { get => Child<EligibilityParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Why the payer could not answer at all (AAA).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>Providers asking (2000B).</summary>
    public EdiList<InformationReceiver> Receivers
    {
        get => Children<InformationReceiver>("HL*21");
        init => SetChildren("HL*21", value);
    }
}

/// <summary>The provider asking (2000B).</summary>
public sealed record InformationReceiver : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1 HL*22";

    /// <summary>Name and NPI (2100B), role 1P provider or FA facility.</summary>
    public EligibilityParty? Name { get => Child<EligibilityParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Subscribers (2000C).</summary>
    public EdiList<InsuredPerson> Subscribers
    {
        get => Children<InsuredPerson>("HL*22");
        init => SetChildren("HL*22", value);
    }
}

/// <summary>A subscriber (2000C) or a dependent (2000D).</summary>
public sealed record InsuredPerson : EdiLoop
{
    private protected override string Order => "HL TRN";

    private protected override string LoopOrder => "NM1 HL*23";

    /// <summary>Trace numbers (TRN02) in order: the asker's, in the response with type 2.</summary>
    public EdiList<string> TraceNumbers => Segments.Where(segment => segment.Id == "TRN")
        .Select(segment => segment[2]).ToEdiList();

    /// <summary>All trace numbers (TRN) with their types and originators, in order.</summary>
    public EdiList<Trace> Traces { get => All("TRN", segment => new Trace(segment)); init => SetAll("TRN", value); }

    /// <summary>The asker's trace number (TRN with type 1): number and the asker's id, 9 or 10 digits.</summary>
    public (string Number, string Originator) Trace
    {
        init => ReplaceOrInsert(Find("TRN"), new Segment("TRN", "1", value.Number, value.Originator));
    }

    /// <summary>Name, member id, birth date, sex (2100C role IL, 2100D role 03), with what is asked or
    /// answered.</summary>
    public EligibilityParty? Person { get => Child<EligibilityParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>The subscriber's dependents (2000D).</summary>
    public EdiList<InsuredPerson> Dependents
    {
        get => Children<InsuredPerson>("HL*23");
        init => SetChildren("HL*23", value);
    }
}
