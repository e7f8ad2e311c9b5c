namespace Claims.Infra.Tests;

public sealed class CostTests
{
    private const string Begin =
        "<!-- costs: written by CLAIMS_WRITE_INFRA=1 dotnet test tests/Claims.Infra.Tests -->\n";
    private const string End = "<!-- end of costs -->";

    [Fact]
    public void The_table_of_the_readme_is_the_computed_one()
    {
        var file = InfraFolder.File("README.md");
        var text = File.ReadAllText(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var table = CostTable.Write(CostTable.Read());
        if (InfraFolder.Writes)
        {
            File.WriteAllText(file, text[..begin] + table + text[end..]);
        }
        else
        {
            Assert.Equal(table, text[begin..end]);
        }
    }

    [Fact]
    public void What_is_free_is_taken_off_and_never_makes_a_cost_negative()
    {
        var counted = new Dictionary<string, decimal> { ["charts"] = 4, ["pages"] = 2 };
        var line = new CostLine(
            "x", "x", new Dictionary<string, decimal> { ["pages"] = 3 }, PerChart: 0.5m, PerMonth: 10, Free: 110,
            Price: 3, Per: 10, "", "", null);

        Assert.Equal(0, line.For(50, counted));
        Assert.Equal(30, line.For(100, counted));
    }

    [Fact]
    public void Every_line_names_its_source_and_whether_it_was_counted()
    {
        var costs = CostTable.Read();
        Assert.All(costs.Lines, line =>
        {
            Assert.All(line.Of.Keys, counted => Assert.Contains(counted, costs.Counted));
            Assert.True(line.PerChart == 0 || line.Basis.Contains("assumed", StringComparison.Ordinal), line.What);
            Assert.StartsWith("https://azure.microsoft.com/pricing/details/", line.Source);
            Assert.NotEmpty(line.Basis);
            Assert.True(line.Of.Count > 0 || line.PerChart > 0 || line.PerMonth > 0, line.What);
        });
    }
}
