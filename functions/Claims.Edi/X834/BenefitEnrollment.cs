using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>An 834 benefit enrollment (005010X220A1): a sponsor tells a payer who is covered.</summary>
public sealed record BenefitEnrollment : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X220A1";

    /// <summary>An empty enrollment of the current guide.</summary>
    public BenefitEnrollment()
    {
        Guide = CurrentGuide;
        Set("BGN", 1, "00");
    }

    /// <inheritdoc />
    public override string Identifier => "834";

    private protected override string Order => "BGN REF DTP QTY";

    private protected override string LoopOrder => "N1*P5 N1*IN N1*BO N1*TV INS";

    /// <summary>00 original, 15 resubmission, 22 copy (BGN01).</summary>
    public string Purpose { get => Text("BGN", 1); init => Set("BGN", 1, value); }

    /// <summary>The sponsor's number for this file (BGN02).</summary>
    public string Reference { get => Text("BGN", 2); init => Set("BGN", 2, value); }

    /// <summary>When it was made, to the minute (BGN03, BGN04); null when it cannot be read.</summary>
    public DateTime? Created { get => Moment("BGN", 3); init => SetMoment("BGN", 3, value); }

    /// <summary>Time zone of <see cref="Created"/> (BGN05), such as ES, CT, MT, PT; empty when not said.</summary>
    public string TimeZone { get => Text("BGN", 5); init => Set("BGN", 5, value); }

    /// <summary>The number of the file sent again or copied (BGN06); empty in an original.</summary>
    public string OriginalReference { get => Text("BGN", 6); init => Set("BGN", 6, value); }

    /// <summary>2 changes only, 4 a full file to compare with, RX a full file that replaces (BGN08).</summary>
    public string Action { get => Text("BGN", 8); init => Set("BGN", 8, value); }

    /// <summary>Master policy number (REF*38).</summary>
    public string PolicyNumber { get => Text("REF", "38", 2); init => SetQualified("REF", "38", 2, value); }

    /// <summary>Dates of the whole file (DTP).</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>How many follow (QTY): TO all, ET employees, DT dependents.</summary>
    public EdiList<Quantity> Quantities
    {
        get => All("QTY", segment => new Quantity(segment));
        init => SetAll("QTY", value);
    }

    /// <summary>Who pays the premium (1000A).</summary>
    public EnrollmentParty? Sponsor { get => Child<EnrollmentParty>("N1*P5"); init => SetChild("N1*P5", value); }

    /// <summary>Who insures (1000B).</summary>
    public EnrollmentParty? Payer { get => Child<EnrollmentParty>("N1*IN"); init => SetChild("N1*IN", value); }

    /// <summary>Broker (1000C with BO); null when there is none.</summary>
    public EnrollmentParty? Broker { get => Child<EnrollmentParty>("N1*BO"); init => SetChild("N1*BO", value); }

    /// <summary>Third-party administrator (1000C with TV); null when there is none.</summary>
    public EnrollmentParty? Administrator
    {
        get => Child<EnrollmentParty>("N1*TV");
        init => SetChild("N1*TV", value);
    }

    /// <summary>The members (2000): each subscriber before the own dependents.</summary>
    public EdiList<Member> Members { get => Children<Member>("INS"); init => SetChildren("INS", value); }
}

/// <summary>Sponsor, payer, broker or administrator (1000A to 1000C).</summary>
public sealed record EnrollmentParty : EdiLoop
{
    private protected override string Order => "N1";

    private protected override string LoopOrder => "ACT";

    /// <summary>Name (N102), at most 60 characters; may be left out.</summary>
    public string Name { get => Text("N1", 2); init => Set("N1", 2, value); }

    /// <summary>What <see cref="Id"/> is (N103): FI tax id, 24 employer id, XV plan id, 94 code.</summary>
    public string IdQualifier { get => Text("N1", 3); init => Set("N1", 3, value); }

    /// <summary>Identifier (N104).</summary>
    public string Id { get => Text("N1", 4); init => Set("N1", 4, value); }

    /// <summary>Account of a broker or administrator (1100C); null when absent.</summary>
    public EnrollmentAccount? Account { get => Child<EnrollmentAccount>("ACT"); init => SetChild("ACT", value); }
}

/// <summary>Account of a broker or administrator (1100C).</summary>
public sealed record EnrollmentAccount : EdiLoop
{
    private protected override string Order => "ACT";

    /// <summary>The number (ACT01), at most 35 characters.</summary>
    public string AccountNumber { get => Text("ACT", 1); init => Set("ACT", 1, value); }

    /// <summary>A second number (ACT06), at most 80 characters.</summary>
    public string SecondAccountNumber { get => Text("ACT", 6); init => Set("ACT", 6, value); }
}
