using Claims.Coding.CodeSets;

namespace Claims.Coding.Reading;

/// <summary>
/// Makes terms of a release's alphabetic index, as a coder uses it: from the main term down to a code, which must stand
/// in the tabular list. Words that the vocabulary knows already are left to it.
/// </summary>
/// <param name="index">The titles to verify in.</param>
internal sealed class IndexWalk(TermIndex index)
{
    private const int MostWords = 5;

    /// <summary>Entries below these join two conditions; combinations.txt decides on such.</summary>
    private static readonly string[] Joining = ["with", "due to", "in", "following", "complicating", "associated with"];

    public IEnumerable<Term> Terms(IEnumerable<IndexTerm> entries, IEnumerable<Term> known)
    {
        var seen = known.Select(term => KeyOf(term.Words)).ToHashSet();
        foreach (var entry in entries)
        {
            if (entry.Codes is not [var first, ..] || entry.Path.Any(IsJoining))
                continue;
            var words = Words.Of(string.Join(' ', entry.Path)).Distinct().ToArray();
            if (words.Length is 0 or > MostWords || !seen.Add(KeyOf(words)))
                continue;
            var codes = index.Under(first.Printed.TrimEnd('-', '.', ' ')).ToList();
            if (codes.Count == 0)
                continue;
            // A main term alone, such as "Examination" or "Fall", says too little to propose a code by itself.
            yield return new Term(
                words, new TermTarget(codes, null, IsLoose: words.Length == 1), NeedsCapitals: false, [],
                TermSource.Index, string.Join(", ", entry.Path));
        }
    }

    /// <summary>"atrial or auricular" asks for both words, which nobody writes.</summary>
    private static bool IsJoining(string title) => title.Contains(" or ", StringComparison.Ordinal)
        || Array.Exists(Joining, start => title.StartsWith(start, StringComparison.Ordinal)
            && (title.Length == start.Length || title[start.Length] is ' ' or '('));

    private static string KeyOf(IEnumerable<string> words) =>
        string.Join(' ', words.Order(StringComparer.Ordinal));
}
