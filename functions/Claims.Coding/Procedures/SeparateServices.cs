using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>
/// Modifier 59 or X{EPSU} where an NCCI pair lets a modifier set it aside and the note documents another site,
/// encounter or practitioner: proposed with its reason and words, never silently.
/// </summary>
internal static class SeparateServices
{
    /// <summary>A body site so many words from a service is still the service's.</summary>
    private const int Near = 10;

    private static readonly List<(string Modifier, string What, PhraseList Phrases)> Cues =
        [.. DataFile.Rows("separate-services.txt").Where(row => row[0] != "site")
            .Select(row => (row[0], row[1], new PhraseList(DataFile.Items(row[2]))))];

    private static readonly HashSet<string> Sites = [.. DataFile.Rows("separate-services.txt")
        .Where(row => row[0] == "site").SelectMany(row => DataFile.Items(row[2])).Select(word => Words.Base(word))];

    /// <summary>Whether a word in base form names a body site.</summary>
    public static bool IsSite(string word) => Sites.Contains(word);

    public static void Apply(ServiceFindings findings)
    {
        if (findings.Context is not { Edits: { } edits, DateOfService: { } day })
            return;
        var services = findings.All;
        for (var i = 0; i < services.Count; i++)
        {
            for (var j = i + 1; j < services.Count; j++)
            {
                if (edits.Pair(services[i].Item.Code, services[j].Item.Code, day, EditSetting.Practitioner)
                    is { Modifier: PairModifier.Allowed } pair)
                    Propose(findings, pair);
            }
        }
    }

    private static void Propose(ServiceFindings findings, PairEdit pair)
    {
        var second = findings.All.First(service => service.Item.Code == pair.Second);
        var first = findings.All.First(service => service.Item.Code == pair.First);
        if (VisitRules.IsVisit(pair.Second) || ServiceEdits.IsSetAside(first, second)
            || second.Modifiers.Count >= ServiceDetails.MostModifiers
            || Documented(findings, first, second) is not var (kind, what, spans))
            return;
        var modifier = findings.Context.IsMedicare ? kind : "59";
        var other = findings.Context.IsMedicare ? "59 says the same" : $"{kind} where the payer takes it";
        findings.Put(second with
        {
            Modifiers = [.. second.Modifiers, modifier],
            Reason = $"{second.Reason} Modifier {modifier} proposed ({other}): {pair.First} includes it unless "
                + $"separate (NCCI), and the note tells {what}: {string.Join(" and ", spans.Select(findings.Quote))}; confirm.",
            Evidence = [.. second.Evidence.Concat(spans).Distinct().Order()],
        });
    }

    /// <summary>What the note says of the two being separate; null when it says nothing.</summary>
    private static (string Kind, string What, IReadOnlyList<TextSpan> Spans)? Documented(
        ServiceFindings findings, ProcedureSuggestion first, ProcedureSuggestion second)
    {
        foreach (var (modifier, what, phrases) in Cues)
        {
            foreach (var at in findings.SentencesOf(second).Concat(findings.SentencesOf(first)))
            {
                var sentence = findings.Sentences[at];
                if (phrases.First(sentence) is var (from, to))
                    return (modifier, what, [sentence.SpanOf(from, to)]);
            }
        }

        return SiteOf(findings, first) is var (one, oneSpan) && SiteOf(findings, second) is var (other, otherSpan)
            && one != other
            ? ("XS", "two sites", [oneSpan, otherSpan])
            : null;
    }

    /// <summary>The body site nearest to a service's words in its sentence, with the side before it.</summary>
    private static (string Name, TextSpan Span)? SiteOf(ServiceFindings findings, ProcedureSuggestion service)
    {
        foreach (var sentence in findings.SentencesOf(service).Select(at => findings.Sentences[at]))
        {
            var own = Enumerable.Range(0, sentence.Tokens.Length)
                .Where(i => service.Evidence.Any(sentence.Tokens[i].Span.Overlaps)).ToList();
            var at = Enumerable.Range(0, sentence.Tokens.Length)
                .Where(i => Sites.Contains(sentence.Tokens[i].Word))
                .Select(i => (At: i, Away: Distance(sentence, i, own)))
                .Where(site => site.Away <= Near)
                .OrderBy(site => site.Away).Select(site => (int?)site.At).FirstOrDefault();
            if (at is not { } place)
                continue;
            var sided = place > 0 && SideWords.Read(sentence.Tokens[place - 1].Word, capital: true) is not null;
            var start = sided ? place - 1 : place;
            var name = string.Join(' ', sentence.Tokens[start..(place + 1)].Select(token => token.Word));
            return (name, sentence.SpanOf(start, place));
        }

        return null;
    }

    /// <summary>Words between; a site before counts double, one across a comma belongs to something else.</summary>
    private static int Distance(Sentence sentence, int at, List<int> own)
    {
        var (from, to) = at < own[0] ? (at, own[0]) : (own[^1], at);
        var commas = Enumerable.Range(from + 1, Math.Max(0, to - from))
            .Count(i => (sentence.Tokens[i].Before & Gap.Comma) != 0);
        return (Math.Max(0, to - from) * (at < own[0] ? 2 : 1)) + (commas * Near);
    }
}
