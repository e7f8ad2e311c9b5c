namespace Claims.Workflows;

/// <summary>Workflow code no longer takes the path its history tells of.</summary>
/// <param name="instanceId">The instance.</param>
/// <param name="recorded">The step the history has.</param>
/// <param name="asked">The step the code asked for.</param>
public sealed class NondeterminismException(string instanceId, string recorded, string asked) : Exception(
    $"Instance '{instanceId}' cannot be replayed: its history has {recorded}, but the code now asks for {asked}. "
    + "Give the code back its path for instances under way, or register the change under a new name.")
{
    /// <summary>The step the history has.</summary>
    public string Recorded { get; } = recorded;

    /// <summary>The step the code asked for.</summary>
    public string Asked { get; } = asked;
}

/// <summary>Workflow code awaited something other than its context's steps, or went on outside of its thread.</summary>
/// <param name="instanceId">The instance.</param>
public sealed class IllegalAwaitException(string instanceId) : Exception(
    $"The code of instance '{instanceId}' awaited a task that is not a step of its context, or used "
    + "ConfigureAwait(false), Task.Run, CancelAsync or a cancellation timer. Do such work in an activity; wait with "
    + "DelayUntilAsync.");

/// <summary>What the history recorded cannot be read as the type the code now expects.</summary>
/// <param name="instanceId">The instance.</param>
/// <param name="step">What was to be read.</param>
/// <param name="type">What it was to be read as.</param>
public sealed class PayloadMismatchException(string instanceId, string step, Type type) : Exception(
    $"Instance '{instanceId}': the recorded payload of {step} cannot be read as {type.Name}. "
    + "Keep released types readable, or register the change under a new name.");
