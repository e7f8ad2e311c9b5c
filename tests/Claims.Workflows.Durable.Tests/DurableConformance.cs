using Claims.Workflows.Tests;

namespace Claims.Workflows.Durable.Tests;

/// <summary>The suite of every engine on Durable Task's own engine, run in process by its makers' test host.</summary>
public sealed class DurableConformance : EngineConformance
{
    // Durable Functions has no parking and tells no attempt to stop; RewindAsync says why it refuses. The rest that is
    // missing is this host's: its data ends with it, it holds an instance back while an activity of it runs, takes ids
    // that differ by case for one, terminates no descendants, fails the parent of one that was terminated, and replays a
    // whole history after each activity.
    protected override EngineFeatures Features => EngineFeatures.PayloadLimit | EngineFeatures.Cancel;

    protected override async Task<IWorkflowClient> StartHostAsync(WorkflowRegistry registry, IServiceProvider services) =>
        await DurableHost.StartAsync(registry, services);

    protected override async Task StopHostAsync(IWorkflowClient host) => await DurableHost.StopAsync(host);
}
