using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>Something that a person must look at. It is never lost and never logged with patient data.</summary>
/// <param name="Key">Deterministic, so that a repeated step files it once.</param>
/// <param name="Type">What kind of work it is.</param>
/// <param name="Subject">What it is about: an encounter, a claim, a file.</param>
/// <param name="OpenedAt">When it was filed.</param>
/// <param name="DueAt">By when it must be done, where a clock runs.</param>
/// <param name="Text">What happened and what to do; no patient data.</param>
/// <param name="ClosedAt">When somebody, or a later event, settled it.</param>
/// <param name="Resolution">How it was settled.</param>
public sealed record WorkItem(
    string Key,
    WorkItemType Type,
    string Subject,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string Text,
    DateTimeOffset? ClosedAt = null,
    string? Resolution = null) : IRecord<WorkItem>
{
    /// <inheritdoc/>
    public static string Kind => "work-item";
}

/// <summary>Kinds of work.</summary>
public enum WorkItemType
{
    /// <summary>A review nobody took in time.</summary>
    ReviewOverdue,

    /// <summary>No acknowledgement came.</summary>
    NoAcknowledgement,

    /// <summary>No remittance came.</summary>
    NoRemittance,

    /// <summary>A response file that could not be used.</summary>
    BadFile,

    /// <summary>A payment for a claim that is not known.</summary>
    UnmatchedPayment,

    /// <summary>A denial that needs a biller.</summary>
    Denial,

    /// <summary>A claim, or an appeal, that will soon be late or is.</summary>
    Deadline,

    /// <summary>A patient disputes a bill, asks for help or for a plan.</summary>
    PatientRequest,

    /// <summary>Money that is owed back.</summary>
    CreditBalance,

    /// <summary>Coverage or authorization that is missing.</summary>
    Coverage,

    /// <summary>An adjustment of a deposit that belongs to no claim (PLB).</summary>
    ProviderAdjustment,

    /// <summary>A deposit without its remittance, a remittance without its deposit, or two amounts.</summary>
    Deposit,

    /// <summary>A payment that says the same as one before it.</summary>
    DuplicatePayment,

    /// <summary>A payer allowed less than its contract says.</summary>
    Underpayment,

    /// <summary>A claim to the next payer that could not be made or was not taken.</summary>
    NextPayer,

    /// <summary>A payer that was asked for a claim's status does not know it, or wants something.</summary>
    ClaimStatus,
}
