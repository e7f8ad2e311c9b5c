using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Claims.Infra.Tests;

/// <summary>What a month costs, from the unit prices and the operations per chart in infra/costs.json.</summary>
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
            .AppendJoin("", costs.Charts.Select(charts => $" {Number(lines.Sum(line => line.For(charts)))} |"))
            .Append('\n');
    }

    private static string Number(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The whole of costs.json.</summary>
internal sealed record Costs(string Notice, DateOnly Date, IReadOnlyList<int> Charts, IReadOnlyList<CostLine> Lines);

/// <summary>What is paid for: how much of it a chart and a month take, and what <c>Per</c> of it cost.</summary>
internal sealed record CostLine(
    string Service,
    string What,
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
    public decimal For(int charts) => Math.Max(0, (PerChart * charts) + PerMonth - Free) / Per * Price;
}
