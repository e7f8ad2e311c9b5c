using Claims.Coding.CodeSets;
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
    bool? NewPatient = null, int? AgeInYears = null, IReadOnlyList<DiagnosisSuggestion>? Diagnoses = null)
{
    /// <summary>Two digits of the CMS code set; null when not known.</summary>
    public string? PlaceOfService { get; init; }

    /// <summary>Whether Medicare pays, which has administration codes of its own and takes X{EPSU}.</summary>
    public bool IsMedicare { get; init; }

    /// <summary>Chooses the pairs in force; null when not known, then no pair is looked at.</summary>
    public DateOnly? DateOfService { get; init; }

    /// <summary>The NCCI edits of the quarter; null where none are installed.</summary>
    public NcciRelease? Edits { get; init; }

    /// <summary>The fee schedule of the quarter, which says what has two parts; null where none is installed.</summary>
    public FeeSchedule? Fees { get; init; }
}

/// <summary>What was read from a note about services.</summary>
/// <param name="Procedures">Suggestions; the visit first, then in the order of the note.</param>
/// <param name="Notes">What the coder should look at.</param>
/// <param name="Visit">How the level of an office visit was worked out; null where none was asked for.</param>
public sealed record ProcedureResult(
    IReadOnlyList<ProcedureSuggestion> Procedures, IReadOnlyList<ServiceNote> Notes, VisitWorksheet? Visit);

/// <summary>A service proposed to a coder.</summary>
/// <param name="Item">The charge master's line.</param>
/// <param name="Modifiers">The item's own and those that the note supports (25, 26, 50, 59, LT, RT, TC, XE, XP,
/// XS, XU); at most four.</param>
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
    IReadOnlyList<TextSpan> Evidence)
{
    /// <summary>What it was for, main reason first; at most four. Empty: no diagnosis supports it.</summary>
    public IReadOnlyList<DiagnosisLink> Diagnoses { get; init; } = [];
}

/// <summary>A diagnosis that supports a service.</summary>
/// <param name="Code">The code.</param>
/// <param name="Reason">Plain words: why it does.</param>
public sealed record DiagnosisLink(Icd10Code Code, string Reason);

/// <summary>Something about services that the coder should look at.</summary>
/// <param name="Code">A stable code; see <see cref="ServiceNoteCodes"/>.</param>
/// <param name="Text">Plain words: what, and what to do.</param>
public sealed record ServiceNote(string Code, string Text);

/// <summary>The stable codes of what is told about services.</summary>
public static class ServiceNoteCodes
{
    /// <summary>No office visit could be proposed.</summary>
    public const string Visit = "coding.visit";

    /// <summary>Services that are billed in pairs: one is missing, or one holds the other.</summary>
    public const string Pair = "coding.service-pair";

    /// <summary>A modifier fits and cannot be proposed.</summary>
    public const string Modifier = "coding.modifier";

    /// <summary>An NCCI edit: a pair, too many units, an add-on code alone.</summary>
    public const string Edit = "coding.ncci";

    /// <summary>No diagnosis supports a service.</summary>
    public const string NotSupported = "coding.not-supported";
}
