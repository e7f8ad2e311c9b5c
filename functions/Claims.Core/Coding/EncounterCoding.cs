using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Coding;

/// <summary>What was suggested for an encounter, with its evidence mapped to places on the pages.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="CodeSet">One sentence: which diagnosis codes were used, and whether they were in force.</param>
/// <param name="Diagnoses">In the proposed billing order, first-listed first.</param>
/// <param name="Procedures">The visit first.</param>
/// <param name="NotCoded">What was seen and deliberately not coded.</param>
/// <param name="Remarks">What the coder should look at; some carry a question ready for the physician.</param>
public sealed record EncounterCoding(
    EncounterId Encounter,
    string CodeSet,
    IReadOnlyList<SuggestedDiagnosis> Diagnoses,
    IReadOnlyList<SuggestedProcedure> Procedures,
    IReadOnlyList<UncodedFinding> NotCoded,
    IReadOnlyList<CodingRemark> Remarks) : IRecord<EncounterCoding>
{
    /// <summary>Suggestions at least so sure stand ticked before the coder.</summary>
    public const double Likely = 0.55;

    /// <summary>What is not proposed and the coder may take up, best first.</summary>
    public IReadOnlyList<SuggestedDiagnosis> Candidates { get; init; } = [];

    /// <inheritdoc/>
    public static string Kind => "encounter-coding";

    /// <inheritdoc/>
    public string Key => Encounter.Value;
}

/// <summary>Words on a page.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Boxes">One box a line.</param>
/// <param name="Quote">The words.</param>
public sealed record Evidence(int Page, IReadOnlyList<PageBox> Boxes, string Quote);

/// <summary>A diagnosis code proposed to the coder.</summary>
public sealed record SuggestedDiagnosis(
    Icd10Code Code,
    string Title,
    double Score,
    string Reason,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<string> Warnings)
{
    /// <summary>How the code was reached: term, tabular entry, rule.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What the tabular list asks for beside it, one sentence each.</summary>
    public IReadOnlyList<string> AskedFor { get; init; } = [];

    /// <summary>Its neighbours, code and title.</summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];
}

/// <summary>A service proposed to the coder.</summary>
public sealed record SuggestedProcedure(
    ProcedureCode Code,
    string Description,
    Money Charge,
    IReadOnlyList<string> Modifiers,
    int Units,
    double Score,
    string Reason,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The diagnoses that it was for, main reason first; empty when none supports it.</summary>
    public IReadOnlyList<SuggestedLink> Diagnoses { get; init; } = [];
}

/// <summary>Why a service was for a diagnosis (837 SV107).</summary>
public sealed record SuggestedLink(Icd10Code Diagnosis, string Reason);

/// <summary>A finding that was seen and not coded, such as an uncertain or a negated one.</summary>
public sealed record UncodedFinding(Icd10Code Code, string Title, string Reason, IReadOnlyList<Evidence> Evidence);

/// <summary>Something the coder should look at.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Text">Plain words.</param>
/// <param name="PhysicianQuery">A non-leading question ready to send, or null.</param>
public sealed record CodingRemark(string Code, string Text, string? PhysicianQuery);
