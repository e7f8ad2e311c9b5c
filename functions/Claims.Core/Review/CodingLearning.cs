using Claims.Coding.Diagnoses;
using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>How often suggestions are taken, for one code or one rule.</summary>
/// <param name="Name">The code or the rule.</param>
/// <param name="Accepted">Billed as suggested.</param>
/// <param name="Edited">Changed to something near.</param>
/// <param name="Removed">Not billed.</param>
/// <param name="Added">Billed without a suggestion.</param>
public sealed record Acceptance(string Name, int Accepted, int Edited, int Removed, int Added)
{
    /// <summary>Of what was suggested, the share that was billed unchanged; null when nothing was.</summary>
    public double? Share => Accepted + Edited + Removed is > 0 and var all ? (double)Accepted / all : null;
}

/// <summary>Words that coders say mean a code, and are not yet in the clinic's list.</summary>
/// <param name="Term">The words and the code.</param>
/// <param name="Times">How often coders said so.</param>
public sealed record TermCandidate(LocalTerm Term, int Times);

/// <summary>What a clinic's coders made of the suggestions.</summary>
/// <param name="Clinic">The clinic.</param>
/// <param name="Encounters">How many encounters were approved.</param>
/// <param name="ByCode">Most frequent first.</param>
/// <param name="ByRule">Most frequent first.</param>
/// <param name="Terms">Most frequent first.</param>
public sealed record LearningReport(
    ClinicId Clinic,
    int Encounters,
    IReadOnlyList<Acceptance> ByCode,
    IReadOnlyList<Acceptance> ByRule,
    IReadOnlyList<TermCandidate> Terms);

/// <summary>Reads what coders did, per clinic.</summary>
public sealed class CodingLearning(IRecords records)
{
    /// <summary>The report of a clinic.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="listed">Terms that its list has already, reviewed or not; they are no candidates any more.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<LearningReport> ReadAsync(
        ClinicId clinic, IReadOnlyList<LocalTerm> listed, CancellationToken cancellationToken)
    {
        var outcomes = (await records.ReadAllAsync<CodingOutcome>(clinic, "", cancellationToken))
            .GroupBy(outcome => outcome.Encounter).Select(rounds => rounds.MaxBy(outcome => outcome.Round)!).ToList();
        var codes = outcomes.SelectMany(outcome => outcome.Codes).ToList();
        return new(
            clinic,
            outcomes.Count,
            Count(codes, code => code.Code),
            Count(codes, code => code.Rule),
            [
                .. outcomes.SelectMany(outcome => outcome.Terms)
                    .GroupBy(term => new LocalTerm(term.Code, term.Text.ToLowerInvariant()))
                    .Where(group => !listed.Any(known => Same(known, group.Key)))
                    .Select(group => new TermCandidate(group.Key, group.Count()))
                    .OrderByDescending(term => term.Times).ThenBy(term => term.Term.Code)
                    .ThenBy(term => term.Term.Text, StringComparer.Ordinal),
            ]);
    }

    private static bool Same(LocalTerm known, LocalTerm term) =>
        known.Code == term.Code && string.Equals(known.Text, term.Text, StringComparison.OrdinalIgnoreCase);

    private static Acceptance[] Count(IEnumerable<CodeOutcome> codes, Func<CodeOutcome, string> name) =>
    [
        .. codes.GroupBy(name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Acceptance(
                group.Key, Of(group, CoderAct.Accepted), Of(group, CoderAct.Edited), Of(group, CoderAct.Removed),
                Of(group, CoderAct.Added))),
    ];

    private static int Of(IEnumerable<CodeOutcome> codes, CoderAct act) => codes.Count(code => code.What == act);
}
