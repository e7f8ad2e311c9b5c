using Claims.Workflows;
using Claims.Workflows.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Benchmarks.Engine;

/// <summary>An engine on a database of its own, with the workflows of <see cref="BenchWorkflows"/>.</summary>
internal sealed class BenchEngine : IAsyncDisposable
{
    private readonly SqliteWorkflowStore _store;

    private BenchEngine(string database)
    {
        _store = new SqliteWorkflowStore(database);
        Steps = new StepLog();
        Engine = new WorkflowEngine(
            BenchWorkflows.Register(Steps), _store, new NoServices(), TimeProvider.System, new EngineOptions(),
            NullLogger<WorkflowEngine>.Instance);
    }

    public WorkflowEngine Engine { get; }

    /// <summary>When which activities ran.</summary>
    public StepLog Steps { get; }

    public static async Task<BenchEngine> StartAsync(string database)
    {
        var bench = new BenchEngine(database);
        await bench.Engine.StartAsync();
        return bench;
    }

    /// <summary>A client that runs nothing: it only writes.</summary>
    public static async Task<BenchEngine> OpenAsync(string database)
    {
        var bench = new BenchEngine(database);
        await bench.Engine.OpenAsync();
        return bench;
    }

    /// <summary>Runs one instance from start to end.</summary>
    public async Task RunAsync(WorkflowRef<int, int> workflow, string id, int input)
    {
        await Engine.StartAsync(workflow, id, input);
        await EndAsync(id);
    }

    public async Task EndAsync(string id)
    {
        var end = await Engine.WaitForEndAsync(id);
        if (end.Status != InstanceStatus.Completed)
            throw new InvalidOperationException($"{id} ended as {end.Status}: {end.Failure}");
    }

    /// <summary>Raises an event and waits for the activity that follows it.</summary>
    public async Task RaiseAndReactAsync(string id)
    {
        var reaction = Steps.Next(id);
        await Engine.RaiseAsync(id, BenchWorkflows.Go, 1);
        await reaction;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _store.DisposeAsync();
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
