using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>What comes next in billing a patient.</summary>
/// <param name="Step">What to do.</param>
/// <param name="Due">When to look again if nothing happens; null when only an event goes on.</param>
/// <param name="Note">Why, for the status page.</param>
/// <param name="Statement">The statement to send.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">The rule that decided.</param>
/// <param name="Rung">The step of the policy that the statement is, from 1.</param>
/// <param name="Channel">How it is sent.</param>
public sealed record DunningPlan(
    DunningMove Step,
    DateTimeOffset? Due,
    string Note,
    int Statement = 0,
    PatientOutcome? Outcome = null,
    DunningReason? Reason = null,
    int Rung = 0,
    Channel? Channel = null);

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

    /// <summary>Take a balance back from the agency.</summary>
    Recall,
}

/// <summary>The rule that a decision rests on.</summary>
public enum DunningReason
{
    /// <summary>The next statement is due.</summary>
    StatementDue,

    /// <summary>The policy's days are not over.</summary>
    NextStep,

    /// <summary>Every notice was given and the days are over.</summary>
    PlacementDue,

    /// <summary>Nothing is owed.</summary>
    Settled,

    /// <summary>Too little to ask for.</summary>
    SmallBalance,

    /// <summary>Too little to place; a person decides.</summary>
    TooSmallToPlace,

    /// <summary>The payer has not finished.</summary>
    InsurancePending,

    /// <summary>A stop stands.</summary>
    Stopped,

    /// <summary>A dispute is open.</summary>
    Disputed,

    /// <summary>An application for help is open.</summary>
    AssistanceOpen,

    /// <summary>Another request of the patient is open.</summary>
    RequestOpen,

    /// <summary>A payment plan is kept.</summary>
    PlanKept,

    /// <summary>A promise to pay is not over.</summary>
    Promised,

    /// <summary>The bill is so far over its estimate that it may be disputed still.</summary>
    OverEstimate,

    /// <summary>Another message went to the patient a short while ago.</summary>
    QuietDays,

    /// <summary>There was a conversation within seven days.</summary>
    AfterConversation,

    /// <summary>Seven touches within seven days.</summary>
    SevenInSeven,

    /// <summary>It is night where the patient lives.</summary>
    Hours,

    /// <summary>No way is open to reach the patient.</summary>
    NoWay,

    /// <summary>The agency has it.</summary>
    WithAgency,

    /// <summary>The clinic was paid while the agency had it.</summary>
    PaidAtClinic,

    /// <summary>The agency gave it back.</summary>
    Returned,
}

/// <summary>What the next move depends on.</summary>
/// <param name="Encounter">The bill.</param>
/// <param name="Now">The moment.</param>
/// <param name="Clinic">Who bills; its calendar counts the days.</param>
/// <param name="Address">Where the patient lives.</param>
/// <param name="Entries">The encounter's ledger.</param>
/// <param name="Sent">The statements sent so far.</param>
/// <param name="Requests">What the patient asked.</param>
/// <param name="Contacts">The patient's contact ledger, all bills.</param>
/// <param name="Stops">The patient's stops.</param>
/// <param name="Plans">The bill's payment plans.</param>
/// <param name="Promise">The bill's promise to pay.</param>
/// <param name="Placements">The bill's placements with an agency.</param>
/// <param name="Estimate">What was estimated before the visit.</param>
/// <param name="Card">How the patient wants to be reached.</param>
/// <param name="Email">The address they gave for electronic bills.</param>
internal sealed record DunningFacts(
    EncounterId Encounter,
    DateTimeOffset Now,
    Clinic Clinic,
    PostalAddress Address,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<Statement> Sent,
    IReadOnlyList<PatientRequest> Requests,
    IReadOnlyList<PatientContact> Contacts,
    IReadOnlyList<BillingStop> Stops,
    IReadOnlyList<PaymentPlan> Plans,
    PaymentPromise? Promise,
    IReadOnlyList<Placement> Placements,
    Estimate? Estimate,
    PatientCard? Card,
    string? Email);
