using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>
/// Services that are billed together: a drug and its injection, blood tests and the draw, a study and its contrast
/// (service-pairs.txt). A missing partner is proposed when the note tells of it, and asked about when it does not.
/// </summary>
internal static class ServicePairs
{
    private const double PartnerScore = 0.7;

    private static readonly IReadOnlyList<PairRule> Rules = [.. DataFile.Rows("service-pairs.txt").Select(row =>
        new PairRule(row[0], new(row[1]), new(row[2]), new(DataFile.Items(row[3])), row[4], new(row[5]), row[6]))];

    public static void Apply(ServiceFindings findings)
    {
        foreach (var rule in Rules)
        {
            var services = findings.In(rule.Services);
            var partners = findings.In(rule.Partners);
            if (services.Count == 0 || findings.In(rule.Unless).Count > 0)
                continue;
            switch (rule.Kind)
            {
                case "needs":
                    Propose(findings, rule, services);
                    break;
                case "ask" when partners.Count == 0:
                    findings.Tell(ServiceNoteCodes.Pair, $"{Codes(services)}: {rule.Tell} ({rule.Partners}).");
                    break;
                case "includes" when partners.Count > 0:
                    findings.Tell(
                        ServiceNoteCodes.Pair, $"{Codes(partners)} beside {Codes(services)}: {rule.Tell}; keep one.");
                    break;
            }
        }
    }

    /// <summary>The services that a partner goes with, such as the drug of an injection.</summary>
    public static IEnumerable<ProcedureSuggestion> ServedBy(ServiceFindings findings, string partner) => Rules
        .Where(rule => rule.Kind == "needs" && rule.Partners.Covers(partner))
        .SelectMany(rule => findings.In(rule.Services));

    private static void Propose(ServiceFindings findings, PairRule rule, List<ProcedureSuggestion> services)
    {
        var told = services.Where(service => IsTold(findings, rule, service)).ToList();
        if (told.Count == 0)
            return;
        var units = rule.Place == "same" ? 1 : told.Count;
        var reason = $"With {Codes(told)}: {rule.Tell}{(units > 1 ? $", {units} in all" : "")}.";
        findings.Pair(rule.Partners.First, units, PartnerScore, reason, told);
    }

    private static bool IsTold(ServiceFindings findings, PairRule rule, ProcedureSuggestion service)
    {
        if (rule.Place != "nearby")
            return findings.Sentences.Any(sentence => KeywordMatcher.TellsDone(sentence) && rule.Words.In(sentence));
        var own = findings.SentencesOf(service).ToList();
        // The service's own sentence decides; the next one counts only where it says nothing of the way.
        return own.Exists(at => rule.Words.In(findings.Sentences[at]))
            || (!own.Exists(at => Rules.Any(other => other.Kind == "needs" && other.Words.In(findings.Sentences[at])))
                && own.Exists(at => Neighbours(findings, at).Any(rule.Words.In)));
    }

    private static IEnumerable<Sentence> Neighbours(ServiceFindings findings, int at) =>
        new[] { at - 1, at + 1 }
            .Where(i => i >= 0 && i < findings.Sentences.Count)
            .Select(i => findings.Sentences[i])
            .Where(KeywordMatcher.TellsDone);

    private static string Codes(IEnumerable<ProcedureSuggestion> services) =>
        string.Join(", ", services.Select(service => service.Item.Code));

    private sealed record PairRule(
        string Kind,
        ServiceRange Services,
        ServiceRange Partners,
        PhraseList Words,
        string Place,
        ServiceRange Unless,
        string Tell);
}
