using System.Collections.Concurrent;
using Claims.Workflows.Tests;
using Microsoft.Extensions.Logging;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>
/// An engine on a database that will be ill-treated. Its one workflow does a step, waits for an event, and does
/// another step.
/// </summary>
internal sealed class FaultScene : IAsyncDisposable, ILogger<WorkflowEngine>
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    public static readonly EventRef<string> Go = new("go");

    private readonly WorkflowRegistry _registry = new();
    private readonly ConcurrentDictionary<string, int> _effects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _logged = new();
    private readonly TimeProvider _clock;

    public FaultScene(string database, TimeSpan? lease = null, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        Store = new SqliteWorkflowStore(database, lease, clock) { Patience = TimeSpan.FromSeconds(1) };
        var work = _registry.Deed("work", async (context, input) =>
        {
            await Gate;
            _effects.AddOrUpdate($"{context.InstanceId}/{context.StepId}", 1, (_, runs) => runs + 1);
            return input;
        });
        Flow = _registry.Script("flow", async (context, input) =>
        {
            var first = await context.CallAsync(work, input);
            context.SetStatus("waits");
            return await context.CallAsync(work, first + await context.WaitForEventAsync(Go));
        });
        var options = new EngineOptions { Heartbeat = TimeSpan.FromMilliseconds(20) };
        Engine = new WorkflowEngine(_registry, Store, new FewServices(), _clock, options, this);
    }

    public SqliteWorkflowStore Store { get; }

    public WorkflowEngine Engine { get; }

    public WorkflowRef<string, string> Flow { get; }

    /// <summary>What steps wait for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<bool> StartAsync(string id) => await Engine.StartAsync(Flow, id, "done ");

    public async Task<WorkflowInstance> EndAsync(string id) => await Engine.WaitForEndAsync(id).WaitAsync(Patience);

    /// <summary>Lets instances go on to their ends; each must have done its steps, given by count, once.</summary>
    public async Task AssertEndAsync(IReadOnlyList<string> ids, int steps = 2)
    {
        foreach (var id in ids)
            Assert.True(await Engine.RaiseAsync(id, Go, id), $"'{id}' is lost.");
        foreach (var id in ids)
        {
            var end = await EndAsync(id);
            Assert.Equal($"Completed \"done {id}\" ", $"{end.Status} {end.Output} {end.Failure}");
            var effects = _effects.Where(e => e.Key.StartsWith($"{id}/", StringComparison.Ordinal));
            Assert.Equal(Enumerable.Repeat(1, steps), effects.Select(e => e.Value));
        }
    }

    /// <summary>Runs a statement on the database behind the engine's back.</summary>
    public Task<int> RunAsync(string sql) => Store.Writes.AddAsync(s => s.Run(sql), CancellationToken.None);

    /// <summary>Ends when the engine logs the event with this id the next time.</summary>
    public Task WhenLoggedAsync(int eventId) =>
        (_logged[eventId] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Store.DisposeAsync();
    }

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (_logged.TryGetValue(eventId.Id, out var signal))
            signal.TrySetResult();
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;
}
