using Microsoft.Extensions.Logging;

namespace Claims.Workflows;

/// <summary>
/// Runs workflows durably inside the process. Start it once; every instance the store knows goes on where it was,
/// after a stop as after a crash. As a client it may be used without being started: another process then runs
/// what it starts.
/// </summary>
public sealed class WorkflowEngine : IWorkflowClient, IEnginePulse, IAsyncDisposable
{
    /// <summary>Makes an engine; nothing runs until <see cref="StartAsync(CancellationToken)"/>.</summary>
    /// <param name="registry">What it may run; complete by now.</param>
    /// <param name="store">Where instances live; not disposed with the engine.</param>
    /// <param name="services">Where activities come from.</param>
    /// <param name="time">The clock of timers and retries.</param>
    /// <param name="options">Limits.</param>
    /// <param name="logger">Gets ids only.</param>
    public WorkflowEngine(
        WorkflowRegistry registry,
        IWorkflowStore store,
        IServiceProvider services,
        TimeProvider time,
        EngineOptions options,
        ILogger<WorkflowEngine> logger)
    {
    }

    /// <inheritdoc/>
    public event Action? BecameIdle;

    /// <inheritdoc/>
    public bool IsIdle => throw new NotImplementedException(nameof(BecameIdle) + BecameIdle);

    /// <inheritdoc/>
    public DateTimeOffset? NextDue => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Opens the store and sets every instance going that has something to do.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Stops taking up work, signals running activities to stop, waits for them and for commits under way, and gives
    /// up the lease. What was not finished is done by the next engine to start.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting for activities; those that still run are run again later.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<bool> StartAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, string instanceId, TIn input, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<bool> RaiseAsync<T>(
        string instanceId, EventRef<T> reference, T payload, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<WorkflowInstance> ListAsync(
        InstanceFilter filter, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>An instance's history, oldest fact first; empty when there is no such instance.</summary>
    public IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(
        string instanceId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<bool> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Makes a parked instance run again, once the code fits its history.</summary>
    /// <returns>False when there is no such instance or it is not parked.</returns>
    public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Stops the engine.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
