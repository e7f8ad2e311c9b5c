namespace Claims.Core.PatientBilling;

/// <summary>How the patient's part ended.</summary>
public enum PatientOutcome
{
    /// <summary>The patient owed nothing.</summary>
    NothingOwed,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Written off: a small balance by policy, or by the biller's word.</summary>
    WrittenOff,

    /// <summary>Handed to collections.</summary>
    InCollections,
}
