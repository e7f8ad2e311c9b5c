using System.Text.RegularExpressions;
using Claims.Coding.CodeSets;
using Claims.Core.Coding;

namespace Claims.Core.Review;

/// <summary>Compares what a coder approved with what was suggested, by the codes alone.</summary>
internal static partial class OutcomeReader
{
    private const string Charges = "charge master";

    public static CodingOutcome Read(
        ReviewRound round, EncounterCoding coding, ReviewDecision.Approved approved) => new(
        round.Encounter.Encounter,
        round.Number,
        coding.CodeSet,
        [.. Diagnoses(coding, approved.Diagnoses), .. Services(coding.Procedures, approved.Lines)],
        approved.Terms);

    private static IEnumerable<CodeOutcome> Diagnoses(EncounterCoding coding, IReadOnlyList<Icd10Code> approved)
    {
        var added = approved.Where(code => coding.Diagnoses.All(found => found.Code != code)).ToList();
        foreach (var found in coding.Diagnoses)
        {
            if (approved.Contains(found.Code))
            {
                yield return new($"{found.Code}", CoderAct.Accepted, RuleOf(found));
            }
            else if (found.Score >= EncounterCoding.Likely)
            {
                var neighbour = added.FindIndex(code => code.Category == found.Code.Category);
                yield return neighbour < 0
                    ? new($"{found.Code}", CoderAct.Removed, RuleOf(found))
                    : new($"{found.Code}", CoderAct.Edited, RuleOf(found), $"{added[neighbour]}");
                if (neighbour >= 0)
                {
                    added.RemoveAt(neighbour);
                }
            }
        }

        foreach (var code in added)
        {
            yield return new($"{code}", CoderAct.Added, WhereLay(coding, code));
        }
    }

    private static IEnumerable<CodeOutcome> Services(
        IReadOnlyList<SuggestedProcedure> suggested, IReadOnlyList<ApprovedLine> approved)
    {
        var left = approved.ToList();
        foreach (var found in suggested)
        {
            var same = left.FindIndex(line => line.Procedure == found.Code);
            var near = same >= 0 ? same : left.FindIndex(line => IsNear(line, found, suggested));
            if (near >= 0 && (same >= 0 || found.Score >= EncounterCoding.Likely))
            {
                yield return IsAsSuggested(left[near], found)
                    ? new(found.Code.Value, CoderAct.Accepted, Charges)
                    : new(found.Code.Value, CoderAct.Edited, Charges, Written(left[near]));
                left.RemoveAt(near);
            }
            else if (found.Score >= EncounterCoding.Likely)
            {
                yield return new(found.Code.Value, CoderAct.Removed, Charges);
            }
        }

        foreach (var line in left)
        {
            yield return new(line.Procedure.Value, CoderAct.Added, "not seen");
        }
    }

    /// <summary>Another level of the same visit, such as 99214 for 99213.</summary>
    private static bool IsNear(
        ApprovedLine line, SuggestedProcedure found, IReadOnlyList<SuggestedProcedure> suggested) =>
        line.Procedure.Value[..4] == found.Code.Value[..4] && suggested.All(other => other.Code != line.Procedure);

    private static bool IsAsSuggested(ApprovedLine line, SuggestedProcedure found) =>
        line.Procedure == found.Code && line.Units == found.Units
            && line.Modifiers.ToHashSet().SetEquals(found.Modifiers);

    private static string Written(ApprovedLine line) =>
        line.Procedure.Value + string.Concat(line.Modifiers.Select(modifier => $"-{modifier}")) + $" x{line.Units}";

    private static string WhereLay(EncounterCoding coding, Icd10Code code) =>
        coding.Candidates.Any(found => found.Code == code) ? "candidate"
        : coding.NotCoded.Any(found => found.Code == code) ? "seen and not coded"
        : "not seen";

    /// <summary>
    /// The guideline cited, else the kind of source: never a reason's own words, which may hold a value of the note.
    /// </summary>
    private static string RuleOf(SuggestedDiagnosis found) =>
        GuidelinePattern().Match(found.Reason) is { Success: true } cited ? $"guideline {cited.Value}"
        : found.Path is [var first, ..] && !first.StartsWith("tabular", StringComparison.Ordinal)
            ? first.Split(':')[0]
            : "value or status";

    [GeneratedRegex(@"\bI(V|\.[A-Z])(\.[A-Za-z0-9]+)+")]
    private static partial Regex GuidelinePattern();
}
