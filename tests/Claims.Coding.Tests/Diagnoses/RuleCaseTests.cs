using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Diagnoses;

/// <summary>One small note for each rule, from rule-cases.txt.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string> Names => [.. Cases().Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_holds(string name)
    {
        var row = Cases().Single(r => r[0] == name);
        var note = NoteText.FromPlain(row[1].Replace("\\n", "\n", StringComparison.Ordinal));

        var result = Suggesting.Shared.Suggest(note, new(Suggesting.DateOfService));

        var codes = result.Diagnoses.Select(d => d.Code.ToString()).ToList();
        var seen = $"{string.Join(' ', codes)}; not coded "
            + string.Join(' ', result.NotCoded.Select(r => $"{r.Code}:{r.Why}"));
        Assert.True(CodesOf(row[2]).All(codes.Contains), $"lacks of {row[2]}: {seen}");
        Assert.False(CodesOf(row[3]).Any(codes.Contains), $"has of {row[3]}: {seen}");
    }

    private static string[] CodesOf(string field) => field.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Cases()
    {
        using var stream = typeof(RuleCaseTests).Assembly.GetManifestResourceStream("rule-cases.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('|');
        }
    }
}
