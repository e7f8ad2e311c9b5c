using Claims.Local.Chores;

namespace Claims.Local.Demo;

/// <summary>Lets the simulated people do what lies before them.</summary>
internal sealed class ActAsPeople(SimulatedPeople people) : IChore
{
    public DateTimeOffset? NextDue => people.NextDue;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken) =>
        await people.ActAsync(cancellationToken) ? ChoreOutcome.Did : ChoreOutcome.Nothing;
}
