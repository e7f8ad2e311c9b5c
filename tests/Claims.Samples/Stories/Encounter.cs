using System.Text.Json.Nodes;

namespace Claims.Samples.Stories;

/// <summary>A visit: its facts, its codes and what becomes of it.</summary>
/// <param name="Facts">Patient, coverage and encounter in the sidecar's shape.</param>
/// <param name="Misprints">Placeholders whose printed value is wrong, with what the page says instead.</param>
/// <param name="Blank">Facts that the face sheet leaves open.</param>
/// <param name="Diagnoses">What a coder approves, first-listed first, each with the words behind it.</param>
/// <param name="NotCoded">What the note names and the rules leave out.</param>
/// <param name="Procedures">What a coder approves.</param>
/// <param name="Coder">What the coder does.</param>
/// <param name="Submissions">What the payer does each time the claim, or its appeal, goes out.</param>
/// <param name="Patient">What the patient does; null when nothing is owed.</param>
internal sealed record Encounter(
    JsonObject Facts,
    IReadOnlyDictionary<string, string>? Misprints,
    IReadOnlyList<string>? Blank,
    IReadOnlyList<Diagnosis> Diagnoses,
    IReadOnlyList<NotCoded>? NotCoded,
    IReadOnlyList<Procedure> Procedures,
    CoderAct Coder,
    IReadOnlyList<Submission> Submissions,
    PatientAct? Patient = null);

/// <summary>A diagnosis with the words that support it.</summary>
internal sealed record Diagnosis(string Code, string Evidence);

/// <summary>A condition that is named and must not be coded.</summary>
internal sealed record NotCoded(string Evidence, string Because);

/// <summary>A service; pointers count the diagnoses from 1.</summary>
internal sealed record Procedure(
    string Code, IReadOnlyList<int> Pointers, IReadOnlyList<string>? Modifiers = null, int Units = 1);

/// <summary>What the coder does.</summary>
/// <param name="Decision">approve, query or reject.</param>
/// <param name="Reason">Why, for a rejection.</param>
/// <param name="Fills">Facts the coder fills in, by field.</param>
/// <param name="Question">What is asked of the physician.</param>
/// <param name="Answer">What the physician answers.</param>
/// <param name="DiagnosesBefore">What the chart supports without the answer.</param>
/// <param name="Forgets">Procedures whose modifiers are missing until the payer asks for them.</param>
internal sealed record CoderAct(
    string Decision,
    string? Reason = null,
    IReadOnlyDictionary<string, string>? Fills = null,
    string? Question = null,
    string? Answer = null,
    IReadOnlyList<string>? DiagnosesBefore = null,
    IReadOnlyList<string>? Forgets = null);

/// <summary>One round with the payer.</summary>
/// <param name="Sent">
/// claim, corrected claim, replacement, appeal, dispute, or crossover for what both payers paid.
/// </param>
/// <param name="Acknowledged">accepted or rejected (277CA); null for a letter.</param>
/// <param name="Reason">The 277CA's category, status and entity, or what the appeal argues.</param>
/// <param name="Corrects">Facts that the next round corrects, by field.</param>
/// <param name="Lines">The remittance; null when the claim never reached adjudication.</param>
internal sealed record Submission(
    string Sent,
    string? Acknowledged = null,
    string? Reason = null,
    IReadOnlyDictionary<string, string>? Corrects = null,
    IReadOnlyList<PaidLine>? Lines = null);

/// <summary>A line of a remittance: what the plan allows and what of it is the patient's, or why it denies.</summary>
internal sealed record PaidLine(
    string Code,
    decimal Allowed = 0,
    decimal Deductible = 0,
    decimal Coinsurance = 0,
    decimal Copay = 0,
    string? Denied = null);

/// <summary>What the patient does with the statement.</summary>
/// <param name="Does">
/// pays, pays after the first reminder, keeps a plan, breaks a plan, disputes, asks for help, disputes at the agency,
/// or nothing.
/// </param>
/// <param name="Ends">settled, forgiven or collections.</param>
/// <param name="Says">The words of a dispute or a plea for help.</param>
internal sealed record PatientAct(string Does, string Ends, string? Says = null);
