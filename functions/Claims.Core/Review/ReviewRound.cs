using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>One time that an encounter lies before a coder. Each round has its own link and its own event.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Number">From 1.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ExpiresAt">When its link stops working; the pipeline then opens a new round.</param>
/// <param name="Findings">Why it lies here again: scrub findings, the payer's rejection; empty at first.</param>
/// <param name="Decision">What was decided; null while open. It is stored before the pipeline is told.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecidedBy">The link's audience: the coder's address.</param>
public sealed record ReviewRound(
    EncounterRef Encounter,
    int Number,
    DateTimeOffset OpenedAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<Issue> Findings,
    ReviewDecision? Decision = null,
    DateTimeOffset? DecidedAt = null,
    string? DecidedBy = null) : IRecord<ReviewRound>
{
    /// <inheritdoc/>
    public static string Kind => "review-round";

    /// <inheritdoc/>
    public string Key => KeyOf(Encounter.Encounter, Number);

    /// <summary>The key of a round.</summary>
    public static string KeyOf(EncounterId encounter, int number) => $"{encounter}/{number:D4}";
}

/// <summary>What a coder decided.</summary>
[System.Text.Json.Serialization.JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(Approved), "approved")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(AskPhysician), "askPhysician")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(Rejected), "rejected")]
public abstract record ReviewDecision
{
    private ReviewDecision()
    {
    }

    /// <summary>Bill it so.</summary>
    /// <param name="Fields">All fields as the coder left them.</param>
    /// <param name="Diagnoses">In billing order, first-listed first; 1 to 12.</param>
    /// <param name="Lines">The services; 1 to 50.</param>
    public sealed record Approved(
        IReadOnlyList<EncounterField> Fields,
        IReadOnlyList<Icd10Code> Diagnoses,
        IReadOnlyList<ApprovedLine> Lines) : ReviewDecision
    {
        /// <summary>Words that the coder says mean a code, for the clinic's own terms; no names, no numbers.</summary>
        public IReadOnlyList<CoderTerm> Terms { get; init; } = [];
    }

    /// <summary>Ask the physician first; the answer brings the encounter back in a new round.</summary>
    /// <param name="Provider">Who is asked.</param>
    /// <param name="Question">The question as the coder left it.</param>
    /// <param name="Draft">The coder's work so far, so that it is not lost.</param>
    public sealed record AskPhysician(Npi Provider, string Question, Approved? Draft) : ReviewDecision;

    /// <summary>Do not bill it.</summary>
    /// <param name="Reason">Why, for the people who scanned it.</param>
    public sealed record Rejected(string Reason) : ReviewDecision;
}

/// <summary>Words that a coder says mean a diagnosis code.</summary>
public sealed record CoderTerm(Icd10Code Code, string Text);

/// <summary>A service to bill.</summary>
/// <param name="Procedure">The code.</param>
/// <param name="Modifiers">Up to four, two characters each.</param>
/// <param name="Units">1 or more.</param>
/// <param name="Charge">For all units together.</param>
/// <param name="Pointers">1 to 4 ordinals of diagnoses, from 1, the first being the main reason (837 SV107).</param>
public sealed record ApprovedLine(
    ProcedureCode Procedure, IReadOnlyList<string> Modifiers, int Units, Money Charge, IReadOnlyList<int> Pointers);

/// <summary>A question to the physician.</summary>
/// <param name="Encounter">The encounter.</param>
/// <param name="Round">The review round that asked.</param>
/// <param name="Provider">Who is asked.</param>
/// <param name="Question">As asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="ExpiresAt">When its link stops working; the encounter then goes back to the coder.</param>
/// <param name="Answer">As answered; null while open.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record PhysicianQuery(
    EncounterRef Encounter,
    int Round,
    Npi Provider,
    string Question,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt,
    string? Answer = null,
    DateTimeOffset? AnsweredAt = null) : IRecord<PhysicianQuery>
{
    /// <inheritdoc/>
    public static string Kind => "physician-query";

    /// <inheritdoc/>
    public string Key => ReviewRound.KeyOf(Encounter.Encounter, Round);
}
