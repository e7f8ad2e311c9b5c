namespace Claims.Workflows.Durable;

/// <summary>
/// The three functions that run every workflow and activity of a <see cref="WorkflowRegistry"/>, and the one event that
/// carries everything an instance is told. A workflow's own name travels inside, so that one registration serves both
/// engines.
/// </summary>
public static class DurableNames
{
    /// <summary>The orchestrator function: takes a <see cref="RunStart"/>, gives a <see cref="RunEnd"/>.</summary>
    public const string Orchestrator = "Workflow";

    /// <summary>The activity function: takes a <see cref="StepCall"/>, gives a <see cref="StepResult"/>.</summary>
    public const string Activity = "Activity";

    /// <summary>The activity function that tells whether an instance id, a string, is taken: gives a bool.</summary>
    public const string Lookup = "InstanceExists";

    /// <summary>The external event: carries an <see cref="InstanceMessage"/>.</summary>
    public const string Message = "message";
}
