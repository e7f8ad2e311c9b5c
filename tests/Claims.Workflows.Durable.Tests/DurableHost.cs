using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Workflows.Durable.Tests;

/// <summary>The in-process host with the three functions of a registry, wired as the Functions app wires them.</summary>
internal static class DurableHost
{
    private static readonly ConditionalWeakTable<IWorkflowClient, DurableTaskTestHost> Hosts = [];

    public static async Task<IWorkflowClient> StartAsync(WorkflowRegistry registry, IServiceProvider services)
    {
        var options = new EngineOptions();
        var workflows = new DurableWorkflows(registry, options);
        var activities = new DurableActivities(registry, services, options, NullLogger<DurableActivities>.Instance);
        DurableTaskTestHost host = null!;
        host = await DurableTaskTestHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<RunStart, RunEnd?>(DurableNames.Orchestrator, (context, _) => workflows.RunAsync(context))
            .AddActivityFunc<StepCall, StepResult>(DurableNames.Activity, (_, call) => activities.RunAsync(call, default))
            .AddActivityFunc<string, bool>(
                DurableNames.Lookup, async (_, id) => await host.Client.GetInstancesAsync(id) is not null),
            new DurableTaskTestHostOptions { LoggerFactory = NullLoggerFactory.Instance });
        var client = new DurableWorkflowClient(host.Client, registry, options);
        Hosts.Add(client, host);
        return client;
    }

    public static ValueTask StopAsync(IWorkflowClient client) =>
        Hosts.TryGetValue(client, out var host) ? host.DisposeAsync() : ValueTask.CompletedTask;
}
