using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>A billing facility (2000A).</summary>
public sealed record InstitutionalProvider : BillingLevel
{
    /// <summary>The subscribers (2000B) with claims of this facility.</summary>
    public EdiList<InstitutionalSubscriber> Subscribers
    {
        get => Children<InstitutionalSubscriber>("HL*22");
        init => SetChildren("HL*22", value);
    }
}

/// <summary>A subscriber (2000B) and the institutional claims of the subscriber as a patient.</summary>
public sealed record InstitutionalSubscriber : SubscriberLevel
{
    /// <summary>Claims for the subscriber as the patient (2300), at most 100.</summary>
    public EdiList<InstitutionalClaim> Claims
    {
        get => Children<InstitutionalClaim>("CLM");
        init => SetChildren("CLM", value);
    }

    /// <summary>Patients who are not the subscriber (2000C).</summary>
    public EdiList<InstitutionalPatient> Patients
    {
        get => Children<InstitutionalPatient>("HL*23");
        init => SetChildren("HL*23", value);
    }
}

/// <summary>A patient who is not the subscriber (2000C) with institutional claims.</summary>
public sealed record InstitutionalPatient : PatientLevel
{
    /// <summary>The patient's claims (2300), at most 100.</summary>
    public EdiList<InstitutionalClaim> Claims
    {
        get => Children<InstitutionalClaim>("CLM");
        init => SetChildren("CLM", value);
    }
}
