using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>Who answers (2000A): payer or clearinghouse.</summary>
public sealed record InformationSource : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1 TRN HL*21";

    /// <summary>Name and id (2100A); role PR payer or AY clearinghouse.</summary>
    public Party? Name { get => Child<Party>("NM1"); init => SetChild("NM1", value); }

    /// <summary>Trace and dates of receipt and processing (2200A).</summary>
    public LevelStatus? Status { get => Child<LevelStatus>("TRN"); init => SetChild("TRN", value); }

    /// <summary>Who is answered (2000B).</summary>
    public EdiList<InformationReceiver> Receivers
    {
        get => Children<InformationReceiver>("HL*21");
        init => SetChildren("HL*21", value);
    }
}

/// <summary>Who is answered (2000B): the submitter of the 837, role 41.</summary>
public sealed record InformationReceiver : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*41 TRN HL*19";

    /// <summary>Name and id (2100B).</summary>
    public Party? Name { get => Child<Party>("NM1*41"); init => SetChild("NM1*41", value); }

    /// <summary>Status and totals of everything submitted (2200B); its trace is BHT03 of the 837.</summary>
    public LevelStatus? Status { get => Child<LevelStatus>("TRN"); init => SetChild("TRN", value); }

    /// <summary>Billing providers (2000C).</summary>
    public EdiList<AcknowledgedProvider> Providers
    {
        get => Children<AcknowledgedProvider>("HL*19");
        init => SetChildren("HL*19", value);
    }
}

/// <summary>A billing provider (2000C), role 85.</summary>
public sealed record AcknowledgedProvider : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*85 TRN HL*PT";

    /// <summary>Name and NPI (2100C).</summary>
    public Party? Name { get => Child<Party>("NM1*85"); init => SetChild("NM1*85", value); }

    /// <summary>Status and totals of the provider's claims (2200C).</summary>
    public LevelStatus? Status { get => Child<LevelStatus>("TRN"); init => SetChild("TRN", value); }

    /// <summary>Patients (2000D).</summary>
    public EdiList<AcknowledgedPatient> Patients
    {
        get => Children<AcknowledgedPatient>("HL*PT");
        init => SetChildren("HL*PT", value);
    }
}

/// <summary>A patient (2000D), role QC.</summary>
public sealed record AcknowledgedPatient : EdiLoop
{
    private protected override string Order => "HL";

    private protected override string LoopOrder => "NM1*QC TRN";

    /// <summary>Name and member id (2100D).</summary>
    public Party? Name { get => Child<Party>("NM1*QC"); init => SetChild("NM1*QC", value); }

    /// <summary>The patient's claims (2200D).</summary>
    public EdiList<AcknowledgedClaim> Claims
    {
        get => Children<AcknowledgedClaim>("TRN");
        init => SetChildren("TRN", value);
    }
}
