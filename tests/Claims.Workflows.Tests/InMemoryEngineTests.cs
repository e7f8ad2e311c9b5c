namespace Claims.Workflows.Tests;

public sealed class InMemoryEngineTests : EmbeddedEngineTests
{
    private InMemoryWorkflowStore? _store;

    protected override IWorkflowStore OpenStore() => _store ??= new(LeaseClock, TimeSpan.FromSeconds(30));
}
