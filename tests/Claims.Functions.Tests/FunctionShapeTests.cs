using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Tests;

/// <summary>Which functions there are, and that they only bind, call and return.</summary>
public sealed class FunctionShapeTests
{
    private const int MostLines = 15;

    private static readonly string Root = FindRoot();

    private static readonly MethodInfo[] Functions =
    [
        .. typeof(AppServices).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    [Fact]
    public void These_functions_there_are() => Assert.Equal(
        [
            "Activity", "AskForStatus", "ChartUploaded", "ClearinghouseFileArrived", "DeliverMessages", "ExportRecords",
            "FlushEvents", "Health", "InstanceExists", "MeasureBoard", "MeasureBooks", "Pages", "Reconcile", "ReplayDeadLetters",
            "SendBatches", "WarnOfDeadlines", "Workflow",
        ],
        Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Blob_triggers_are_those_that_events_are_sent_to()
    {
        using var names = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "infra", "names.json")));
        var expected = names.RootElement.GetProperty("blobTriggers").EnumerateArray()
            .Select(trigger => ($"{trigger.GetProperty("function")}", $"{trigger.GetProperty("container")}"));

        Assert.Equal(expected, Functions
            .Select(method => (
                method.GetCustomAttribute<FunctionAttribute>()!.Name,
                Blob: method.GetParameters().Select(one => one.GetCustomAttribute<BlobTriggerAttribute>())
                    .OfType<BlobTriggerAttribute>().SingleOrDefault()))
            .Where(function => function.Blob is not null)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .Select(function =>
            {
                Assert.Equal(BlobTriggerSource.EventGrid, function.Blob!.Source);
                Assert.Equal("CLAIMS_STORAGE", function.Blob.Connection);
                return (function.Name, function.Blob.BlobPath[..^"/{name}".Length]);
            }));
    }

    [Fact]
    public void No_function_has_more_than_fifteen_lines()
    {
        var files = Directory.GetFiles(
            Path.Combine(Root, "functions", "Claims.Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .ToList();
        var counted = 0;
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(file);
            for (var at = 0; at < lines.Length; at++)
            {
                if (lines[at].Trim().StartsWith("[Function(", StringComparison.Ordinal))
                {
                    var end = Array.FindIndex(lines, at, line => line.Length == 0 || line == "}");
                    Assert.True(end - at - 1 <= MostLines, $"{Path.GetFileName(file)} has a function of {end - at - 1}.");
                    counted++;
                }
            }
        }

        Assert.Equal(Functions.Length, counted);
    }

    [Fact]
    public void Only_pages_and_health_are_open_to_all()
    {
        var open = Functions.Where(method => method.GetParameters().Any(parameter =>
            parameter.GetCustomAttribute<HttpTriggerAttribute>()?.AuthLevel == AuthorizationLevel.Anonymous));

        Assert.Equal(["Health", "Pages"], open.Select(method => method.DeclaringType!.Name).Order());
    }

    internal static string FindRoot()
    {
        var folder = new DirectoryInfo(Environment.GetEnvironmentVariable("CLAIMS_ROOT") ?? AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Say where the checkout is: CLAIMS_ROOT.");
        }

        return folder.FullName;
    }
}
