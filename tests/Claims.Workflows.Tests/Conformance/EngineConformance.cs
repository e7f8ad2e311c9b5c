using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Tests;

/// <summary>
/// What every engine on every store must do. A subclass says how to open the store; opening it twice gives two
/// handles on the same data, as two processes have.
/// </summary>
public abstract partial class EngineConformance : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

    protected WorkflowEngine NewEngine(IServiceProvider? services = null)
    {
        var store = OpenStore();
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
