using Claims.Coding.CodeSets.Compiled;

namespace Claims.Coding.CodeSets;

/// <content>Finding codes by words: in titles, and as a coder does, by the index.</content>
public sealed partial class DiagnosisRelease
{
    private static readonly string[] NeoplasmColumns =
    [
        "Malignant primary", "Malignant secondary", "Ca in situ", "Benign", "Uncertain behavior",
        "Unspecified behavior",
    ];

    private static readonly string[] DrugColumns =
    [
        "Poisoning, accidental", "Poisoning, intentional self-harm", "Poisoning, assault", "Poisoning, undetermined",
        "Adverse effect", "Underdosing",
    ];

    /// <summary>
    /// The search box: a code's beginning, or words of titles, inclusion terms, index entries and synonyms; the last
    /// word may still be being typed, misspellings are allowed.
    /// </summary>
    /// <param name="query">What was typed so far.</param>
    /// <param name="limit">At most so many, best first.</param>
    /// <param name="billableOnly">Gives for a heading its first billable codes instead.</param>
    public IReadOnlyList<CodeEntry> Search(string query, int limit, bool billableOnly = false)
    {
        if (limit <= 0 || string.IsNullOrWhiteSpace(query))
            return [];
        var found = LooksLikeCode(query) ? Under(query.Trim(), limit, billableOnly) : [];
        if (found.Count == 0)
        {
            foreach (var row in _titleWords.Find(query, billableOnly ? limit * 2 : limit))
                AddFound(found, row, billableOnly);
        }

        return [.. found.Take(limit).Select(Entry)];
    }

    /// <summary>Looks words up in the alphabetic index, the external-cause index and the tables.</summary>
    /// <param name="term">Words of a main term and what stands under it, in any order.</param>
    /// <param name="limit">At most so many, best first.</param>
    public IReadOnlyList<IndexTerm> SearchIndex(string term, int limit) =>
        [.. _termWords.Find(term, limit).Select(row => Term(row))];

    /// <summary>All terms of an index in its order.</summary>
    internal IEnumerable<IndexTerm> TermsOf(IndexBook book)
    {
        for (var at = 0; at < TermCount; at++)
        {
            if ((IndexBook)_file.Rows<TermRow>(Sections.Terms)[at].Book == book)
                yield return Term(at, withNonessential: false);
        }
    }

    private static bool LooksLikeCode(string query)
    {
        var text = query.AsSpan().Trim();
        return text.Length is >= 2 and <= 8 && char.IsAsciiLetter(text[0]) && char.IsAsciiDigit(text[1])
            && text[2..].IndexOfAnyExcept("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.") < 0;
    }

    private List<int> Under(string prefix, int limit, bool billableOnly)
    {
        var compact = prefix.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        var first = CodeRow.KeyOf(compact);
        var last = compact.Length == 8 ? first : first | (ulong.MaxValue >> (compact.Length * 8));
        var codes = Codes;
        var found = new List<int>();
        for (var at = RowSearch.LowerBound(codes, first, row => row.Key);
            at < codes.Length && codes[at].Key <= last && found.Count < limit;
            at++)
        {
            if (!billableOnly || codes[at].Flags.HasFlag(CodeFlags.Billable))
                found.Add(at);
        }

        return found;
    }

    private void AddFound(List<int> found, int row, bool billableOnly)
    {
        var codes = Codes;
        for (var at = row; at < codes[row].End; at++)
        {
            if (billableOnly && !codes[at].Flags.HasFlag(CodeFlags.Billable))
                continue;
            if (!found.Contains(at))
                found.Add(at);
            return;
        }
    }

    private IndexTerm Term(int at, bool withNonessential = true)
    {
        var terms = _file.Rows<TermRow>(Sections.Terms);
        var path = new Stack<string>();
        for (var i = at; i >= 0; i = terms[i].Parent)
            path.Push(terms[i].Nonessential == 0 || !withNonessential ? Texts[terms[i].Title]
                : $"{Texts[terms[i].Title]} {Texts[terms[i].Nonessential]}");
        var term = terms[at];
        return new(
            (IndexBook)term.Book, [.. path], [.. CodesOf(term)], Texts[term.See], Texts[term.SeeAlso]);
    }

    private List<IndexCode> CodesOf(TermRow term)
    {
        var codes = new List<IndexCode>();
        if (term.Code != 0)
            codes.Add(Verified("", Texts[term.Code]));
        if (term.Manifestation != 0)
            codes.Add(Verified("Manifestation", Texts[term.Manifestation]));
        if (term.Cells < 0)
            return codes;
        var columns = (IndexBook)term.Book == IndexBook.Neoplasms ? NeoplasmColumns : DrugColumns;
        var cells = _file.Rows<int>(Sections.Cells);
        for (var i = 0; i < columns.Length; i++)
        {
            if (cells[term.Cells + i] != 0)
                codes.Add(Verified(columns[i], Texts[cells[term.Cells + i]]));
        }

        return codes;
    }

    private IndexCode Verified(string column, string printed) =>
        new(column, printed, Icd10Code.TryParse(printed.TrimEnd('-', '.', ' '), out var code) ? Find(code) : null);
}
