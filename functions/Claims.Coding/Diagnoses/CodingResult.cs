using Claims.Coding.CodeSets;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>What was read from a note.</summary>
/// <param name="CodeSet">The code set and release that was used, for the audit trail.</param>
/// <param name="Diagnoses">Suggestions in the proposed billing order, first-listed first.</param>
/// <param name="NotCoded">What was seen and deliberately not coded, each with the reason.</param>
/// <param name="Issues">What the coder should look at.</param>
/// <param name="Candidates">
/// What is not proposed and a coder may take up, best first, each scored below one half: signs that a diagnosis
/// explains, words that fit a code only loosely, findings seen in passing; of plain reports also what coders of such
/// reports gave for their words, and what they doubt (II.H). Never negated or a relative's.
/// </param>
public sealed record CodingResult(
    string CodeSet,
    IReadOnlyList<DiagnosisSuggestion> Diagnoses,
    IReadOnlyList<RejectedFinding> NotCoded,
    IReadOnlyList<CodingIssue> Issues,
    IReadOnlyList<DiagnosisSuggestion> Candidates);

/// <summary>A diagnosis code proposed to a coder.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">Its official title.</param>
/// <param name="Score">0 to 1: how sure the rules are that a coder would accept it.</param>
/// <param name="Reason">Plain words: why this code, and why not a neighbour.</param>
/// <param name="Section">Where the strongest evidence stands.</param>
/// <param name="Evidence">The words that support it, in reading order.</param>
/// <param name="Warnings">What speaks against it or should be checked.</param>
public sealed record DiagnosisSuggestion(
    Icd10Code Code,
    string Title,
    double Score,
    string Reason,
    SectionKind Section,
    IReadOnlyList<TextSpan> Evidence,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Whether every word of evidence tells it as past, or of a relative; false for what is present.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>How the code was reached: the term and where it is from, the tabular entry, the rules.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Codes that the tabular list asks for beside it.</summary>
    public IReadOnlyList<CompanionCodes> Companions { get; init; } = [];

    /// <summary>Neighbours that differ in the last character, up to six, in tabular order.</summary>
    public IReadOnlyList<CodeEntry> Alternatives { get; init; } = [];
}

/// <summary>Where a code that is asked for stands (guidelines I.A.13, I.A.17).</summary>
public enum CompanionPlace
{
    /// <summary>"Code first": before the code that asks for it.</summary>
    First,

    /// <summary>"Use additional code": after it.</summary>
    Additional,

    /// <summary>"Code also": in either order.</summary>
    Also,
}

/// <summary>Codes that the tabular list asks for beside a code, where documented.</summary>
/// <param name="Place">Where they stand.</param>
/// <param name="Wanted">Beginnings of the codes that answer it, "N18.1 N18.2", or ranges of categories.</param>
/// <param name="Suggested">Those of them among the suggestions; empty when none is documented.</param>
public sealed record CompanionCodes(CompanionPlace Place, string Wanted, IReadOnlyList<Icd10Code> Suggested)
{
    /// <summary>One line for people: "use additional code N18.1 N18.2: N18.2".</summary>
    public override string ToString()
    {
        var asked = Place switch
        {
            CompanionPlace.First => "code first",
            CompanionPlace.Additional => "use additional code",
            _ => "code also",
        };
        return $"{asked} {Wanted}: {(Suggested.Count > 0 ? string.Join(", ", Suggested) : "where documented")}";
    }
}

/// <summary>A finding that was seen and not coded.</summary>
/// <param name="Code">The code it would have had.</param>
/// <param name="Title">Its official title.</param>
/// <param name="Why">The kind of reason.</param>
/// <param name="Reason">Plain words.</param>
/// <param name="Evidence">The words seen.</param>
public sealed record RejectedFinding(
    Icd10Code Code, string Title, RejectionKind Why, string Reason, IReadOnlyList<TextSpan> Evidence);

/// <summary>Why a finding is not coded (ICD-10-CM guidelines, sections I.B, I.C and IV).</summary>
public enum RejectionKind
{
    /// <summary>The note says it is absent.</summary>
    Negated,

    /// <summary>Probable, suspected, to be ruled out: outpatient rules code the symptom (IV.H).</summary>
    Uncertain,

    /// <summary>A relative's condition.</summary>
    Family,

    /// <summary>Past and no longer present.</summary>
    Historical,

    /// <summary>A warning, a risk, a condition to return for.</summary>
    Hypothetical,

    /// <summary>A sign that belongs to a confirmed diagnosis (I.B.5).</summary>
    IntegralSign,

    /// <summary>A combination code or a more specific code says it already.</summary>
    Included,

    /// <summary>The patient's age or sex rules it out.</summary>
    PatientMismatch,

    /// <summary>A code that may only be reported with another that the note does not support.</summary>
    MissingCompanion,

    /// <summary>Seen in passing, with too little behind it.</summary>
    WeakEvidence,
}

/// <summary>Something the coder should look at.</summary>
/// <param name="Code">A stable code; see <see cref="CodingIssueCodes"/>.</param>
/// <param name="Text">Plain words: what, and what to do.</param>
/// <param name="Codes">The diagnosis codes concerned.</param>
/// <param name="Evidence">The words concerned.</param>
/// <param name="PhysicianQuery">
/// A question ready to send to the physician, non-leading, with options and the indicators found; null when none is
/// due.
/// </param>
public sealed record CodingIssue(
    string Code,
    string Text,
    IReadOnlyList<Icd10Code> Codes,
    IReadOnlyList<TextSpan> Evidence,
    string? PhysicianQuery = null);

/// <summary>The stable codes of coding issues.</summary>
public static class CodingIssueCodes
{
    /// <summary>Two suggested codes exclude each other (Excludes1).</summary>
    public const string Excludes1 = "coding.excludes1";

    /// <summary>A manifestation without the condition that goes before it.</summary>
    public const string CodeFirst = "coding.code-first";

    /// <summary>A more specific code exists; the note does not say which.</summary>
    public const string Unspecific = "coding.unspecific";

    /// <summary>A code written in the note does not exist in the code set.</summary>
    public const string UnknownCode = "coding.unknown-code";

    /// <summary>A code written in the note needs more characters.</summary>
    public const string NotBillable = "coding.not-billable";

    /// <summary>The date of service lies outside the period the code set was released for.</summary>
    public const string OutOfEdition = "coding.out-of-edition";

    /// <summary>No diagnosis was found.</summary>
    public const string NothingFound = "coding.nothing-found";

    /// <summary>More than the twelve diagnoses that a claim can carry.</summary>
    public const string TooMany = "coding.too-many";
}
