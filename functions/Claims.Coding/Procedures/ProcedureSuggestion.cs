using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Procedures;

/// <summary>What is known of the encounter besides its note, for procedures.</summary>
/// <param name="NewPatient">
/// Whether the patient is new to the practice; null when not known, then the note's own words decide.
/// </param>
/// <param name="AgeInYears">For preventive visits; null when not known.</param>
/// <param name="Diagnoses">What was suggested for the note, which says what the visit was about; null without.</param>
public sealed record ProcedureContext(
    bool? NewPatient = null, int? AgeInYears = null, IReadOnlyList<DiagnosisSuggestion>? Diagnoses = null);

/// <summary>What was read from a note about services.</summary>
/// <param name="Procedures">Suggestions; the visit first, then in the order of the note.</param>
/// <param name="Notes">What the coder should look at, in plain words.</param>
/// <param name="Visit">How the level of an office visit was worked out; null where none was asked for.</param>
public sealed record ProcedureResult(
    IReadOnlyList<ProcedureSuggestion> Procedures, IReadOnlyList<string> Notes, VisitWorksheet? Visit);

/// <summary>A service proposed to a coder.</summary>
/// <param name="Item">The charge master's line.</param>
/// <param name="Modifiers">The item's own and those that the note supports (25, LT, RT, 50); at most four.</param>
/// <param name="Units">How many; at least 1.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reason">Plain words.</param>
/// <param name="Evidence">The words that support it, in reading order.</param>
public sealed record ProcedureSuggestion(
    ChargeItem Item,
    IReadOnlyList<string> Modifiers,
    int Units,
    double Score,
    string Reason,
    IReadOnlyList<TextSpan> Evidence);
