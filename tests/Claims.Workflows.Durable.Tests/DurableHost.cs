using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask;
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
        host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<RunStart, RunEnd?>(DurableNames.Orchestrator, (context, _) => workflows.RunAsync(context))
            .AddActivityFunc<StepCall, StepResult>(DurableNames.Activity, (_, call) => activities.RunAsync(call, default))
            .AddActivityFunc<string, bool>(
                DurableNames.Lookup, async (_, id) => await host.Client.GetInstancesAsync(id) is not null));
        var client = new DurableWorkflowClient(() => host.Client, registry, options);
        Hosts.Add(client, host);
        return client;
    }

    /// <summary>The host listens on a port, which somebody else may take first.</summary>
    private static async Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> add)
    {
        for (var tries = 1; ; tries++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            try
            {
                return await DurableTaskTestHost.StartAsync(
                    add, new DurableTaskTestHostOptions { Port = port, LoggerFactory = NullLoggerFactory.Instance });
            }
            catch (IOException) when (tries < 5)
            {
                // It was taken: another one.
            }
        }
    }

    public static ValueTask StopAsync(IWorkflowClient client) =>
        Hosts.TryGetValue(client, out var host) ? host.DisposeAsync() : ValueTask.CompletedTask;
}
