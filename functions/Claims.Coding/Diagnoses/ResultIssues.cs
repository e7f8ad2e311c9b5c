using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>Finds what the coder should look at in a finished list.</summary>
internal static class ResultIssues
{
    private const int DiagnosesPerClaim = 12;

    public static void Add(NoteFindings findings, List<Finding> order, CodeSet codes, NoteText note)
    {
        var issues = findings.Issues;
        if (!codes.Covers(findings.Context.DateOfService))
        {
            issues.Add(new(CodingIssueCodes.OutOfEdition,
                $"The codes in use are {codes.Edition}, valid {codes.ValidFrom:yyyy-MM-dd} to "
                    + $"{codes.ValidTo:yyyy-MM-dd}; check each code against the release for the date of service.",
                [],
                []));
        }

        if (order.Count == 0)
        {
            issues.Add(new(
                CodingIssueCodes.NothingFound, "No diagnosis was found in the text; code from the page.", [], []));
        }

        if (order.Count > DiagnosesPerClaim)
        {
            issues.Add(new(CodingIssueCodes.TooMany,
                $"{order.Count} diagnoses are proposed and a claim carries {DiagnosesPerClaim}; reject the least "
                    + "important.",
                [.. order.Skip(DiagnosesPerClaim).Select(f => f.Code)], []));
        }

        AddExclusions(issues, order);
        AddMissingCauses(issues, order);
        foreach (var finding in order.Where(f => f.Score() >= 0.45))
            AddQuery(issues, finding, note);
    }

    /// <summary>A manifestation is never first: what it comes from goes before it (guideline I.A.13).</summary>
    private static void AddMissingCauses(List<CodingIssue> issues, List<Finding> order)
    {
        foreach (var finding in order.Where(f => f.Entry.Restriction.HasFlag(PatientRestriction.NeverFirst)))
        {
            var first = ClinicalRules.CompanionsOf(finding.Code).Where(r => r.Place == CompanionPlace.First).ToList();
            if (first.Count == 0 || order.Exists(other => first.Exists(rule => rule.Wanted.Covers(other.Code))))
                continue;
            issues.Add(new(CodingIssueCodes.CodeFirst,
                $"{finding.Code} is the manifestation of a condition that is coded before it and that the note does "
                    + $"not name; it may be of {string.Join(' ', first.Select(rule => rule.Wanted))} (I.A.13).",
                [finding.Code], finding.Spans));
        }
    }

    private static void AddExclusions(List<CodingIssue> issues, List<Finding> order)
    {
        foreach (var holder in order)
        {
            var rules = ClinicalRules.Exclusions[holder.Code.Category];
            foreach (var rule in rules.Where(r => holder.Code.IsUnder(r.Holder)))
            {
                foreach (var other in order.Where(o => o.Code != holder.Code && rule.Excluded.Covers(o.Code)
                    && !o.Code.IsUnder(rule.Holder)))
                {
                    var pair = new[] { holder.Code, other.Code }.Order().ToArray();
                    if (issues.Exists(i => i.Code == CodingIssueCodes.Excludes1 && i.Codes.SequenceEqual(pair)))
                        continue;
                    issues.Add(new(CodingIssueCodes.Excludes1,
                        $"Excludes1: {holder.Code} and {other.Code} are not reported together unless the conditions "
                            + "are unrelated (guideline I.A.12.a); keep one.",
                        pair, [.. holder.Spans.Concat(other.Spans).Distinct().Order()]));
                }
            }
        }
    }

    /// <summary>
    /// A compliant query: what the note says, an open question, options that always include "other" and "cannot
    /// tell".
    /// </summary>
    private static void AddQuery(List<CodingIssue> issues, Finding finding, NoteText note)
    {
        var rule = ClinicalRules.Queries.FirstOrDefault(q => q.Codes.Covers(finding.Code));
        var noSide = CodeTitle.Of(finding.Entry).Side == BodySide.Unspecified;
        if (rule is null && !noSide)
            return;
        var question = noSide ? "On which side is it?" : rule!.Question;
        var options = noSide ? ["Right", "Left", "Both sides"] : rule!.Options;
        var words = string.Join("; ", finding.Spans.Take(3)
            .Select(span => $"\"{note.Slice(span).ReplaceLineEndings(" ")}\""));
        var choices = options.Concat(["Other (please specify)", "Unable to determine"]).Select(o => $"[ ] {o}\n");
        var query = $"Your note says: {words}. Based on your clinical judgment, please clarify in the record. "
            + $"{question}\n{string.Concat(choices)}";
        issues.Add(new(CodingIssueCodes.Unspecific,
            $"{finding.Code} is unspecific and the note does not say more: {question}",
            [finding.Code],
            finding.Spans,
            query));
    }
}
