using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Claims.Infra.Tests;

/// <summary>What a month costs, from the unit prices and the counted operations in infra/costs.json.</summary>
internal static class CostTable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Reads infra/costs.json.</summary>
    public static Costs Read() =>
        JsonSerializer.Deserialize<Costs>(File.ReadAllText(InfraFolder.File("costs.json")), Format)!;

    /// <summary>The table for the README: one row a service, one column a number of charts.</summary>
    public static string Write(Costs costs)
    {
        var text = new StringBuilder();
        text.Append("| US dollars a month |");
        text.AppendJoin("", costs.Charts.Select(charts => $" {Number(charts)} charts |"));
        text.Append("\n|---|").Insert(text.Length, "--:|", costs.Charts.Count).Append('\n');
        foreach (var service in costs.Lines.GroupBy(line => line.Service))
        {
            Row(service.Key, service.Where(line => line.IsIn("prod")));
        }

        Row("**prod**", costs.Lines.Where(line => line.IsIn("prod")));
        Row("**dev** (serverless records, no private network)", costs.Lines.Where(line => line.IsIn("dev")));
        return text.ToString();

        void Row(string name, IEnumerable<CostLine> lines) => text.Append(CultureInfo.InvariantCulture, $"| {name} |")
            .AppendJoin("", costs.Charts.Select(charts => $" {Number(lines.Sum(line => line.For(charts, costs.Counted)))} |"))
            .Append('\n');
    }

    private static string Number(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The whole of costs.json.</summary>
/// <param name="Notice">What the reader must know.</param>
/// <param name="Date">As of when every price is.</param>
/// <param name="Charts">Charts a month, a column each.</param>
/// <param name="Counted">
/// What the sample charts took, each of them once; "charts" among it. A test of Claims.EndToEnd counts them anew.
/// </param>
/// <param name="Lines">What is paid for.</param>
internal sealed record Costs(
    string Notice,
    DateOnly Date,
    IReadOnlyList<int> Charts,
    IReadOnlyDictionary<string, decimal> Counted,
    IReadOnlyList<CostLine> Lines);

/// <summary>What is paid for.</summary>
/// <param name="Service">The row.</param>
/// <param name="What">The unit.</param>
/// <param name="Of">How many units each of what was counted takes.</param>
/// <param name="PerChart">Units that a chart takes beside those; assumed.</param>
/// <param name="PerMonth">Units that a month takes.</param>
/// <param name="Free">Units that are free a month.</param>
/// <param name="Price">US dollars for so many units as <paramref name="Per"/> says.</param>
/// <param name="Per">Units.</param>
/// <param name="Basis">What is counted and what assumed.</param>
/// <param name="Source">Where the price stands.</param>
/// <param name="Only">The one environment that has it; null for both.</param>
internal sealed record CostLine(
    string Service,
    string What,
    IReadOnlyDictionary<string, decimal> Of,
    decimal PerChart,
    decimal PerMonth,
    decimal Free,
    decimal Price,
    decimal Per,
    string Basis,
    string Source,
    string? Only)
{
    /// <summary>Whether an environment has it.</summary>
    public bool IsIn(string environment) => Only is null || Only == environment;

    /// <summary>US dollars for a month with so many charts.</summary>
    public decimal For(int charts, IReadOnlyDictionary<string, decimal> counted)
    {
        var perChart = PerChart + Of.Sum(unit => unit.Value * counted[unit.Key] / counted["charts"]);
        return Math.Max(0, (perChart * charts) + PerMonth - Free) / Per * Price;
    }
}
