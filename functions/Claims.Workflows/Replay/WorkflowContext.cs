using System.Globalization;

namespace Claims.Workflows;

/// <summary>What the workflow's code sees of its run.</summary>
internal sealed class WorkflowContext(WorkflowRun run, WorkflowRegistry registry) : IWorkflowContext
{
    private const int MaxStatusLength = 1_000;
    private int _guids;

    public string InstanceId => run.InstanceId;

    public DateTimeOffset UtcNow
    {
        get
        {
            run.CheckThread();
            return run.UtcNow;
        }
    }

    public bool IsReplaying => run.IsReplaying;

    public CancellationToken Cancellation => run.Cancellation;

    public Guid NewGuid()
    {
        run.CheckThread();
        return DeterministicGuid.Create(InstanceId, run.Started.Run, _guids++, run.Rewinds);
    }

    public Task<TOut> CallAsync<TIn, TOut>(
        ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry, CancellationToken cancellationToken)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TOut>(cancellationToken);

        CheckRegistered(() => registry.GetActivity(activity.Name));
        var json = run.Write(input, typeof(TIn), $"The input of activity '{activity.Name}'");
        var step = run.TakeStep();
        var call = new PendingStep<TOut>(StepKind.Activity, step, activity.Name)
        {
            Retry = retry ?? RetryPolicy.Default,
        };
        run.AddStep(call, new ActivityScheduled(step, activity.Name, json));
        return CancelWith(call, call.Task, cancellationToken, () => run.Withdraw(call, new ActivityCancelled(step)));
    }

    public Task<TOut> CallAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId, CancellationToken cancellationToken)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TOut>(cancellationToken);

        CheckRegistered(() => registry.GetWorkflow(workflow.Name));
        var json = run.Write(input, typeof(TIn), $"The input of sub-workflow '{workflow.Name}'");
        var step = run.TakeStep();
        var child = instanceId ?? string.Create(CultureInfo.InvariantCulture, $"{InstanceId}:{step}");
        var call = new PendingStep<TOut>(StepKind.Child, step, workflow.Name) { ChildId = child };
        run.AddStep(call, new ChildStarted(step, workflow.Name, child, json));
        return CancelWith(call, call.Task, cancellationToken, () =>
        {
            run.AskChild(call, cancellationToken);
            return false;
        });
    }

    public Task<T> WaitForEventAsync<T>(EventRef<T> reference, CancellationToken cancellationToken = default)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        var step = run.TakeStep();
        var wait = new PendingStep<T>(StepKind.Event, step, reference.Name);
        run.AddStep(wait, new EventAwaited(step, reference.Name));
        if (run.Events.TryTake(reference.Name, out var early))
        {
            run.RemoveStep(step);
            wait.Complete(run.Read(early, typeof(T), $"event '{reference.Name}'"));
            return wait.Task;
        }

        run.Events.AddWait(wait);
        return CancelWith(wait, wait.Task, cancellationToken, () => run.Withdraw(wait, new WaitCancelled(step)));
    }

    public Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken = default)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        if (due <= run.UtcNow)
            return Task.CompletedTask;

        var step = run.TakeStep();
        var timer = run.AddStep(new PendingStep<bool>(StepKind.Timer, step, "timer"), new TimerSet(step, due));
        return CancelWith(timer, timer.Task, cancellationToken, () => run.Withdraw(timer, new TimerCancelled(step)));
    }

    public void SetStatus(string status)
    {
        run.CheckThread();
        run.CustomStatus = status.Length <= MaxStatusLength ? status : status[..MaxStatusLength];
    }

    public void ContinueAsNew<TIn>(TIn input)
    {
        run.CheckThread();
        run.ContinueWith(run.Write(input, typeof(TIn), "The input to continue with"));
    }

    /// <summary>An unknown name is a fault of this process, not of the instance: it parks instead of failing.</summary>
    private void CheckRegistered(Action find)
    {
        try
        {
            find();
        }
        catch (NotRegisteredException e)
        {
            throw run.SetFault(e);
        }
    }

    /// <param name="step">The step.</param>
    /// <param name="task">Its task.</param>
    /// <param name="token">What cancels it.</param>
    /// <param name="withdraw">Takes the step back; false when it does not end, or not yet.</param>
    private T CancelWith<T>(PendingStep step, T task, CancellationToken token, Func<bool> withdraw)
        where T : Task =>
        Withdrawal.By(token, task, () =>
        {
            if (run.IsOnThread() && withdraw())
                step.Cancel(token);
        });
}
