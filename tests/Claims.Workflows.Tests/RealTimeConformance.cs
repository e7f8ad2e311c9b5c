using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Workflows.Tests;

/// <summary>
/// The embedded engine in real time, through nothing but the suite's defaults: what the subclass of any other engine
/// looks like, and the proof that the defaults do.
/// </summary>
public sealed class RealTimeConformance : EngineConformance
{
    private readonly InMemoryWorkflowStore _store = new();

    protected override async Task<IWorkflowClient> StartHostAsync(WorkflowRegistry registry, IServiceProvider services)
    {
        var engine = new WorkflowEngine(
            registry, _store, services, TimeProvider.System, new(), NullLogger<WorkflowEngine>.Instance);
        await engine.StartAsync();
        return engine;
    }

    protected override Task StopHostAsync(IWorkflowClient host) => ((WorkflowEngine)host).StopAsync();
}
