using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Tests;

/// <summary>
/// What only the embedded engine does, seen from within: on every store. A subclass says how to open the store;
/// opening it twice gives two handles on the same data, as two processes have.
/// <list type="table">
/// <listheader><term>file</term><description>what it covers beyond <see cref="EngineConformance"/></description>
/// </listheader>
/// <item><term>Activities</term><description>exact waits and jitter, limits of concurrency, exact keys</description>
/// </item>
/// <item><term>Determinism</term><description>foreign awaits; changed code leaves the history as it was</description>
/// </item>
/// <item><term>Durability</term><description>leases, the hot list, results while stopping, the clock set back
/// </description></item>
/// <item><term>Events</term><description>events against timers that are overdue, no timer left behind</description>
/// </item>
/// <item><term>History</term><description>what facts are written, and how they read as JSON</description></item>
/// <item><term>Instances</term><description>default ids, histories of continued and terminated instances
/// </description></item>
/// <item><term>Operations</term><description>dead letters, replays, and what an operator's requests leave in the
/// history</description></item>
/// <item><term>Processes</term><description>two engines on the same data, operators in one of them</description>
/// </item>
/// <item><term>Timers</term><description>exact times, when the engine rests, years</description></item>
/// </list>
/// </summary>
public abstract partial class EmbeddedEngineTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly EventRef<string> News = new("news");
    private static readonly EventRef<string> Go = new("go");

    private readonly List<WorkflowEngine> _engines = [];
    private readonly List<IWorkflowStore> _stores = [];

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    protected FakeTimeProvider LeaseClock { get; } = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    protected WorkflowRegistry Registry { get; set; } = new();

    protected EngineOptions Options { get; set; } = new() { Heartbeat = TimeSpan.FromMilliseconds(50) };

    protected abstract IWorkflowStore OpenStore();

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var engine in _engines)
            await engine.DisposeAsync();
        foreach (var store in _stores)
            await store.DisposeAsync();
    }

    protected WorkflowEngine NewEngine(
        IServiceProvider? services = null, Func<IWorkflowStore, IWorkflowStore>? around = null)
    {
        var store = OpenStore();
        store = around?.Invoke(store) ?? store;
        var logger = NullLogger<WorkflowEngine>.Instance;
        var engine = new WorkflowEngine(Registry, store, services ?? new FewServices(), Clock, Options, logger);
        _stores.Add(store);
        _engines.Add(engine);
        return engine;
    }

    protected async Task<WorkflowEngine> StartedEngineAsync(IServiceProvider? services = null)
    {
        var engine = NewEngine(services);
        await engine.StartAsync();
        return engine;
    }

    /// <summary>Stops an engine and starts another on the same data: a restart.</summary>
    protected async Task<WorkflowEngine> RestartAsync(WorkflowEngine engine)
    {
        await engine.StopAsync();
        return await StartedEngineAsync();
    }

    private static Task<WorkflowInstance> EndAsync(WorkflowEngine engine, string id) =>
        engine.WaitForEndAsync(id).WaitAsync(Patience);

    private static Task IdleAsync(WorkflowEngine engine) => engine.WhenIdleAsync().WaitAsync(Patience);

    private static async Task<string?> OutputAsync(WorkflowEngine engine, string id)
    {
        var instance = await EndAsync(engine, id);
        Assert.True(instance.Status == InstanceStatus.Completed, $"{instance.Status}: {instance.Failure}");
        return instance.Output;
    }

    private static async Task<Failure> FailureAsync(WorkflowEngine engine, string id, InstanceStatus status)
    {
        var instance = await EndAsync(engine, id);
        Assert.Equal(status, instance.Status);
        return Assert.IsType<Failure>(instance.Failure);
    }

    private static async Task<List<HistoryEvent>> HistoryAsync(WorkflowEngine engine, string id)
    {
        var history = new List<HistoryEvent>();
        await foreach (var fact in engine.ReadHistoryAsync(id))
            history.Add(fact);
        return history;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
