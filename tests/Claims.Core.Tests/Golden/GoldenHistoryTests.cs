using Claims.Workflows;

namespace Claims.Core.Tests.Golden;

/// <summary>
/// Histories of released workflows, recorded by <c>./claims workflows history ID --json</c> from the demo's invented
/// charts. Each must fit the present code, else instances under way would park after an upgrade: give a changed
/// workflow a new version (<see cref="WorkflowRegistry.AddWorkflow"/>), and add its histories beside these. Files are
/// never edited.
/// </summary>
public sealed class GoldenHistoryTests
{
    private static readonly WorkflowRegistry Registry = new WorkflowRegistry().AddClaimsPipeline();

    private static readonly string[] Names =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.json")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Files { get; } = [.. Names];

    [Fact]
    public void Every_workflow_has_a_golden_history() =>
        Assert.Equal(
            Registry.Workflows.Select(workflow => $"{workflow.Name} {workflow.Version}").Order(),
            Names.Select(file => Read(file).OfType<RunStarted>().Single())
                .Select(started => $"{started.Workflow} {started.Version}").Distinct().Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void A_released_history_fits_the_present_code(string file)
    {
        var verdict = HistoryReplay.Check(Registry, InstanceOf(file), Read(file), new EngineOptions());
        Assert.True(verdict.Fits, $"{file}: {verdict.Problem?.Message}");
    }

    /// <summary>After an upgrade most instances are somewhere in between.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void So_does_every_beginning_of_it_that_a_turn_had_committed(string file)
    {
        var history = Read(file);
        for (var facts = 2; facts < history.Count; facts++)
        {
            if (history[facts] is not TurnBegan)
                continue;
            var verdict = HistoryReplay.Check(Registry, InstanceOf(file), [.. history.Take(facts)], new EngineOptions());
            Assert.True(verdict.Fits, $"{file}, first {facts} facts: {verdict.Problem?.Message}");
        }
    }

    private static IReadOnlyList<HistoryEvent> Read(string file) =>
        HistoryJson.ReadAll(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)));

    /// <summary>The id is part of guids and of sub-workflows' default ids; the pipeline uses neither.</summary>
    private static string InstanceOf(string file) => Path.GetFileNameWithoutExtension(file);
}
