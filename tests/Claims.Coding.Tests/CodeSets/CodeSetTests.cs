using Claims.Coding.CodeSets;
using Claims.Coding.Reading;

namespace Claims.Coding.Tests.CodeSets;

public sealed class CodeSetTests
{
    private static readonly DateOnly InForce = new(2024, 3, 4);

    private static readonly string[][] Families = [.. File.ReadLines(Path.Combine(
        SampleCharts.Repository(), "functions", "Claims.Coding", "Data", "starter-families.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' '))];

    [Theory]
    [InlineData("E11.22", "E1122", "E11.22")]
    [InlineData("e1122", "E1122", "E11.22")]
    [InlineData(" I10 ", "I10", "I10")]
    [InlineData("s93402a", "S93402A", "S93.402A")]
    [InlineData("M1A.0110", "M1A0110", "M1A.0110")]
    public void Parse_a_code_in_any_form_gives_the_same_code(string text, string compact, string written)
    {
        var code = Icd10Code.Parse(text);

        Assert.Equal((compact, written), (code.Compact, code.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E1")]
    [InlineData("11E")]
    [InlineData("E11.")]
    [InlineData("E1.12")]
    [InlineData("E11.22.1")]
    [InlineData("E11.22345")]
    [InlineData("E11-22")]
    [InlineData("É11")]
    public void TryParse_what_is_no_code_fails(string? text) => Assert.False(Icd10Code.TryParse(text, out _));

    [Fact]
    public void The_starter_set_finds_a_code_on_a_date_in_force()
    {
        Assert.True(CodeSet.Starter.TryFind(Icd10Code.Parse("E11.22"), InForce, out var entry));
        Assert.Equal("Type 2 diabetes mellitus with diabetic chronic kidney disease", entry.Title);
        Assert.False(CodeSet.Starter.TryFind(Icd10Code.Parse("E11.2"), InForce, out _));
    }

    [Fact]
    public void A_code_is_not_found_before_its_release_nor_after_it_was_retired()
    {
        var code = Icd10Code.Parse("G35");

        Assert.False(CodeSet.Starter.TryFind(code, new(2023, 9, 30), out _));
        Assert.True(CodeSet.Starter.TryFind(code, new(2025, 9, 30), out _));
        Assert.False(CodeSet.Starter.TryFind(code, new(2025, 10, 1), out _));
    }

    [Theory]
    [InlineData("e11.2", "E11.21")]
    [InlineData("htn", "I10")]
    [InlineData("ankle sprain left", "S93.402A")]
    [InlineData("type 2 diabetes polyneur", "E11.42")]
    [InlineData("hypotyroidism", "E03.9")]
    [InlineData("afib", "I48.91")]
    public void Search_leads_with_what_a_coder_means(string query, string expected)
    {
        var found = CodeSet.Starter.Search(query, 8);

        Assert.Contains(expected, found.Select(entry => entry.Code.ToString()));
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("   ", 5)]
    [InlineData("diabetes", 0)]
    [InlineData("qqqqqqqq", 5)]
    public void Search_without_a_meaning_finds_nothing(string query, int limit) =>
        Assert.Empty(CodeSet.Starter.Search(query, limit));

    [Fact]
    public void Every_own_synonym_leads_to_codes_of_the_starter_set()
    {
        var lost = TermRule.All
            .Where(rule => rule.Prefix.Split(',', ';').Any(prefix =>
                !CodeSet.Starter.Entries.Any(entry => entry.Code.IsUnder(prefix.Trim()))))
            .Select(rule => rule.Prefix);

        Assert.Empty(lost);
    }

    [SkippableFact]
    public void Every_code_of_the_starter_set_is_in_the_official_release_with_its_title()
    {
        var official = OfficialRelease.Read();
        Skip.If(official is null, "The official release is not beside the repository (shared/data/icd10cm).");

        var wrong = CodeSet.Starter.Entries
            .Where(entry => !official.TryGetValue(entry.Code.ToString(), out var fact)
                || fact != (entry.Billable, entry.Title))
            .Select(entry => entry.Code)
            .ToList();

        Assert.Empty(wrong);
        Assert.Equal(official.Where(fact => IsOfStarter(fact.Key, fact.Value)).Select(fact => fact.Key).ToHashSet(),
            CodeSet.Starter.Entries.Select(entry => entry.Code.ToString()).ToHashSet());
        Assert.InRange(CodeSet.Starter.Entries.Count, 4_000, official.Count);
    }

    /// <summary>
    /// What starter-families.txt says of a code: its prefix, and for injuries the 7th characters kept.
    /// </summary>
    private static bool IsOfStarter(string code, (bool Billable, string Title) fact)
    {
        var kept = fact.Title.Contains("fracture", StringComparison.OrdinalIgnoreCase) ? "ADGS" : "ADS";
        return fact.Billable && Families.Any(family => code.StartsWith(family[0], StringComparison.Ordinal)
            && (family.Length == 1 || code.Length < 8 || kept.Contains(code[^1])));
    }
}
