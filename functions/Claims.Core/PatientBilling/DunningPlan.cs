using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>What comes next in billing a patient.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Due">When to look again if nothing happens; null when only an event goes on.</param>
/// <param name="Note">Why, for the status page.</param>
/// <param name="Statement">The statement to send.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record DunningPlan(
    DunningMove Step, DateTimeOffset? Due, string Note, int Statement = 0, PatientOutcome? Outcome = null);

/// <summary>The moves of dunning.</summary>
public enum DunningMove
{
    /// <summary>Wait for time or an event.</summary>
    Wait,

    /// <summary>Send a statement.</summary>
    Send,

    /// <summary>Write a small balance off.</summary>
    WriteOff,

    /// <summary>Hand over to collections.</summary>
    HandOver,

    /// <summary>All is settled.</summary>
    Close,
}

/// <summary>What the next move depends on.</summary>
/// <param name="Today">The day at the clinic.</param>
/// <param name="Entries">The encounter's ledger.</param>
/// <param name="Sent">The statements sent so far.</param>
/// <param name="Requests">What the patient asked.</param>
/// <param name="LastContact">When the patient last heard from the clinic about any bill.</param>
internal sealed record DunningFacts(
    DateOnly Today,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<Statement> Sent,
    IReadOnlyList<PatientRequest> Requests,
    DateOnly? LastContact);
