namespace Claims.Workflows.Tests;

public sealed class InMemoryProgramTests : ProgramTests
{
    protected override int EveryDay => 200;

    protected override Func<IWorkflowStore> NewStores(TimeProvider leaseClock, TimeSpan lease)
    {
        var store = new InMemoryWorkflowStore(leaseClock, lease);
        return () => store;
    }
}
