using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;

namespace Claims.Coding.Reading;

/// <summary>What a term stands for: some codes, of which the note's other words choose one.</summary>
/// <param name="Candidates">The codes.</param>
/// <param name="Default">The code when the note says no more; null: the least specific candidate.</param>
/// <param name="IsLoose">Whether the term fits only loosely.</param>
internal sealed record TermTarget(IReadOnlyList<CodeTitle> Candidates, Icd10Code? Default, bool IsLoose = false);

/// <summary>A term compiled for matching.</summary>
/// <param name="Words">Its words in base form, each once.</param>
/// <param name="Target">What it stands for.</param>
/// <param name="NeedsCapitals">A short abbreviation that would be another word in small letters.</param>
/// <param name="Blockers">Words that give an abbreviation another meaning when they stand in the same sentence.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Text">As its source writes it.</param>
internal sealed record Term(
    string[] Words, TermTarget Target, bool NeedsCapitals, string[] Blockers, TermSource Source, string Text);

/// <summary>Where a term is from.</summary>
internal enum TermSource
{
    /// <summary>The clinic's own words, reviewed by a person.</summary>
    Local,

    /// <summary>This project's synonyms, lay terms and abbreviations.</summary>
    Own,

    /// <summary>Disease Ontology.</summary>
    Synonym,

    /// <summary>An official title.</summary>
    Title,

    /// <summary>The release's alphabetic index.</summary>
    Index,
}

/// <summary>All terms, found by their rarest word.</summary>
internal sealed class TermIndex
{
    private readonly Dictionary<string, List<Term>> _byAnchor = [];

    public TermIndex(
        CodeSet codes, IEnumerable<string> extraWords, IReadOnlyList<LocalTerm> local, ReadingStep without)
    {
        Titles = [.. codes.Entries.OrderBy(entry => entry.Code).Select(CodeTitle.Of)];
        List<Term> terms =
        [
            .. LocalTerms(local),
            .. without == ReadingStep.OwnTerms ? [] : OwnTerms(),
            .. without == ReadingStep.DiseaseSynonyms ? [] : SynonymTerms(),
            .. without == ReadingStep.Titles ? [] : TitleTerms(),
        ];
        terms.AddRange(new IndexWalk(this).Terms(codes.IndexTerms, terms));
        var frequency = terms.SelectMany(term => term.Words).CountBy(word => word).ToDictionary();
        foreach (var term in terms)
        {
            var anchor = term.Words.MinBy(word => (frequency[word], word))!;
            if (!_byAnchor.TryGetValue(anchor, out var list))
                _byAnchor[anchor] = list = [];
            list.Add(term);
        }

        Vocabulary = new Vocabulary([.. frequency.Keys, .. AssertionRules.AllWords, .. extraWords,
            .. Titles.SelectMany(t => t.Words)], corrects: without != ReadingStep.Spelling);
    }

    public IReadOnlyList<CodeTitle> Titles { get; }

    public Vocabulary Vocabulary { get; }

    public IReadOnlyList<Term> AnchoredAt(string word) =>
        _byAnchor.TryGetValue(word, out var list) ? list : [];

    /// <summary>The codes under a prefix, in tabular order.</summary>
    public IEnumerable<CodeTitle> Under(string prefix)
    {
        var compact = prefix.Replace(".", "", StringComparison.Ordinal);
        var (low, high) = (0, Titles.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Titles[middle].Entry.Code.Compact, compact) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < Titles.Count && Titles[low].Entry.Code.IsUnder(compact); low++)
            yield return Titles[low];
    }

    private IEnumerable<Term> LocalTerms(IReadOnlyList<LocalTerm> local)
    {
        foreach (var (code, text) in local)
        {
            if (Under(code.Compact).ToList() is { Count: > 0 } candidates)
                yield return Compile(text, new(candidates, null)) with { Source = TermSource.Local };
        }
    }

    private IEnumerable<Term> OwnTerms()
    {
        foreach (var rule in TermRule.All)
        {
            var candidates = DataFile.Items(rule.Prefix.Replace(',', ';')).SelectMany(Under).ToList();
            if (candidates.Count == 0)
                continue; // An earlier or later release may lack a code that the starter set has.
            var target = new TermTarget(candidates, rule.Default, rule.IsLoose);
            foreach (var text in rule.Terms)
                yield return Compile(text, target);
        }
    }

    /// <summary>"ra !air !room" is the abbreviation RA, unless the sentence speaks of room air.</summary>
    private static Term Compile(string text, TermTarget target)
    {
        var parts = text.Split('!', StringSplitOptions.TrimEntries);
        var words = Words.Of(parts[0]).Distinct().ToArray();
        var capitals = words.Length == 1 && parts[0].Length <= 4 && parts[0].All(char.IsUpper);
        return new Term(
            words, target, capitals, [.. parts.Skip(1).Select(word => Words.Base(word))], TermSource.Own, parts[0]);
    }

    private IEnumerable<Term> SynonymTerms()
    {
        foreach (var rule in TermRule.DiseaseSynonyms)
        {
            var target = new TermTarget([.. Under(rule.Prefix)], null);
            if (target.Candidates.Count == 0)
                continue;
            foreach (var text in rule.Terms)
                yield return Compile(text, target) with { Source = TermSource.Synonym };
        }
    }

    private IEnumerable<Term> TitleTerms() => Titles
        .Where(title => !title.IsResidual && title.Words.Count is > 0 and <= 8)
        .GroupBy(title => string.Join(' ', title.Words.Order(StringComparer.Ordinal)))
        .Select(group => new Term(
            [.. group.First().Words], new TermTarget([.. group], null), NeedsCapitals: false, [],
            TermSource.Title, group.First().Entry.Title));
}
