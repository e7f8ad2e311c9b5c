using Claims.Coding.Notes;

namespace Claims.Coding.Reading;

/// <summary>What a heading announces.</summary>
/// <param name="Kind">The section.</param>
/// <param name="OnlyItsLine">Whether the section before goes on after its line: "Medical reasoning: ...".</param>
internal sealed record Heading(SectionKind Kind, bool OnlyItsLine);

/// <summary>The headings people write, from section-headings.txt.</summary>
internal static class SectionRules
{
    /// <summary>The longest heading in words.</summary>
    public const int LongestHeading = 7;

    private const int ShortestMisspelt = 8;
    private static readonly Dictionary<string, Heading> Headings = DataFile.Rows("section-headings.txt")
        .SelectMany(row => DataFile.Items(row[1]).Select(name => (name, Parse(row[0]))))
        .ToDictionary(pair => pair.name, pair => pair.Item2);

    private static readonly SpellingIndex Spelling =
        new(Headings.Keys.Where(name => name.Length >= ShortestMisspelt));

    /// <summary>The meaning of a heading, its words in lower case with single blanks; null when it is none.</summary>
    public static Heading? Find(string heading)
    {
        if (Headings.TryGetValue(heading, out var known))
            return known;
        return heading.Length >= ShortestMisspelt && Spelling.Nearest(heading) is { } near ? Headings[near] : null;
    }

    private static Heading Parse(string kind) =>
        new(Enum.Parse<SectionKind>(kind.TrimEnd('-')), OnlyItsLine: kind.EndsWith('-'));
}
