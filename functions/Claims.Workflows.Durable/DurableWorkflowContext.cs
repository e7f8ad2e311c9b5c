using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Claims.Workflows.Durable;

/// <summary>What a workflow's code sees of its run on Durable Functions.</summary>
internal sealed class DurableWorkflowContext(DurableRun run, WorkflowRegistry registry, double jitter)
    : IWorkflowContext
{
    private const int MaxStatusLength = 1_000;

    // Azure Storage keeps no message longer than seven days; a longer timer is made of several.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(3);

    private int _guids;
    private int _retries;

    public string InstanceId => run.InstanceId;

    public DateTimeOffset UtcNow => new(run.Durable.CurrentUtcDateTime, TimeSpan.Zero);

    public bool IsReplaying => run.Durable.IsReplaying;

    public CancellationToken Cancellation => run.Cancellation;

    public Guid NewGuid() => DeterministicGuid.Create(InstanceId, run.RunNumber, _guids++, rewinds: 0);

    public Task<TOut> CallAsync<TIn, TOut>(
        ActivityRef<TIn, TOut> activity, TIn input, RetryPolicy? retry, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TOut>(cancellationToken);
        registry.GetActivity(activity.Name);
        var json = run.Write(input, typeof(TIn), $"The input of activity '{activity.Name}'");
        var call = new PendingStep<TOut>(StepKind.Activity, run.TakeStep(), activity.Name)
        {
            Retry = retry ?? RetryPolicy.Default,
        };
        run.Add(call);
        run.Go(() => TryAsync(call, json));
        return Withdrawal.By(cancellationToken, call.Task, () => run.GiveUp(call, cancellationToken));
    }

    public Task<TOut> CallAsync<TIn, TOut>(
        WorkflowRef<TIn, TOut> workflow, TIn input, string? instanceId, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TOut>(cancellationToken);
        var version = registry.GetWorkflow(workflow.Name).Version;
        var json = run.Write(input, typeof(TIn), $"The input of sub-workflow '{workflow.Name}'");
        var step = run.TakeStep();
        var call = new PendingStep<TOut>(StepKind.Child, step, workflow.Name)
        {
            ChildId = instanceId ?? string.Create(CultureInfo.InvariantCulture, $"{InstanceId}:{step}"),
        };
        run.Add(call);
        var start = new RunStart(workflow.Name, version, json) { ParentId = InstanceId };
        run.Go(() => StartAsync(call, start, isIdChosen: instanceId is not null));
        return Withdrawal.By(cancellationToken, call.Task, () => run.GiveUp(call, cancellationToken));
    }

    public Task<T> WaitForEventAsync<T>(EventRef<T> reference, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        var wait = new PendingStep<T>(StepKind.Event, run.TakeStep(), reference.Name);
        run.Wait(wait);
        return Withdrawal.By(cancellationToken, wait.Task, () => run.GiveUp(wait, cancellationToken));
    }

    public Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        if (due <= UtcNow)
            return Task.CompletedTask;
        var timer = new PendingStep<bool>(StepKind.Timer, run.TakeStep(), "timer");
        run.Add(timer);
        run.Go(() => FireAsync(timer, due));
        return Withdrawal.By(cancellationToken, timer.Task, () => run.GiveUp(timer, cancellationToken));
    }

    public void SetStatus(string status) =>
        run.Status = status.Length <= MaxStatusLength ? status : status[..MaxStatusLength];

    public void ContinueAsNew<TIn>(TIn input) =>
        run.Next = run.Write(input, typeof(TIn), "The input to continue with");

    private async Task TryAsync(PendingStep call, JsonElement input)
    {
        for (var attempt = 1; run.IsOpen(call); attempt++)
        {
            var result = await AttemptAsync(new(InstanceId, call.Name, call.Id, attempt, input));
            if (result.Failure is not { } failure)
            {
                run.Complete(call, result.Output);
            }
            else if (result.IsFinal || attempt >= call.Retry.MaxAttempts || !call.Retry.IsWorthRetrying(failure))
            {
                run.Fail(call, failure);
            }
            else if (run.IsOpen(call))
            {
                var seed = DeterministicGuid.Create(InstanceId, run.RunNumber, ordinal: --_retries, rewinds: 0);
                var share = 1 - (jitter * new DeterministicRandom(seed).NextDouble());
                await run.Durable.CreateTimer((UtcNow + (call.Retry.DelayAfter(attempt) * share)).UtcDateTime, default);
            }
        }
    }

    private async Task<StepResult> AttemptAsync(StepCall call)
    {
        try
        {
            return await run.Durable.CallActivityAsync<StepResult>(DurableNames.Activity, call);
        }
        catch (TaskFailedException e)
        {
            // The host's own: its worker died in the middle, say. Another attempt may succeed.
            return new(null, DurableFailures.Of(e.FailureDetails));
        }
    }

    private async Task StartAsync(PendingStep call, RunStart start, bool isIdChosen)
    {
        if (isIdChosen && await run.Durable.CallActivityAsync<bool>(DurableNames.Lookup, DurableIds.Of(call.ChildId)))
        {
            run.Fail(call, ChildIdTaken.Failure(call.ChildId));
            return;
        }

        try
        {
            var options = new SubOrchestrationOptions(instanceId: DurableIds.Of(call.ChildId));
            var end = await run.Durable.CallSubOrchestratorAsync<JsonElement>(DurableNames.Orchestrator, start, options);
            End(call, end);
        }
        catch (TaskFailedException e)
        {
            run.Fail(call, DurableFailures.Of(e.FailureDetails));
        }
    }

    /// <summary>A terminated sub-workflow's end is no record of ours but the reason it was ended for.</summary>
    private void End(PendingStep call, JsonElement end)
    {
        if (end.ValueKind != JsonValueKind.Object)
            run.Fail(call, new(nameof(InstanceStatus.Terminated), end.ToString()));
        else if (end.Deserialize<RunEnd>(JsonSerializerOptions.Web) is { CancelReason: { } reason })
            run.Fail(call, new(nameof(InstanceStatus.Cancelled), reason));
        else
            run.Complete(call, end.Deserialize<RunEnd>(JsonSerializerOptions.Web)!.Output);
    }

    private async Task FireAsync(PendingStep timer, DateTimeOffset due)
    {
        var withdrawn = run.NewTimer(timer);
        try
        {
            while (UtcNow < due)
            {
                var next = due - UtcNow < LongestTimer ? due : UtcNow + LongestTimer;
                await run.Durable.CreateTimer(next.UtcDateTime, withdrawn);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        run.Complete(timer, JsonElement.Parse("true"));
    }
}
