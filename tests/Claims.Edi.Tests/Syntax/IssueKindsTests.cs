using System.Reflection;
using Claims.Edi.Syntax;
using Xunit.Sdk;

namespace Claims.Edi.Tests.Syntax;

public sealed class IssueKindsTests
{
    [Fact]
    public void Every_code_has_a_level_a_meaning_and_a_remedy()
    {
        var codes = typeof(EdiCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(codes, IssueKinds.All.Select(kind => kind.Code));
        Assert.All(IssueKinds.All, kind =>
        {
            Assert.NotEmpty(kind.Meaning);
            Assert.NotEmpty(kind.Remedy);
            Assert.InRange(kind.Level, ValidationLevel.Syntax, ValidationLevel.CrossElement);
        });
    }

    /// <summary>One file per way of being wrong: the tests that show a code each end in <c>gives_its_code</c>.</summary>
    [Fact]
    public void Every_code_is_given_by_a_file_that_is_wrong_in_its_way()
    {
        var shown = typeof(IssueKindsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.Name.Contains("gives_its_code", StringComparison.Ordinal))
            .SelectMany(method => method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method)))
            .SelectMany(row => row.OfType<string>()).ToHashSet();
        Assert.Equal([], IssueKinds.All.Select(kind => kind.Code).Except(shown));
    }

    [Fact]
    public void The_handbook_lists_every_code_as_the_table_has_it()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClaimsFunctions.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var lines = File.ReadAllLines(Path.Combine(folder, "functions", "docs", "errors.md"));
        Assert.All(IssueKinds.All, kind => Assert.Contains(lines, line => line.StartsWith(
            $"| {kind.Code} | {(int)kind.Level} | {kind.Meaning} | {kind.Remedy} |", StringComparison.Ordinal)));
        var listed = lines.Where(line => line.StartsWith("| X", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]);
        Assert.Equal(IssueKinds.All.Select(kind => kind.Code).Order(), listed.Order());
    }
}
