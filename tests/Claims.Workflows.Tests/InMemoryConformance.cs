namespace Claims.Workflows.Tests;

public sealed class InMemoryConformance : EmbeddedConformance
{
    private readonly InMemoryWorkflowStore _store = new();

    protected override IWorkflowStore OpenStore() => _store;
}
