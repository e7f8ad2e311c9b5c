namespace Claims.Workflows;

/// <summary>A registered workflow, its types erased for the engine that runs it.</summary>
public abstract class WorkflowRegistration
{
    private protected WorkflowRegistration(string name, int version, Type inputType, Type outputType)
    {
        Name = name;
        Version = version;
        InputType = inputType;
        OutputType = outputType;
    }

    /// <summary>The name in histories.</summary>
    public string Name { get; }

    /// <summary>The version of its code, from 1.</summary>
    public int Version { get; }

    /// <summary>What the input is read as.</summary>
    public Type InputType { get; }

    /// <summary>What the output is written as.</summary>
    public Type OutputType { get; }

    /// <summary>Runs or replays a new object of the workflow.</summary>
    /// <param name="context">The engine's context.</param>
    /// <param name="input">A value of <see cref="InputType"/>.</param>
    /// <returns>A value of <see cref="OutputType"/>.</returns>
    public abstract Task<object?> RunAsync(IWorkflowContext context, object? input);
}

internal sealed class WorkflowRegistration<TIn, TOut>(string name, int version, Func<Workflow<TIn, TOut>> create)
    : WorkflowRegistration(name, version, typeof(TIn), typeof(TOut))
{
    public override async Task<object?> RunAsync(IWorkflowContext context, object? input) =>
        await create().RunAsync(context, (TIn)input!);
}
