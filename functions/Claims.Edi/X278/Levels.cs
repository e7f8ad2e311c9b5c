using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X271;

namespace Claims.Edi.X278;

/// <summary>Who reviews (2000A).</summary>
public sealed record ReviewOrganization : EdiLoop
{
    private protected override string Order => "HL AAA";

    private protected override string LoopOrder => "NM1 HL*21";

    /// <summary>Name and id (2010A), role X3.</summary>
    public ReviewParty? Name { get => Child<ReviewParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Why the request could not be processed at all (AAA, response only).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>Who asks (2000B).</summary>
    public ReviewRequester? Requester
    {
        get => Child<ReviewRequester>("HL*21");
        init => SetChild("HL*21", value);
    }
}

/// <summary>Who asks (2000B).</summary>
public sealed record ReviewRequester : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1 HL*22";

    /// <summary>Name, id, address and contact (2010B), role 1P provider or FA facility.</summary>
    public ReviewParty? Name { get => Child<ReviewParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>The subscriber (2000C).</summary>
    public ReviewPatient? Subscriber { get => Child<ReviewPatient>("HL*22"); init => SetChild("HL*22", value); }
}

/// <summary>The subscriber (2000C) or the dependent who is the patient (2000D).</summary>
public sealed record ReviewPatient : EdiLoop
{
    private protected override string Order => "HL AAA";

    private protected override string LoopOrder => "NM1 HL*EV HL*23";

    /// <summary>Name, member id, birth date (2010C role IL, 2010D role QC).</summary>
    public ReviewParty? Person { get => Child<ReviewParty>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Why the person could not be found (AAA, response only).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>What is to be reviewed (2000E).</summary>
    public EdiList<PatientEvent> Events
    {
        get => Children<PatientEvent>("HL*EV");
        init => SetChildren("HL*EV", value);
    }

    /// <summary>The dependent, when that is the patient (2000D).</summary>
    public ReviewPatient? Dependent { get => Child<ReviewPatient>("HL*23"); init => SetChild("HL*23", value); }
}

/// <summary>A name of a services review (2010A to 2010FB).</summary>
public sealed record ReviewParty : Party
{
    private protected override string Order => "NM1 REF N3 N4 DTP PER AAA PRV DMG INS";

    /// <summary>Relationship of a dependent to the subscriber (INS02): 01 spouse, 19 child.</summary>
    public string Relationship
    {
        get => Text("INS", 2);
        init
        {
            if (value.Length == 0 && Find("INS") is null)
                return;
            Set("INS", 1, value.Length == 0 ? "" : value == "18" ? "Y" : "N");
            Set("INS", 2, value);
        }
    }

    /// <summary>Military service (INS08): AE active reserve, RE retired and so on.</summary>
    public string Employment
    {
        get => Text("INS", 8);
        init
        {
            if (value.Length > 0 || Find("INS") is not null)
                Set("INS", 8, value);
        }
    }

    /// <summary>Which of twins and more (INS17); null when absent.</summary>
    public decimal? BirthSequence
    {
        get => Number("INS", 17);
        init
        {
            if (value is not null || Find("INS") is not null)
                Set("INS", 17, value);
        }
    }

    /// <summary>Why the request was rejected for this party (AAA, response only).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }
}
