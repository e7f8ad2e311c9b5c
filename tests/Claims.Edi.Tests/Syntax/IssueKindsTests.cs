using System.Reflection;
using Claims.Edi.Syntax;

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

    [Fact]
    public void The_handbook_lists_every_code_as_the_table_has_it()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClaimsFunctions.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var lines = File.ReadAllLines(Path.Combine(folder, "functions", "docs", "errors.md"));
        Assert.All(IssueKinds.All, kind => Assert.Contains(lines, line => line.StartsWith(
            $"| {kind.Code} | {(int)kind.Level} | {kind.Meaning} | {kind.Remedy} |", StringComparison.Ordinal)));
    }
}
