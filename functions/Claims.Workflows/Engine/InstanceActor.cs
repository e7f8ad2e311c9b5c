using System.Diagnostics;

namespace Claims.Workflows;

/// <summary>
/// One instance at work in this process: takes its turns one at a time, keeps its code in memory between them, and
/// starts its activities once the turn that asked for them is durable.
/// </summary>
internal sealed class InstanceActor(string id, EngineCore core)
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, CancellationTokenSource> _inFlight = [];
    private List<Message> _outcomes = [];
    private bool _scheduled;
    private bool _nudged;
    private bool _hasMail;
    private bool _stale;
    private bool _gone;
    private int _epoch;

    // Only the turn loop, of which there is one at a time, touches these.
    private WorkflowRun? _run;
    private StoredInstance? _origin;
    private long _lastMail;

    public string Id { get; } = id;

    /// <summary>True once it has nothing in memory and nothing under way; it wakes no more.</summary>
    public bool IsGone
    {
        get
        {
            lock (_lock)
                return _gone;
        }
    }

    /// <summary>Asks for a turn.</summary>
    /// <returns>False when this actor has left the stage; ask for a new one.</returns>
    public bool Wake(bool mail)
    {
        lock (_lock)
        {
            if (_gone)
                return false;
            _hasMail |= mail;
            Nudge();
            return true;
        }
    }

    /// <summary>What is in memory may no longer be true: read the store again before anything else.</summary>
    public void MarkStale()
    {
        lock (_lock)
        {
            if (_gone)
                return;
            _epoch++;
            _stale = true;
            Nudge();
        }
    }

    /// <summary>Signals to every attempt under way that nobody wants its outcome any more: the run is over.</summary>
    public void WithdrawAll()
    {
        List<CancellationTokenSource> attempts;
        lock (_lock)
            attempts = [.. _inFlight.Values];
        attempts.ForEach(Signal);
    }

    /// <summary>Lets the code in memory go if nothing is under way; the next turn replays it.</summary>
    public bool TryEvict()
    {
        lock (_lock)
        {
            if (_scheduled || _inFlight.Count > 0)
                return false;
            _run = null;
            return _gone = true;
        }
    }

    private void Nudge()
    {
        _nudged = true;
        if (_scheduled)
            return;
        _scheduled = true;
        core.Pulse.Enter();
        _ = Task.Run(LoopAsync);
    }

    private async Task LoopAsync()
    {
        var backOff = FirstBackOff;
        while (TryBeginTurn(out var outcomes, out var mail))
        {
            try
            {
                await TakeTurnAsync(outcomes, mail).ConfigureAwait(false);
                backOff = FirstBackOff;
            }
            catch (Exception e)
            {
                if (!core.IsStopped)
                    Logs.TurnFailed(core.Logger, e, Id);
                GiveBack(outcomes);
                if (!await core.PauseAsync(backOff).ConfigureAwait(false))
                    break;
                backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            }
        }

        core.Pulse.Exit();
    }

    private bool TryBeginTurn(out List<Message> outcomes, out bool mail)
    {
        bool idle, hot;
        lock (_lock)
        {
            if (_stale)
                _run = null;
            _stale = false;
            outcomes = _outcomes;
            mail = _hasMail;
            idle = !_nudged || (core.IsStopping && outcomes.Count == 0);
            hot = _run is not null;
            if (idle)
            {
                _scheduled = false;
                _gone = !hot && _inFlight.Count == 0;
            }
            else
            {
                _nudged = _hasMail = false;
                _outcomes = [];
            }
        }

        if (idle)
            core.Settled(this, hot);
        return !idle;
    }

    /// <summary>After a failed turn the store tells what of it happened; outcomes are only here and are kept.</summary>
    private void GiveBack(List<Message> outcomes)
    {
        lock (_lock)
        {
            _outcomes.InsertRange(0, outcomes);
            _stale = _nudged = true;
        }
    }

    private async Task TakeTurnAsync(List<Message> outcomes, bool mail)
    {
        Turn? turn;
        var asked = Stopwatch.GetTimestamp();
        await core.EnterTurnAsync().ConfigureAwait(false);
        EngineMeter.TurnWait.RecordSince(asked);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var inbox = await ReadInboxAsync(mail).ConfigureAwait(false);
            turn = _run is null || _origin is null
                ? null
                : new TurnTaker(_run, _origin, core.Registry, core.Owner).Take(inbox, outcomes, core.Time.GetUtcNow());
        }
        catch (UnreadableFactException e)
        {
            var status = (await core.Store.GetAsync(Id, default).ConfigureAwait(false))?.CustomStatus;
            turn = TurnTaker.Park(Id, core.Owner, status, e, core.Time.GetUtcNow(), outcomes);
        }
        finally
        {
            core.ExitTurn();
            EngineMeter.Turn.RecordSince(began);
        }

        if (turn is null && _run is not null)
        {
            GoOn(_run!);
            return;
        }

        Checkpoints.Reach(Checkpoint.TurnTaken);
        var ended = Stopwatch.GetTimestamp();
        var outcome = turn is null
            ? CommitOutcome.NotOwned
            : await core.Store.CommitAsync(turn, CancellationToken.None).ConfigureAwait(false);
        EngineMeter.Commit.RecordSince(ended);
        Checkpoints.Reach(Checkpoint.TurnDurable);
        if (outcome == CommitOutcome.NotOwned)
            await LeaveAsync(outcomes).ConfigureAwait(false);
        else
            Follow(turn!, outcome == CommitOutcome.CommittedWithMessage);
        Checkpoints.Reach(Checkpoint.TurnFollowed);
    }

    /// <summary>It may not run here at present. If it is only suspended, what its activities came to is kept.</summary>
    private async Task LeaveAsync(List<Message> outcomes)
    {
        Leave();
        var kept = outcomes.Count > 0
            && await core.Store.KeepAsync(Id, core.Owner, outcomes, CancellationToken.None).ConfigureAwait(false);
        if (kept)
            Wake(mail: true);
    }

    private async Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(bool mail)
    {
        IReadOnlyList<InboxMessage> inbox = [];
        if (_run is not null)
        {
            if (mail)
                inbox = await core.Store.ReadInboxAsync(Id, _lastMail, default).ConfigureAwait(false);
        }
        else
        {
            var began = Stopwatch.GetTimestamp();
            _origin = await core.Store.LoadAsync(Id, core.Owner, default).ConfigureAwait(false);
            if (_origin is null)
                return [];
            _run = Retell(_origin.History, _origin.CustomStatus);
            EngineMeter.Load.RecordSince(began);
            inbox = _origin.Inbox;
            _lastMail = 0;
        }

        if (inbox.Count > 0)
            _lastMail = inbox[^1].Id;
        return inbox;
    }

    private WorkflowRun Retell(IReadOnlyList<HistoryEvent> history, string? status)
    {
        var run = new WorkflowRun(Id, core.Registry, core.Payload, () => Wake(mail: false)) { CustomStatus = status };
        try
        {
            run.Replay(history);
            run.CheckOpen();
        }
        catch (Exception e)
        {
            // The code's own failures are in its task: the history asks for the impossible.
            throw new UnreadableFactException(Id, "its history", e);
        }

        return run;
    }

    /// <summary>What a durable turn sets going.</summary>
    private void Follow(Turn turn, bool mailForSelf)
    {
        foreach (var child in turn.Children)
            core.Wake(child.Id, mail: false);
        foreach (var outgoing in turn.Outgoing)
            core.Wake(outgoing.InstanceId, mail: true);

        if (!turn.Status.IsOpen() || turn.ClearsHistory)
            WithdrawAll();
        if (turn.Status != InstanceStatus.Running)
        {
            Leave();
            core.Ended(Id, turn);
            return;
        }

        if (turn.ClearsHistory)
        {
            // Mail that came during the last run is read anew, for the new run.
            _run = Retell(turn.Appended, turn.CustomStatus);
            _lastMail = 0;
        }

        if (turn.ClearsHistory || mailForSelf)
            Wake(mail: true);
        GoOn(_run!);
    }

    private void GoOn(WorkflowRun run)
    {
        foreach (var step in run.Agenda.TakeWithdrawn())
            Withdraw(step);
        foreach (var attempt in run.Agenda.TakeReady(core.Time.GetUtcNow()))
            Dispatch(attempt);
        core.Due.Set(Id, run.Agenda.NextDue);
    }

    private void Leave()
    {
        _run = null;
        core.Due.Set(Id, null);
    }

    private void Withdraw(int step)
    {
        CancellationTokenSource? attempt;
        lock (_lock)
            _inFlight.TryGetValue(step, out attempt);
        Signal(attempt);
    }

    private static void Signal(CancellationTokenSource? attempt)
    {
        try
        {
            _ = attempt?.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended.
        }
    }

    private void Dispatch(ActivityAttempt attempt)
    {
        int epoch;
        CancellationTokenSource cancel;
        lock (_lock)
        {
            // Of one that was stopped after the turn was durable, the store says what may still begin.
            if (_stale || _inFlight.ContainsKey(attempt.Step))
                return;
            _inFlight[attempt.Step] = cancel = core.NewAttemptToken();
            epoch = _epoch;
        }

        var asked = Stopwatch.GetTimestamp();
        core.Dispatcher.Dispatch(attempt.Name, () => RunAttemptAsync(attempt, epoch, cancel, asked));
    }

    private async Task RunAttemptAsync(
        ActivityAttempt attempt, int epoch, CancellationTokenSource cancel, long asked)
    {
        using var _ = cancel;
        EngineMeter.ActivityWait.RecordSince(asked);
        var held = await core.HoldsLeaseAsync().ConfigureAwait(false);
        lock (_lock)
        {
            if (!held || epoch != _epoch || (cancel.IsCancellationRequested && !core.IsStopping))
            {
                // Whether it is still ours to run, and still wanted, is for the store to say.
                _inFlight.Remove(attempt.Step);
                _stale |= !held || epoch != _epoch;
                Nudge();
                return;
            }
        }

        var began = Stopwatch.GetTimestamp();
        var outcome = await core.Runner.RunAsync(Id, attempt, cancel.Token).ConfigureAwait(false);
        EngineMeter.Activity.RecordSince(began);
        lock (_lock)
        {
            if (outcome is null)
                return;
            _inFlight.Remove(attempt.Step);
            _outcomes.Add(outcome);
            Nudge();
        }

        Checkpoints.Reach(Checkpoint.OutcomeNoted);
    }
}
