using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>The headings people write, from section-headings.txt.</summary>
internal static class SectionRules
{
    /// <summary>The longest heading in words.</summary>
    public const int LongestHeading = 7;

    private const int ShortestMisspelt = 8;
    private static readonly Dictionary<string, SectionKind> Headings = DataFile.Rows("section-headings.txt")
        .SelectMany(row => DataFile.Items(row[1]).Select(name => (name, Enum.Parse<SectionKind>(row[0]))))
        .ToDictionary(pair => pair.name, pair => pair.Item2);

    private static readonly SpellingIndex Spelling =
        new(Headings.Keys.Where(name => name.Length >= ShortestMisspelt));

    /// <summary>The kind of a heading, its words in lower case with single blanks; null when it is none.</summary>
    public static SectionKind? Find(string heading)
    {
        if (Headings.TryGetValue(heading, out var kind))
            return kind;
        return heading.Length >= ShortestMisspelt && Spelling.Nearest(heading) is { } near ? Headings[near] : null;
    }
}
