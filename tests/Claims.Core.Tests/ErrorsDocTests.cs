using System.Text.RegularExpressions;

namespace Claims.Core.Tests;

/// <summary>Every finding's code that the sources hold is explained in docs/errors.md.</summary>
public sealed partial class ErrorsDocTests
{
    [Fact]
    public void Every_code_in_the_sources_is_in_errors_md()
    {
        var functions = Path.Combine(Root(), "functions");
        var explained = Code().Matches(File.ReadAllText(Path.Combine(functions, "docs", "errors.md")))
            .Select(match => match.Value).ToHashSet();
        var used = Directory.GetFiles(functions, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText)
            .SelectMany(text => Quoted().Matches(text).Concat(QuotedOfCoding().Matches(text)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.True(used.Count > 100, $"only {used.Count} codes were found");
        Assert.Contains("coding.code-first", used);
        Assert.Empty(used.Except(explained).Order());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClaimsFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("""
        "((?:CLM|COV|DEN|PAY|REQ|DUN|BOOK|REV|QRY|FORM|STF|STM|WRK|X12|X837|X835|X999|X277|X278|X271|X834)-[A-Z0-9-]*[A-Z0-9])"
        """)]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(coding\\.[a-z0-9-]+)\"")]
    private static partial Regex QuotedOfCoding();

    [GeneratedRegex("[A-Z0-9]+(?:-[A-Z0-9]+)+|coding\\.[a-z0-9-]+")]
    private static partial Regex Code();
}
