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

    public Guid NewGuid()
    {
        run.CheckThread();
        return DeterministicGuid.Create(InstanceId, run.Started.Run, _guids++);
    }

    public Task<TOut> CallAsync<TIn, TOut>(ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry = null)
    {
        run.CheckThread();
        CheckRegistered(() => registry.GetActivity(activity.Name));
        var json = run.Write(input, typeof(TIn), $"The input of activity '{activity.Name}'");
        var step = run.TakeStep();
        var pending = new PendingStep<TOut>(step, activity.Name) { Retry = retry ?? RetryPolicy.Default };
        return run.AddStep(pending, new ActivityScheduled(step, activity.Name, json)).Task;
    }

    public Task<TOut> CallAsync<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId = null)
    {
        run.CheckThread();
        CheckRegistered(() => registry.GetWorkflow(workflow.Name));
        var json = run.Write(input, typeof(TIn), $"The input of sub-workflow '{workflow.Name}'");
        var step = run.TakeStep();
        var child = instanceId ?? string.Create(CultureInfo.InvariantCulture, $"{InstanceId}:{step}");
        var pending = new PendingStep<TOut>(step, workflow.Name);
        return run.AddStep(pending, new ChildStarted(step, workflow.Name, child, json)).Task;
    }

    public Task<T> WaitForEventAsync<T>(EventRef<T> reference, CancellationToken cancellationToken = default)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        var step = run.TakeStep();
        var wait = new PendingStep<T>(step, reference.Name);
        run.AddStep(wait, new EventAwaited(step, reference.Name));
        if (run.Events.TryTake(reference.Name, out var early))
        {
            run.RemoveStep(step);
            wait.Complete(run.Read(early, typeof(T), $"event '{reference.Name}'"));
            return wait.Task;
        }

        run.Events.AddWait(wait);
        return CancelWith(wait, wait.Task, cancellationToken, () =>
        {
            if (!run.Events.RemoveWait(wait))
                return false;
            run.Emit(new WaitCancelled(step));
            return true;
        });
    }

    public Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken = default)
    {
        run.CheckThread();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        if (due <= run.UtcNow)
            return Task.CompletedTask;

        var step = run.TakeStep();
        var timer = run.AddStep(new PendingStep<bool>(step, "timer"), new TimerSet(step, due));
        return CancelWith(timer, timer.Task, cancellationToken, () =>
        {
            if (timer.Task.IsCompleted)
                return false;
            run.Emit(new TimerCancelled(step));
            return true;
        });
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

    private T CancelWith<T>(PendingStep step, T task, CancellationToken token, Func<bool> withdraw)
        where T : Task
    {
        if (!token.CanBeCanceled)
            return task;
        var registration = token.UnsafeRegister(
            _ =>
            {
                if (!run.IsOnThread() || !withdraw())
                    return;
                run.RemoveStep(step.Id);
                step.Cancel(token);
            },
            null);
        _ = task.ContinueWith(
            _ => registration.Unregister(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
