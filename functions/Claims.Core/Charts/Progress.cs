using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>Where a chart or an encounter is on its way, for the status page; no patient data.</summary>
/// <param name="Subject">A chart id, or an encounter id once the chart is read.</param>
/// <param name="Chart">The chart.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Deadline">When something happens if nobody acts.</param>
/// <param name="Note">What is awaited or why it ended; no patient data.</param>
public sealed record Progress(
    string Subject, ChartId Chart, Stage Stage, DateTimeOffset Since, DateTimeOffset? Deadline, string Note)
    : IRecord<Progress>
{
    /// <inheritdoc/>
    public static string Kind => "progress";

    /// <inheritdoc/>
    public string Key => Subject;
}

/// <summary>The stages of a chart's life, in order. The words are the same in logs, history and pages.</summary>
public enum Stage
{
    /// <summary>Accepted by intake.</summary>
    Received,

    /// <summary>Its text is being read.</summary>
    Reading,

    /// <summary>Could not be taken or read; see the reason file.</summary>
    Quarantined,

    /// <summary>Codes are being suggested.</summary>
    Suggesting,

    /// <summary>Waits for a coder.</summary>
    InReview,

    /// <summary>Waits for the physician's answer.</summary>
    AskingPhysician,

    /// <summary>Coverage and authorization are being checked.</summary>
    CheckingCoverage,

    /// <summary>The claim is built and scrubbed.</summary>
    BuildingClaim,

    /// <summary>Waits for its batch and the payer's acknowledgement.</summary>
    Submitted,

    /// <summary>The payer has it and decides.</summary>
    Adjudicating,

    /// <summary>Denied; the appeal is with the payer.</summary>
    Appealing,

    /// <summary>A biller must decide.</summary>
    WithBiller,

    /// <summary>The patient owes the rest.</summary>
    BillingPatient,

    /// <summary>Every cent is settled.</summary>
    Closed,

    /// <summary>The coder turned it down; nothing was billed.</summary>
    RejectedByCoder,

    /// <summary>Handed to collections.</summary>
    InCollections,
}
