using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Why a patient must not be asked for money: set by a person or a rule, lifted by a person.</summary>
/// <param name="Patient">Whose, as the contact ledger names them.</param>
/// <param name="Number">The patient's n-th stop, from 1.</param>
/// <param name="Reason">Why.</param>
/// <param name="Encounter">Only this bill; null stops all bills of the patient.</param>
/// <param name="SetBy">Who set it.</param>
/// <param name="SetAt">When.</param>
/// <param name="LiftedBy">Who lifted it; null while it stands.</param>
/// <param name="LiftedAt">When.</param>
public sealed record BillingStop(
    string Patient,
    int Number,
    StopReason Reason,
    EncounterId? Encounter,
    string SetBy,
    DateTimeOffset SetAt,
    string? LiftedBy = null,
    DateTimeOffset? LiftedAt = null) : IRecord<BillingStop>
{
    /// <inheritdoc/>
    public static string Kind => "billing-stop";

    /// <inheritdoc/>
    public string Key => $"{Patient}/{Number:D3}";

    /// <summary>Whether it still stands.</summary>
    public bool Stands => LiftedBy is null;

    /// <summary>Whether it stops a bill now.</summary>
    public bool Stops(EncounterId encounter) => Stands && (Encounter is null || Encounter == encounter);
}

/// <summary>The stop set. What patients ask (dispute, assistance, a plan) stands in their requests.</summary>
public enum StopReason
{
    /// <summary>The patient is represented by an attorney: all bills.</summary>
    Attorney,

    /// <summary>Bankruptcy (11 USC 362): all bills.</summary>
    Bankruptcy,

    /// <summary>The patient died: all bills; the estate is a person's business.</summary>
    Deceased,

    /// <summary>A minor who is the subscriber.</summary>
    Minor,

    /// <summary>A member of Medicaid may be asked for the plan's own copay only.</summary>
    Medicaid,

    /// <summary>A qualified Medicare beneficiary is never asked for Medicare's cost sharing (42 USC 1396a(n)(3)).</summary>
    Qmb,

    /// <summary>Workers' compensation pays.</summary>
    WorkersCompensation,

    /// <summary>An appeal with the payer is open.</summary>
    PendingAppeal,

    /// <summary>Another insurance is to be billed first.</summary>
    PendingInsurance,

    /// <summary>The patient asked not to be contacted at all: all bills.</summary>
    NoContact,

    /// <summary>The billing office pauses this bill.</summary>
    Paused,
}
