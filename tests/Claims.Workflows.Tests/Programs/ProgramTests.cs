using System.Globalization;
using CsCheck;

namespace Claims.Workflows.Tests;

/// <summary>
/// Random programs come to what a plain reading of them comes to, whatever comes between, and every step ends once.
/// CLAIMS_PROGRAMS says how many; the default is for every day. A failure names CsCheck's seed; the interleaving
/// behind it depends on threads too, so that it may take a few runs to come back.
/// </summary>
public abstract class ProgramTests
{
    private readonly int? _wanted =
        int.TryParse(Environment.GetEnvironmentVariable("CLAIMS_PROGRAMS"), CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    /// <summary>How many programs run when nobody says how many.</summary>
    protected abstract int EveryDay { get; }

    [Fact]
    public Task Random_programs_come_to_what_a_plain_interpreter_says() => RunTrialsAsync(cancels: false);

    [Fact]
    public Task Random_programs_that_are_cancelled_at_any_time_end_with_all_their_sub_workflows() =>
        RunTrialsAsync(cancels: true);

    /// <summary>New data; each call of what is returned opens it once more, as another process does.</summary>
    protected abstract Func<IWorkflowStore> NewStores(TimeProvider leaseClock, TimeSpan lease);

    private async Task RunTrialsAsync(bool cancels)
    {
        var counts = new ProgramTrialCounts();
        await Gen.Select(RandomProgram.Any, Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            async (program, seed) =>
            {
                await using var trial = new ProgramTrial(program, seed, counts, NewStores);
                await trial.RunAsync(cancels);
            },
            iter: _wanted ?? EveryDay,
            threads: 2);
        Assert.True(counts.Faults > 0, "The store never failed.");
        Assert.True(counts.Crashes > 0, "No engine ever crashed.");
    }
}
