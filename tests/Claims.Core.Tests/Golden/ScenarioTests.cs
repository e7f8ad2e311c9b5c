namespace Claims.Core.Tests.Golden;

/// <summary>
/// What a clinic's money does, as files that a biller can read: remittances, what people do and the clock go in; the
/// ledger, work, letters, contacts and next dates come out and are compared to the letter. What came instead is kept in
/// Golden/Received beside the test's assembly: read it line by line before it becomes the scenario.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Scenarios");

    public static TheoryData<string> Files { get; } =
    [
        .. Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_scenario_comes_out_as_written(string file)
    {
        var scenario = Scenario.Read(Path.Combine(Folder, file));
        await using var stage = new ScenarioStage();
        var came = new List<IReadOnlyList<string>>();
        foreach (var step in scenario.Steps)
        {
            came.Add(await stage.PlayAsync(step));
        }

        var (same, text) = scenario.Compare(came);
        if (!same)
        {
            var received = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Golden", "Received"));
            await File.WriteAllTextAsync(Path.Combine(received.FullName, file), scenario.Rewrite(came));
        }

        Assert.True(same, $"{file}: - is written and did not come, + came and is not written.\n{text}");
    }

    [Fact]
    public void A_difference_is_shown_line_by_line()
    {
        var scenario = new Scenario("x", [new([], "a", [], ["one", "two", "three"])]);

        var (same, text) = scenario.Compare([["one", "2", "three"]]);

        Assert.False(same);
        Assert.Equal(["    > a", "    one", "  - two", "  + 2", "    three"], text.Split('\n'));
    }
}
