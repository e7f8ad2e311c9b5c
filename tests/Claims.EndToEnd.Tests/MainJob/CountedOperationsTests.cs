using System.Text.Json;
using System.Text.Json.Nodes;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>What the main job takes, against the counts from which infra/costs.json works out a month's cost.</summary>
[Collection(MainJobCollection.Name)]
public sealed class CountedOperationsTests
{
    /// <summary>Retries and progress by the clock make counts differ a little each time.</summary>
    private const double Tolerance = 0.1;

    /// <summary>How claims fall into batches depends on how fast the machine is: 7 to 10 were seen, four files each.
    /// </summary>
    private const double BatchTolerance = 0.3;

    private static readonly string[] ByBatch = ["otherFiles", "receivedFiles"];

    private readonly UndisturbedRun _run;

    public CountedOperationsTests(UndisturbedRun run)
    {
        Skip.IfNot(UndisturbedRun.CanRun, "tesseract-ocr or poppler-utils is not installed");
        _run = run;
    }

    [SkippableFact]
    public void A_months_cost_is_worked_out_from_what_the_sample_charts_take()
    {
        var file = Path.Combine(FindRoot(), "infra", "costs.json");
        var costs = JsonNode.Parse(File.ReadAllText(file))!;
        var counted = Count();
        if (Environment.GetEnvironmentVariable("CLAIMS_WRITE_INFRA") == "1")
        {
            costs["counted"] = JsonSerializer.SerializeToNode(counted);
            File.WriteAllText(file, costs.ToJsonString(new() { WriteIndented = true }) + "\n");
        }

        var stated = costs["counted"]!.Deserialize<SortedDictionary<string, long>>()!;
        Assert.Equal(counted.Keys, stated.Keys);
        Assert.All(counted, count =>
        {
            var tolerance = ByBatch.Contains(count.Key) ? BatchTolerance : Tolerance;
            Assert.InRange(count.Value, stated[count.Key] * (1 - tolerance), stated[count.Key] * (1 + tolerance));
        });
    }

    /// <summary>What is a blob in Azure is a file here: charts' files, and those that go out and come back.</summary>
    private SortedDictionary<string, long> Count()
    {
        string[] elsewhere = ["outbox", "received", "mail", "letters", "collections"];
        var charts = _run.Data.Files("charts", "*");
        var others = elsewhere.SelectMany(folder => _run.Data.Files(folder, "*")).ToList();
        return new(StringComparer.Ordinal)
        {
            ["charts"] = _run.Data.Records("chart").Count,
            ["pages"] = _run.Data.Records("chart-text")
                .Sum(text => text.GetProperty("text").GetProperty("pages").GetArrayLength()),
            ["turns"] = Facts("turnBegan"),
            ["activities"] = Facts("activityScheduled"),
            ["recordWrites"] = _run.Data.Number("claims.db", "select last from record_version"),
            ["recordBytes"] = _run.Data.Number("claims.db", "select sum(length(cast(json as blob))) from records"),
            ["chartFiles"] = charts.Length,
            ["otherFiles"] = others.Count,
            ["receivedFiles"] = _run.Data.Files("received", "*.x12").Length,
            ["fileBytes"] = charts.Concat(others).Sum(path => new FileInfo(path).Length),
        };
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a checkout.");
        }

        return folder.FullName;
    }

    private long Facts(string kind) => _run.Data.Number(
        "workflows.db", $"select count(*) from history where json_extract(fact, '$.event') = '{kind}'");
}
