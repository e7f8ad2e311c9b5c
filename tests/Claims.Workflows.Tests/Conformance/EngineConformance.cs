using System.Text.Json;

namespace Claims.Workflows.Tests;

/// <summary>
/// What every engine behind <see cref="IWorkflowClient"/> and <see cref="IWorkflowContext"/> must do, told in nothing
/// but these two. A new engine says how a host starts and stops (see <c>RealTimeConformance</c>) and narrows
/// <see cref="Features"/> if it must; the defaults fit one that runs in real time and cannot say when it rests.
/// <list type="table">
/// <listheader><term>file</term><description>what it covers</description></listheader>
/// <item><term>Starting</term><description>chosen ids, idempotent and concurrent starts, failures, waiters for the
/// end, what a client sees</description></item>
/// <item><term>Queries</term><description>lists by status, prefix, workflow and time; pages</description></item>
/// <item><term>Activities</term><description>order, values, services, keys of steps, handled
/// failures</description></item>
/// <item><term>Retries</term><description>back-off, longest wait, predicate, non-retryable failures, spent
/// retries</description></item>
/// <item><term>Children</term><description>sub-workflows: chosen, default and taken ids, failures,
/// nesting</description></item>
/// <item><term>Events</term><description>early ones, several waiters, order, cancelled and bounded
/// waits</description></item>
/// <item><term>Timers</term><description>past, parallel, cancelled, overdue, years long</description></item>
/// <item><term>ContinueAsNew</term><description>events kept, keys not reused, a thousand runs</description></item>
/// <item><term>Determinism</term><description>now, guid, random, lines logged once, yielding</description></item>
/// <item><term>Compensation</term><description>try/catch/finally with steps in them</description></item>
/// <item><term>Cancel</term><description>a request to cancel, and undoing by try/finally; sub-workflows
/// first</description></item>
/// <item><term>Withdraw</term><description>one step given up by a token</description></item>
/// <item><term>FanOut</term><description>1,000 and 5,000 activities, events, sub-workflows</description></item>
/// <item><term>Suspend</term><description>suspend and resume</description></item>
/// <item><term>Terminate</term><description>ending an instance with its descendants</description></item>
/// <item><term>Rewind</term><description>a failed instance from its failed step</description></item>
/// <item><term>Versions</term><description>several versions of one workflow</description></item>
/// <item><term>Purge</term><description>deleting by age</description></item>
/// <item><term>Payloads</term><description>the limit, from every side</description></item>
/// <item><term>Restarts</term><description>hosts that come and go, two at once</description></item>
/// <item><term>Parking</term><description>code or types that no longer fit, and the way back</description></item>
/// </list>
/// What can only be seen in histories, leases and the engine's clocks is in <c>EmbeddedEngineTests</c>.
/// </summary>
/// <remarks>
/// A case never asserts that something is quick, and <see cref="SettleAsync"/> returning too early may make it
/// weaker but never red: what it must have seen, it awaits by <see cref="ReachesAsync"/> or a signal.
/// </remarks>
public abstract partial class EngineConformance : IAsyncLifetime
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static readonly EventRef<string> News = new("news");
    private static readonly EventRef<string> Go = new("go");

    private readonly List<IWorkflowClient> _hosts = [];

    /// <summary>How long a case waits for what must come.</summary>
    protected static TimeSpan Patience => TimeSpan.FromSeconds(60);

    /// <summary>What the engine can do.</summary>
    protected virtual EngineFeatures Features => EngineFeatures.All;

    /// <summary>The unit of workflow time.</summary>
    protected virtual TimeSpan Unit => TimeSpan.FromMilliseconds(100);

    /// <summary>The time by the workflows' clock.</summary>
    protected virtual DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>The most bytes of JSON the engine takes as one payload.</summary>
    protected virtual int PayloadLimit => 256 * 1024;

    /// <summary>What the next host may run.</summary>
    protected WorkflowRegistry Registry { get; set; } = new();

    /// <summary>Where the next host's activities come from.</summary>
    protected IServiceProvider Services { get; set; } = new FewServices();

    /// <summary>The client of the host started last.</summary>
    protected IWorkflowClient Client => _hosts[^1];

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => StopAsync();

    /// <summary>Starts a host on the case's data, which is empty for each case.</summary>
    protected abstract Task<IWorkflowClient> StartHostAsync(WorkflowRegistry registry, IServiceProvider services);

    /// <summary>Stops a host; its data stays.</summary>
    protected abstract Task StopHostAsync(IWorkflowClient host);

    /// <summary>Lets time pass, once what is under way has come to rest.</summary>
    protected virtual Task PassAsync(double units) => Task.Delay(units * Unit);

    /// <summary>Lets time pass while an activity runs.</summary>
    protected virtual Task PassWhileBusyAsync(double units) => Task.Delay(units * Unit);

    /// <summary>Waits until nothing runs: no instance has changed for a while.</summary>
    protected virtual async Task SettleAsync()
    {
        const int quietPolls = 10;
        var before = "";
        for (var quiet = 0; quiet < quietPolls; quiet++)
        {
            var now = JsonSerializer.Serialize(await ListAsync(new InstanceFilter()));
            if (now != before)
                (before, quiet) = (now, 0);
            await Task.Delay(Poll);
        }
    }

    /// <summary>Waits for an instance's end, and lets the time pass that this takes.</summary>
    protected virtual Task<WorkflowInstance> EndAsync(string id) => Client.WaitForEndAsync(id).WaitAsync(Patience);

    /// <summary>Starts a host; a second one when one runs.</summary>
    protected async Task StartAsync() => _hosts.Add(await StartHostAsync(Registry, Services));

    /// <summary>Stops all hosts.</summary>
    protected async Task StopAsync()
    {
        foreach (var host in _hosts)
            await StopHostAsync(host);
        _hosts.Clear();
    }

    /// <summary>Stops the host and starts another on the same data.</summary>
    protected async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    protected void Needs(EngineFeatures features) =>
        Skip.IfNot(Features.HasFlag(features), $"This engine lacks {features & ~Features}.");

    protected async Task<TOut> OutputAsync<TOut>(string id)
    {
        var instance = await EndAsync(id);
        Assert.True(instance.Status == InstanceStatus.Completed, $"{instance.Status}: {instance.Failure}");
        return JsonSerializer.Deserialize<TOut>(instance.Output!, EngineOptions.DefaultJson)!;
    }

    protected Task<string> OutputAsync(string id) => OutputAsync<string>(id);

    protected async Task<Failure> FailureAsync(string id, InstanceStatus status)
    {
        var instance = await EndAsync(id);
        Assert.Equal(status, instance.Status);
        return Assert.IsType<Failure>(instance.Failure);
    }

    /// <summary>Waits until an instance says where it is: the steps it began before are durable then.</summary>
    protected async Task ReachesAsync(string id, string status)
    {
        var until = DateTime.UtcNow + Patience;
        while ((await Client.GetAsync(id))?.CustomStatus != status)
        {
            Assert.True(DateTime.UtcNow < until, $"'{id}' never reached '{status}': {await Client.GetAsync(id)}");
            await Task.Delay(Poll);
        }
    }

    protected async Task<InstanceStatus> StatusAsync(string id) => (await Client.GetAsync(id))!.Status;

    protected async Task<List<WorkflowInstance>> ListAsync(InstanceFilter filter)
    {
        var found = new List<WorkflowInstance>();
        await foreach (var instance in Client.ListAsync(filter))
            found.Add(instance);
        return found;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
