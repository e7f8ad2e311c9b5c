namespace Claims.Workflows;

/// <summary>Takes one turn of a run: what has come is delivered, and what follows from it is one commit.</summary>
/// <param name="run">The run, its past retold.</param>
/// <param name="origin">What the store said of the instance when it was loaded.</param>
/// <param name="registry">Tells the version to continue as new with.</param>
/// <param name="owner">Who commits.</param>
internal sealed class TurnTaker(WorkflowRun run, StoredInstance origin, WorkflowRegistry registry, string owner)
{
    private readonly List<long> _consumed = [];

    /// <summary>
    /// Messages come before outcomes and outcomes before timers, so that after a long stop an event that came in
    /// time is not overtaken by the timer it was to beat.
    /// </summary>
    /// <returns>The turn to commit, or null when nothing happened.</returns>
    public Turn? Take(IReadOnlyList<InboxMessage> inbox, IReadOnlyList<Message> outcomes, DateTimeOffset now)
    {
        // A fault before the turn is one of the past: the history no longer fits, or the code went on between turns.
        if (run.Fault is { } past)
            return past is IllegalAwaitException && !run.IsReplaying ? Fail(past, now, []) : Park(past, now, outcomes);

        run.Begin(now);
        DeliverAll(inbox, outcomes, now);
        if (run.Appended.Count == 0 && _consumed.Count == 0)
            return null;

        run.CheckCanGoOn();
        if (run.Fault is { } fault)
            return fault is IllegalAwaitException ? Fail(fault, now, run.Appended) : Park(fault, now, outcomes);
        return run.Ended is { } end ? End(end, now) : GoOn(now);
    }

    private void DeliverAll(IReadOnlyList<InboxMessage> inbox, IReadOnlyList<Message> outcomes, DateTimeOffset now)
    {
        foreach (var mail in inbox)
        {
            if (IsOver)
                return;
            _consumed.Add(mail.Id);
            if (run.Expects(mail.Message))
                run.Deliver(mail.Message);
        }

        var fired = run.Agenda.DueTimers(now).Select(step => new TimerFired(step));
        foreach (var message in outcomes.Concat(fired))
        {
            if (IsOver)
                return;
            if (run.Expects(message))
                run.Deliver(message);
        }
    }

    private bool IsOver => run.Fault is not null || run.Ended is not null;

    private Turn GoOn(DateTimeOffset now) => NewTurn(now, InstanceStatus.Running) with
    {
        Appended = [.. run.Appended],
        Children = [.. run.Children],
        Outgoing = [.. run.Outgoing],
        Wake = run.Agenda.HasRunnable ? now : run.Agenda.NextDue,
    };

    private Turn End(Task<object?> end, DateTimeOffset now)
    {
        if (!end.IsCompletedSuccessfully)
            return EndBadly(end.Exception?.InnerException ?? new TaskCanceledException(end), now);
        if (run.Continuation is not null)
            return Continue(now);

        try
        {
            var output = run.WriteOutput(end.Result);
            return NewTurn(now, InstanceStatus.Completed) with
            {
                Appended = [.. run.Appended, new RunCompleted(output)],
                Children = [.. run.Children],
                Output = output.GetRawText(),
                Outgoing = [.. run.Outgoing, .. ToParent(step => new ChildCompleted(step, output))],
                Untaken = [.. run.Events.Untaken],
            };
        }
        catch (PayloadTooLargeException e)
        {
            return Fail(e, now, run.Appended);
        }
    }

    private Turn EndBadly(Exception e, DateTimeOffset now)
    {
        if (e is not OperationCanceledException || run.CancelReason is not { } reason)
            return Fail(e, now, run.Appended);

        var failure = new Failure(nameof(InstanceStatus.Cancelled), reason);
        return EndWith(InstanceStatus.Cancelled, failure, now) with
        {
            Appended = [.. run.Appended, new RunCancelled(reason)],
            Children = [.. run.Children],
        };
    }

    /// <summary>Steps go on counting, so that an activity's key (instance and step) is never used twice.</summary>
    private Turn Continue(DateTimeOffset now)
    {
        var before = run.Started;
        var newestVersion = registry.GetWorkflow(before.Workflow).Version;
        var started = new RunStarted(
            now, before.Workflow, run.Continuation!.Value, before.Run + 1, run.NextStep, newestVersion);
        return NewTurn(now, InstanceStatus.Running) with
        {
            ClearsHistory = true,
            Appended = [started, .. run.Events.Untaken],
            Children = [.. run.Children],
            Outgoing = [.. run.Outgoing],
            Wake = now,
        };
    }

    private Turn Fail(Exception e, DateTimeOffset now, IReadOnlyList<HistoryEvent> facts)
    {
        var failure = Failures.Of(e);
        return EndWith(InstanceStatus.Failed, failure, now) with
        {
            Appended = [.. facts, new RunFailed(failure, Failures.StepOf(e))],
            Children = facts.Count == 0 ? [] : [.. run.Children],
        };
    }

    private Turn EndWith(InstanceStatus status, Failure failure, DateTimeOffset now) => NewTurn(now, status) with
    {
        Failure = failure,
        Outgoing = [.. run.Outgoing, .. ToParent(step => new ChildFailed(step, failure))],
        Untaken = [.. run.Events.Untaken],
    };

    /// <summary>History and inbox stay as they were; outcomes that are nowhere else join the inbox.</summary>
    public static Turn Park(
        string instanceId,
        string owner,
        string? status,
        Exception e,
        DateTimeOffset now,
        IReadOnlyList<Message> outcomes) => new(instanceId, owner, now, InstanceStatus.Parked)
        {
            CustomStatus = status,
            Failure = Failures.Of(e),
            Kept = outcomes,
        };

    private Turn Park(Exception e, DateTimeOffset now, IReadOnlyList<Message> outcomes) =>
        Park(run.InstanceId, owner, origin.CustomStatus, e, now, outcomes);

    private Turn NewTurn(DateTimeOffset now, InstanceStatus status) => new(run.InstanceId, owner, now, status)
    {
        Consumed = _consumed,
        CustomStatus = run.CustomStatus,
    };

    private Outgoing[] ToParent(Func<int, Message> message) =>
        origin.ParentId is null ? [] : [new Outgoing(origin.ParentId, message(origin.ParentStep))];
}
