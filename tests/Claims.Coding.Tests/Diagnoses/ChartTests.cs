using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Diagnoses;

/// <summary>
/// Whole invented charts: the suggestions scored one half or more, in order, are what a coder would bill.
/// </summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData("cardiology")]
    [InlineData("diabetes")]
    [InlineData("ankle")]
    [InlineData("radius")]
    [InlineData("wellvisit")]
    [InlineData("pneumonia")]
    [InlineData("lobar")]
    [InlineData("knee")]
    public void A_chart_gets_the_codes_a_coder_would_bill(string name)
    {
        var (text, expected) = Chart(name);

        var result = Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));

        var sure = result.Diagnoses.Where(d => d.Score >= 0.45).Select(d => d.Code.ToString()).ToList();
        Assert.True(
            expected[0] == sure.FirstOrDefault() && expected.Order().SequenceEqual(sure.Order()),
            $"{name}: expected {string.Join(' ', expected)}, was "
                + $"{string.Join(' ', result.Diagnoses.Select(d => $"{d.Code}:{d.Score}"))}; "
                + $"not coded: {string.Join(' ', result.NotCoded.Select(r => $"{r.Code}:{r.Why}"))}");
    }

    private static (string Text, string[] Expected) Chart(string name)
    {
        using var stream = typeof(ChartTests).Assembly.GetManifestResourceStream($"{name}.txt")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var expected = reader.ReadLine()!.TrimStart('>', ' ').Split(' ');
        return (reader.ReadToEnd(), expected);
    }
}

/// <summary>One compiled suggester for all tests.</summary>
internal static class Suggesting
{
    public static readonly DateOnly DateOfService = new(2024, 3, 4);

    private static readonly Lazy<CodeSuggester> Suggester = new(() => new CodeSuggester(CodeSet.Starter));

    public static CodeSuggester Shared => Suggester.Value;
}
