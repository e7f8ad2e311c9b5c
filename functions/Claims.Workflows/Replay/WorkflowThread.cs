namespace Claims.Workflows;

/// <summary>
/// The one logical thread a workflow's code runs on. All continuations run here, one after the other, in an order
/// that is the same on every replay. Anything that posts from elsewhere betrays an await of something that is not
/// the workflow's own.
/// </summary>
internal sealed class WorkflowThread(Action onForeignPost) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private volatile int _threadId;

    /// <summary>True on the thread that runs the workflow's code, while it does.</summary>
    public bool IsCurrent => _threadId == Environment.CurrentManagedThreadId;

    /// <summary>Runs an action and all that it sets going, until nothing more can run.</summary>
    public void Run(Action action)
    {
        var before = Current;
        _threadId = Environment.CurrentManagedThreadId;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_queue.TryDequeue(out var next))
                next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
            _threadId = 0;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            _queue.Enqueue((d, state));
        else
            onForeignPost();
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Workflow code runs on its own thread; nothing can be sent to it.");

    public override SynchronizationContext CreateCopy() => this;
}
