using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>
/// What the reports of a clinic are computed from: its records, each read once and reduced to what counts. Measures
/// are pure functions over it. No patient data.
/// </summary>
/// <param name="Clinic">Whose.</param>
/// <param name="AsOf">The day at the clinic.</param>
/// <param name="Encounters">One an encounter that was billed.</param>
/// <param name="Claims">One a claim that was sent.</param>
/// <param name="Appeals">One an appeal.</param>
/// <param name="Reminders">One a statement or reminder.</param>
/// <param name="Underpayments">One a service that a payer allowed less for than its contract says.</param>
public sealed record ReportFacts(
    ClinicId Clinic,
    DateOnly AsOf,
    IReadOnlyList<EncounterFact> Encounters,
    IReadOnlyList<ClaimFact> Claims,
    IReadOnlyList<AppealFact> Appeals,
    IReadOnlyList<ReminderFact> Reminders,
    IReadOnlyList<UnderpaymentFact> Underpayments)
{
    /// <summary>Of a clinic where nothing has happened.</summary>
    internal static ReportFacts None { get; } = new(default, new(2026, 1, 1), [], [], [], [], []);
}

/// <summary>Where the money of one encounter is.</summary>
/// <param name="Claim">Its latest claim, by which a number is followed to its source.</param>
/// <param name="Payer">That claim's payer.</param>
/// <param name="Service">The day of care.</param>
/// <param name="Charged">Billed and not taken back.</param>
/// <param name="AtPayer">Claimed from the payer and open; may be negative when it paid too much.</param>
/// <param name="AtPatient">Owed by the patient.</param>
/// <param name="PatientSince">Since when the patient has owed anything.</param>
/// <param name="PaidByPayer">Paid by the payer.</param>
/// <param name="PaidByPatient">Paid by the patient.</param>
/// <param name="Contractual">Taken off by contract.</param>
/// <param name="WrittenOff">Given up otherwise.</param>
/// <param name="InCollections">With an agency.</param>
/// <param name="Decided">Whether a payer has decided on it.</param>
public sealed record EncounterFact(
    ClaimId Claim,
    PayerId Payer,
    DateOnly Service,
    Money Charged,
    Money AtPayer,
    Money AtPatient,
    DateOnly? PatientSince,
    Money PaidByPayer,
    Money PaidByPatient,
    Money Contractual,
    Money WrittenOff,
    Money InCollections,
    bool Decided);

/// <summary>How one claim fared at its first try.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">To whom.</param>
/// <param name="Provider">Who rendered the care.</param>
/// <param name="Coder">Who approved it; empty when nobody did, as for a replacement made by rule.</param>
/// <param name="IsFirst">Whether it is its encounter's first claim.</param>
/// <param name="SentOn">When it was built.</param>
/// <param name="Charge">Billed.</param>
/// <param name="Rejected">Whether it was turned away before adjudication.</param>
/// <param name="TakenIn">Whether the payer took it in.</param>
/// <param name="DecidedOn">When the payer first decided on it; null while it has not.</param>
/// <param name="Denied">What that first decision denied; nothing when it denied nothing.</param>
/// <param name="Reasons">Why, one a code.</param>
public sealed record ClaimFact(
    ClaimId Claim,
    PayerId Payer,
    Npi Provider,
    string Coder,
    bool IsFirst,
    DateOnly SentOn,
    Money Charge,
    bool Rejected,
    bool TakenIn,
    DateOnly? DecidedOn,
    Money Denied,
    IReadOnlyList<DenialReason> Reasons);

/// <summary>One appeal.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Level">From 1.</param>
/// <param name="Codes">The denial codes disputed.</param>
/// <param name="Disputed">The amount in dispute.</param>
/// <param name="Outcome">How it ended; null while it is open.</param>
/// <param name="Recovered">How much more was allowed.</param>
public sealed record AppealFact(
    ClaimId Claim, int Level, IReadOnlyList<string> Codes, Money Disputed, AppealResult? Outcome, Money Recovered);

/// <summary>One statement or reminder and what the patient paid before the next one.</summary>
/// <param name="Claim">The encounter's latest claim.</param>
/// <param name="Number">The statement's number, from 1.</param>
/// <param name="Tone">How it spoke.</param>
/// <param name="Asked">What it asked for.</param>
/// <param name="Paid">What was paid after it and before the next.</param>
public sealed record ReminderFact(ClaimId Claim, int Number, StatementTone Tone, Money Asked, Money Paid);

/// <summary>A service of a claim that a payer first allowed less for than its contract says.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Payer">Who allowed it.</param>
/// <param name="Code">The procedure.</param>
/// <param name="FoundOn">When it was found.</param>
/// <param name="Expected">What the contract allows.</param>
/// <param name="Allowed">What was allowed at first.</param>
/// <param name="Disputed">Whether a dispute letter went out.</param>
/// <param name="Recovered">How much more a later decision allowed; nothing when none came.</param>
public sealed record UnderpaymentFact(
    ClaimId Claim,
    PayerId Payer,
    string Code,
    DateOnly FoundOn,
    Money Expected,
    Money Allowed,
    bool Disputed,
    Money Recovered);
