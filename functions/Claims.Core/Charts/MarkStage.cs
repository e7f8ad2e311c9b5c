using Claims.Workflows;

namespace Claims.Core.Charts;

/// <summary>What the status page is to say of an encounter; no patient data.</summary>
public sealed record StageMark(EncounterRef Encounter, Stage Stage, DateTimeOffset? Deadline, string Note);

/// <summary>Tells the status page where an encounter is.</summary>
public sealed class MarkStage(ProgressBoard board) : Activity<StageMark, bool>
{
    public static readonly ActivityRef<StageMark, bool> Ref = new(nameof(MarkStage));

    public override async Task<bool> RunAsync(ActivityContext context, StageMark mark)
    {
        await board.MarkAsync(mark, context.CancellationToken);
        return true;
    }
}
