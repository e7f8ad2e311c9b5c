using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Tests;

/// <summary>
/// The suite on the embedded engine, whose clock is in the test's hand: an hour passes at once, and the engine says
/// when it rests. A subclass says how to open the store; opening it twice gives two handles on the same data.
/// </summary>
public abstract class EmbeddedConformance : EngineConformance
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly List<WorkflowEngine> _running = [];
    private readonly List<IWorkflowStore> _stores = [];

    protected override TimeSpan Unit => TimeSpan.FromHours(1);

    protected override DateTimeOffset Now => _clock.GetUtcNow();

    private DateTimeOffset? NextDue => _running.Min(engine => engine.NextDue);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var store in _stores)
            await store.DisposeAsync();
    }

    protected abstract IWorkflowStore OpenStore();

    protected override async Task<IWorkflowClient> StartHostAsync(
        WorkflowRegistry registry, IServiceProvider services)
    {
        var store = OpenStore();
        _stores.Add(store);
        var options = new EngineOptions { Heartbeat = TimeSpan.FromMilliseconds(50) };
        var logger = NullLogger<WorkflowEngine>.Instance;
        var engine = new WorkflowEngine(registry, store, services, _clock, options, logger);
        _running.Add(engine);
        await engine.StartAsync();
        return engine;
    }

    protected override async Task StopHostAsync(IWorkflowClient host)
    {
        var engine = (WorkflowEngine)host;
        await engine.DisposeAsync();
        _running.Remove(engine);
    }

    protected override async Task SettleAsync()
    {
        foreach (var engine in _running)
            await engine.WhenIdleAsync().WaitAsync(Patience);
    }

    /// <summary>Stops at every timer and retry on the way, as real time does.</summary>
    protected override async Task PassAsync(double units)
    {
        var until = Now + (units * Unit);
        await SettleAsync();
        while (NextDue is { } due && due <= until)
            await MoveToAsync(due);
        await MoveToAsync(until);
    }

    protected override Task PassWhileBusyAsync(double units)
    {
        _clock.Advance(units * Unit);
        return Task.CompletedTask;
    }

    protected override async Task<WorkflowInstance> EndAsync(string id)
    {
        await SettleAsync();
        while (await StatusAsync(id) == InstanceStatus.Running && NextDue is { } due)
            await MoveToAsync(due);
        return await base.EndAsync(id);
    }

    private async Task MoveToAsync(DateTimeOffset time)
    {
        if (time > Now)
            _clock.SetUtcNow(time);
        await SettleAsync();
    }
}
