using Claims.Coding.Diagnoses;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>Links each service to the diagnoses it was for, with the reason (837 SV107; at most four).</summary>
internal static class ServiceDiagnoses
{
    private const int MostPointers = 4;
    private const double Likely = 0.5;

    private static readonly List<(ServiceRange Services, CodeRange Diagnoses, string What)> Rules =
        [.. DataFile.Rows("service-diagnoses.txt").Select(row =>
            (new ServiceRange(row[0]), new CodeRange(row[1]), row[2]))];

    /// <summary>The links of a service; empty when no diagnosis supports it.</summary>
    public static IReadOnlyList<DiagnosisLink> Of(
        ProcedureSuggestion service, IReadOnlyList<DiagnosisSuggestion> diagnoses, ServiceFindings findings)
    {
        var likely = diagnoses.Where(diagnosis => diagnosis.Score >= Likely).ToList();
        IEnumerable<DiagnosisLink> links = VisitRules.IsOfficeVisit(service.Item.Code)
            ? OfVisit(likely)
            : ByRule(service, likely).Concat(ByWords(service, likely, findings));
        var found = links.DistinctBy(link => link.Code).Take(MostPointers).ToList();
        if (found.Count == 0)
            found = [.. OfServed(service, diagnoses, findings).DistinctBy(link => link.Code).Take(MostPointers)];
        return found.Count > 0 || likely.Count != 1 || Rules.Exists(rule => rule.Services.Covers(service.Item.Code))
            ? found
            : [new(likely[0].Code, "the visit's only diagnosis; nothing else ties the service to it: confirm")];
    }

    private static IEnumerable<DiagnosisLink> OfVisit(List<DiagnosisSuggestion> likely)
    {
        var assessed = likely.Where(diagnosis => diagnosis.Code.Compact[0] is not ('V' or 'W' or 'X' or 'Y' or 'Z'))
            .ToList();
        return (assessed.Count > 0 ? assessed : likely)
            .Select(diagnosis => new DiagnosisLink(diagnosis.Code, "the visit dealt with it"));
    }

    /// <summary>An injection is for what its drug is for, a draw for what its tests are for.</summary>
    private static IEnumerable<DiagnosisLink> OfServed(
        ProcedureSuggestion partner, IReadOnlyList<DiagnosisSuggestion> diagnoses, ServiceFindings findings) =>
        ServicePairs.ServedBy(findings, partner.Item.Code).SelectMany(served => Of(served, diagnoses, findings)
            .Select(link => link with { Reason = $"it goes with {served.Item.Code}: {link.Reason}" }));

    private static IEnumerable<DiagnosisLink> ByRule(
        ProcedureSuggestion service, List<DiagnosisSuggestion> likely) => Rules
        .Where(rule => rule.Services.Covers(service.Item.Code))
        .SelectMany(rule => likely
            .Where(diagnosis => rule.Diagnoses.Covers(diagnosis.Code) && SameSide(service, diagnosis))
            .Select(diagnosis => new DiagnosisLink(diagnosis.Code, $"the service looks at {rule.What}")));

    /// <summary>A diagnosis of the service's own sentence, or of the same body part and no other side.</summary>
    private static IEnumerable<DiagnosisLink> ByWords(
        ProcedureSuggestion service, List<DiagnosisSuggestion> likely, ServiceFindings findings)
    {
        var own = findings.SentencesOf(service).Select(findings.Of).ToList();
        foreach (var diagnosis in likely.Where(diagnosis => SameSide(service, diagnosis)))
        {
            if (diagnosis.Evidence.FirstOrDefault(span => own.Exists(sentence => sentence.Overlaps(span)))
                is { Length: > 0 } span)
                yield return new(diagnosis.Code, $"the same sentence names it: {findings.Quote(span)}");
        }

        var parts = PartsIn(service.Item.Description).Concat(service.Item.Keywords.SelectMany(PartsIn)).ToHashSet();
        foreach (var diagnosis in likely.Where(diagnosis => SameSide(service, diagnosis)))
        {
            if (PartsIn(diagnosis.Title).FirstOrDefault(parts.Contains) is { } part)
                yield return new(diagnosis.Code, $"both are of the {part}");
        }
    }

    private static IEnumerable<string> PartsIn(string text) =>
        Words.Of(text).Where(SeparateServices.IsSite);

    private static bool SameSide(ProcedureSuggestion service, DiagnosisSuggestion diagnosis)
    {
        var words = Words.Of(diagnosis.Title);
        return !(service.Modifiers.Contains("RT") && words.Contains("left"))
            && !(service.Modifiers.Contains("LT") && words.Contains("right"));
    }
}
