using Claims.Coding.Procedures;
using Claims.Core.Charts;
using Claims.Core.Coding;

namespace Claims.Core.Review;

/// <summary>Everything that a coder is shown of a review round.</summary>
/// <param name="Round">The round, with its findings.</param>
/// <param name="Encounter">The visit with its fields.</param>
/// <param name="Coding">What was suggested.</param>
/// <param name="Queries">Earlier questions to physicians with their answers, oldest first.</param>
/// <param name="Draft">The coder's work of an earlier round; null at first.</param>
/// <param name="Clinic">Whose providers may be asked.</param>
/// <param name="Payers">Whom the clinic bills.</param>
/// <param name="Charges">What the clinic charges.</param>
public sealed record ReviewView(
    ReviewRound Round,
    Encounter Encounter,
    EncounterCoding Coding,
    IReadOnlyList<PhysicianQuery> Queries,
    ReviewDecision.Approved? Draft,
    Clinic Clinic,
    IReadOnlyList<Payer> Payers,
    IReadOnlyList<ChargeItem> Charges);

/// <summary>What a physician is shown of a query.</summary>
/// <param name="Query">The question.</param>
/// <param name="Pages">The visit's pages in the chart, from 1.</param>
/// <param name="Provider">Who is asked.</param>
public sealed record PhysicianView(PhysicianQuery Query, IReadOnlyList<int> Pages, RenderingProvider Provider);

/// <summary>What opening a page by its link came to.</summary>
public abstract record OpenResult<TView>
{
    private OpenResult()
    {
    }

    /// <summary>The link is good: this is what it shows.</summary>
    public sealed record Opened(TView View) : OpenResult<TView>;

    /// <summary>The link is not good; never <see cref="LinkResult.Valid"/>.</summary>
    public sealed record Gone(LinkResult Why) : OpenResult<TView>;
}

/// <summary>What came of a decision made through a link.</summary>
public abstract record DecideResult
{
    private DecideResult()
    {
    }

    /// <summary>It is stored, and the pipeline told.</summary>
    public sealed record Decided : DecideResult;

    /// <summary>It cannot be taken so; nothing was stored and the link still works.</summary>
    /// <param name="Issues">
    /// What is wrong and where: fields/PatientSex, diagnoses, diagnoses/2, lines, lines/1/units (also procedure,
    /// modifiers, charge, pointers), provider, question, reason, answer. Ordinals count from 1.
    /// </param>
    public sealed record Invalid(IReadOnlyList<Primitives.Issue> Issues) : DecideResult;

    /// <summary>The link is not good (any more); nothing was changed. Never <see cref="LinkResult.Valid"/>.</summary>
    public sealed record Gone(LinkResult Why) : DecideResult;
}
