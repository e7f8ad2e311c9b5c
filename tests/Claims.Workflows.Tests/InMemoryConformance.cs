namespace Claims.Workflows.Tests;

public sealed class InMemoryConformance : EngineConformance
{
    private InMemoryWorkflowStore? _store;

    protected override IWorkflowStore OpenStore() => _store ??= new(LeaseClock, TimeSpan.FromSeconds(30));
}
