using System.Text.Json;
using Microsoft.DurableTask;

namespace Claims.Workflows.Durable;

/// <summary>
/// One run of an instance on Durable Functions: its open steps, the messages that came for it, and whether it was asked
/// to cancel. Awaits here never leave the orchestrator's thread, so nothing is configured not to come back to it.
/// </summary>
internal sealed class DurableRun(TaskOrchestrationContext durable, RunStart start, Payload payload)
{
    // JSON's null comes back from the host as no element.
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    private readonly SortedDictionary<int, PendingStep> _steps = [];
    private readonly Dictionary<int, CancellationTokenSource> _timers = [];
    private readonly EventBuffer _events = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<object?> _fault = new();
    private int _nextStep = start.FirstStep;
    private string? _status = start.Status;

    public TaskOrchestrationContext Durable => durable;

    public string InstanceId { get; } = DurableIds.Read(durable.InstanceId);

    public int RunNumber => start.Run;

    public CancellationToken Cancellation => _cancellation.Token;

    public string? CancelReason { get; private set; }

    /// <summary>The input to continue as new with.</summary>
    public JsonElement? Next { get; set; }

    /// <summary>Fails when the run cannot go on whatever its code does.</summary>
    public Task<object?> Fault => _fault.Task;

    public string? Status
    {
        get => _status;
        set => durable.SetCustomStatus(_status = value);
    }

    public JsonElement Write(object? value, Type type, string what) => payload.Write(value, type, what);

    public object? Read(JsonElement json, Type type, string what)
    {
        try
        {
            return payload.Read(json, type);
        }
        catch (JsonException)
        {
            throw new PayloadMismatchException(InstanceId, what, type);
        }
    }

    public RunStart Continue(JsonElement input, int version) => new(start.Workflow, version, input)
    {
        ParentId = start.ParentId,
        Run = start.Run + 1,
        FirstStep = _nextStep,
        Status = _status,
        Untaken = [.. _events.Untaken.Select(e => new InstanceMessage(e.Name, e.Payload))],
    };

    public int TakeStep() => _nextStep++;

    public void Add(PendingStep step) => _steps.Add(step.Id, step);

    public bool IsOpen(PendingStep step) => _steps.ContainsKey(step.Id);

    /// <summary>Ends a step with its result; nothing happens when nobody waits for it any more.</summary>
    public void Complete(PendingStep step, JsonElement? result)
    {
        if (!_steps.Remove(step.Id))
            return;
        if (step.CancelledBy is { } token)
            step.Cancel(token);
        else
            step.Complete(Read(result ?? Nothing, step.ResultType, $"'{step.Name}' (step {step.Id})"));
    }

    /// <summary>Ends a step with a failure; nothing happens when nobody waits for it any more.</summary>
    public void Fail(PendingStep step, Failure failure)
    {
        if (!_steps.Remove(step.Id))
            return;
        if (step.CancelledBy is { } token)
            step.Cancel(token);
        else
            step.Fail(new StepFailedException(step.Name, step.Id, failure));
    }

    /// <summary>Gives up a step; a sub-workflow is asked to cancel instead, and its step ends with it.</summary>
    public void GiveUp(PendingStep step, CancellationToken token)
    {
        if (!IsOpen(step))
            return;
        if (step.Kind == StepKind.Child)
        {
            AskChild(step, token);
            return;
        }

        _steps.Remove(step.Id);
        _events.RemoveWait(step);
        if (_timers.Remove(step.Id, out var timer))
            timer.Cancel();
        step.Cancel(token);
    }

    /// <summary>Runs what a step needs beside the workflow's code; what goes wrong there fails the run.</summary>
    public void Go(Func<Task> work) => _ = GuardAsync(work);

    /// <summary>The event that came first and nobody took, or none: then the wait is the next to get one.</summary>
    public void Wait(PendingStep wait)
    {
        Add(wait);
        if (_events.TryTake(wait.Name, out var early))
            Complete(wait, early);
        else
            _events.AddWait(wait);
    }

    public CancellationToken NewTimer(PendingStep step) => (_timers[step.Id] = new()).Token;

    public void DropTimers()
    {
        foreach (var timer in _timers.Values)
            timer.Cancel();
    }

    /// <summary>
    /// Begins to take messages. There is always exactly one wait, which nothing cancels: with a wait for each event, a
    /// cancelled one would swallow the next event of its name.
    /// </summary>
    public void Listen()
    {
        if (start.Status is not null)
            durable.SetCustomStatus(start.Status);
        foreach (var message in start.Untaken)
            Take(message);
        Go(async () =>
        {
            while (true)
                TakeUnknown(await durable.WaitForExternalEvent<JsonElement>(DurableNames.Message));
        });
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            _fault.TrySetException(e);
        }
    }

    private void TakeUnknown(JsonElement message)
    {
        try
        {
            Take(message.Deserialize<InstanceMessage>(JsonSerializerOptions.Web)!);
        }
        catch (JsonException)
        {
            // Raised by somebody else, with tools of the host; it must not fail the instance.
            Logs.UnknownMessage(durable.CreateReplaySafeLogger<DurableRun>(), InstanceId);
        }
    }

    private void Take(InstanceMessage message)
    {
        if (message.Event is { } name)
        {
            var payload = message.Payload ?? Nothing;
            if (_events.Offer(new EventRaised(name, payload)) is { } wait)
                Complete(wait, payload);
        }
        else if (CancelReason is null)
        {
            CancelReason = message.CancelReason ?? "";
            CancelAll();
        }
    }

    private void CancelAll()
    {
        var waiting = _steps.Values.ToList();
        _cancellation.Cancel();
        foreach (var step in waiting)
            GiveUp(step, Cancellation);
    }

    private void AskChild(PendingStep step, CancellationToken token)
    {
        if (step.CancelledBy is not null)
            return;
        step.CancelledBy = token;
        var reason = CancelReason ?? $"its parent '{InstanceId}' no longer needs it";
        durable.SendEvent(DurableIds.Of(step.ChildId), DurableNames.Message, new InstanceMessage(null, null, reason));
    }
}
