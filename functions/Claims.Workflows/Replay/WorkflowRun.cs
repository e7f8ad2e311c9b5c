using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Claims.Workflows;

/// <summary>
/// One run of one instance's code: replays the recorded turns, checks that the code takes the recorded path, and
/// then takes further turns, each of which is a list of new facts. It does no I/O and knows no store.
/// </summary>
internal sealed class WorkflowRun
{
    private readonly WorkflowRegistry _registry;
    private readonly Payload _payload;
    private readonly WorkflowThread _thread;
    private readonly Action _onForeignPost;
    private readonly Dictionary<int, PendingStep> _steps = [];
    private readonly EventBuffer _events = new();
    private readonly Queue<Command> _emitted = new();
    private readonly List<HistoryEvent> _appended = [];
    private readonly List<NewInstance> _children = [];
    private readonly List<Outgoing> _outgoing = [];
    private readonly CancellationTokenSource _cancellation = new();
    private RunStarted? _started;
    private Task<object?>? _main;
    private JsonElement? _continuation;
    private volatile Exception? _fault;
    private DateTimeOffset _now;
    private bool _turnBegan;

    public WorkflowRun(string instanceId, WorkflowRegistry registry, Payload payload, Action onForeignPost)
    {
        InstanceId = instanceId;
        _registry = registry;
        _payload = payload;
        _onForeignPost = onForeignPost;
        _thread = new WorkflowThread(() => IsOnThread());
    }

    public string InstanceId { get; }

    public DateTimeOffset UtcNow { get; private set; }

    public bool IsReplaying { get; private set; }

    public int NextStep { get; private set; }

    public string? CustomStatus { get; set; }

    /// <summary>How often it was rewound.</summary>
    public int Rewinds { get; private set; }

    /// <summary>Why the instance was asked to cancel, if it was.</summary>
    public string? CancelReason { get; private set; }

    public CancellationToken Cancellation => _cancellation.Token;

    public Agenda Agenda { get; } = new();

    public EventBuffer Events => _events;

    public RunStarted Started => _started ?? throw new InvalidOperationException("The history has no beginning.");

    /// <summary>The facts of the turn so far.</summary>
    public IReadOnlyList<HistoryEvent> Appended => _appended;

    /// <summary>The sub-workflows this turn starts.</summary>
    public IReadOnlyList<NewInstance> Children => _children;

    /// <summary>The messages to others of this turn.</summary>
    public IReadOnlyList<Outgoing> Outgoing => _outgoing;

    /// <summary>Why the code cannot be run on, if so.</summary>
    public Exception? Fault => _fault;

    public bool HasBegun => _main is not null;

    /// <summary>The code's end, if it has come; a faulted task when it threw.</summary>
    public Task<object?>? Ended => _main is { IsCompleted: true } ? _main : null;

    /// <summary>What to continue as new with, if the code asked for it.</summary>
    public JsonElement? Continuation => _continuation;

    /// <summary>Retells the past. Look at <see cref="Fault"/> afterwards.</summary>
    public void Replay(IEnumerable<HistoryEvent> history)
    {
        IsReplaying = true;
        foreach (var fact in history)
        {
            Retell(fact);
            if (_fault is not null)
                return;
        }

        CheckAllMatched("no further step");
        IsReplaying = false;
    }

    /// <summary>The history of an instance that has not ended must not lead to the code's end.</summary>
    public void CheckOpen()
    {
        if (Ended is not null)
            SetFault(new NondeterminismException(InstanceId, "steps it still waits for", "the end of the workflow"));
    }

    /// <summary>Begins a new turn, and with the first one the code.</summary>
    public void Begin(DateTimeOffset now)
    {
        _appended.Clear();
        _children.Clear();
        _outgoing.Clear();
        _now = now > UtcNow ? now : UtcNow;
        _turnBegan = false;
        if (_main is null)
            BeginTurn();
    }

    /// <summary>Hands a message to the code and runs it as far as it goes.</summary>
    public void Deliver(Message message)
    {
        if (!_turnBegan && message is not ActivityRetried)
            BeginTurn();
        _appended.Add(message);
        Apply(message);
    }

    /// <summary>False for a message whose step has ended meanwhile; it is dropped.</summary>
    public bool Expects(Message message) => message switch
    {
        ActivityCompleted m => Agenda.HasActivity(m.Step),
        ActivityFailed m => Agenda.HasActivity(m.Step),
        ActivityRetried m => Agenda.HasActivity(m.Step),
        ChildCompleted m => _steps.ContainsKey(m.Step),
        ChildFailed m => _steps.ContainsKey(m.Step),
        TimerFired m => Agenda.HasTimer(m.Step),
        CancelRequested => CancelReason is null,
        WokenByOperator => false,
        _ => true,
    };

    /// <summary>Ends a turn: code that waits although no step is under way waits for something foreign.</summary>
    public void CheckCanGoOn()
    {
        if (_main is { IsCompleted: false } && _steps.Count == 0)
            SetFault(new IllegalAwaitException(InstanceId));
    }

    public T AddStep<T>(T step, Command command)
        where T : PendingStep
    {
        _steps.Add(step.Id, step);
        Emit(command);
        return step;
    }

    public int TakeStep() => NextStep++;

    public void RemoveStep(int step) => _steps.Remove(step);

    /// <summary>Takes a step back, unless it has ended.</summary>
    public bool Withdraw(PendingStep step, Command command)
    {
        if (!_steps.Remove(step.Id))
            return false;
        if (step.Kind == StepKind.Event)
            _events.RemoveWait(step);
        Emit(command);
        return true;
    }

    /// <summary>Asks a sub-workflow to cancel, once, unless it has ended.</summary>
    public void AskChild(PendingStep step, CancellationToken token)
    {
        if (!_steps.ContainsKey(step.Id) || step.CancelledBy is not null)
            return;
        step.CancelledBy = token;
        Emit(new ChildCancelled(step.Id, step.ChildId));
    }

    public void Emit(Command command)
    {
        if (IsReplaying)
        {
            _emitted.Enqueue(command);
            return;
        }

        _appended.Add(command);
        Apply(command);
    }

    public void ContinueWith(JsonElement input) => _continuation = input;

    public JsonElement Write(object? value, Type type, string what) => _payload.Write(value, type, what);

    public JsonElement WriteOutput(object? output) =>
        Write(output, _registry.GetWorkflow(Started.Workflow, Started.Version).OutputType, "The workflow's output");

    /// <summary>Reads a recorded payload; when it does not fit the type, the run is at fault.</summary>
    public object? Read(JsonElement element, Type type, string what)
    {
        try
        {
            return _payload.Read(element, type);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw SetFault(new PayloadMismatchException(InstanceId, what, type));
        }
    }

    /// <summary>Throws unless called by the workflow's code, on its thread, in a run that is not at fault.</summary>
    public void CheckThread()
    {
        if (!IsOnThread() || _fault is not null)
            throw _fault!;
    }

    /// <summary>False, with the run at fault, when called from elsewhere: a cancellation timer or a foreign await.
    /// </summary>
    public bool IsOnThread()
    {
        if (_thread.IsCurrent)
            return true;
        SetFault(new IllegalAwaitException(InstanceId));
        _onForeignPost();
        return false;
    }

    public Exception SetFault(Exception fault) => Interlocked.CompareExchange(ref _fault, fault, null) ?? fault;

    private void BeginTurn()
    {
        _turnBegan = true;
        _appended.Add(new TurnBegan(_now));
        BeginAt(_now);
    }

    private void Retell(HistoryEvent fact)
    {
        switch (fact)
        {
            case RunStarted started:
                _started = started;
                NextStep = started.FirstStep;
                UtcNow = started.At;
                break;
            case TurnBegan turn:
                CheckAllMatched("no further step in that turn");
                BeginAt(turn.At);
                break;
            case Command recorded:
                Match(recorded);
                break;
            case Message message:
                CheckAllMatched(message);
                Apply(message);
                break;
        }
    }

    private void BeginAt(DateTimeOffset at)
    {
        UtcNow = at;
        if (_main is null)
            _thread.Run(() => _main = MainAsync());
    }

    private async Task<object?> MainAsync()
    {
        var workflow = FindWorkflow();
        var input = Read(Started.Input, workflow.InputType, "the input");
        return await workflow.RunAsync(new WorkflowContext(this, _registry), input);
    }

    private WorkflowRegistration FindWorkflow()
    {
        try
        {
            return _registry.GetWorkflow(Started.Workflow, Started.Version);
        }
        catch (NotRegisteredException e)
        {
            throw SetFault(e);
        }
    }

    private void Match(Command recorded)
    {
        if (!_emitted.TryDequeue(out var asked))
            SetFault(new NondeterminismException(InstanceId, StepText.Of(recorded), "nothing at that point"));
        else if (!IsSame(recorded, asked))
            SetFault(new NondeterminismException(InstanceId, StepText.Of(recorded), StepText.Of(asked)));
        else
            Apply(recorded);
    }

    private void CheckAllMatched(Message recorded)
    {
        if (_emitted.Count > 0)
            CheckAllMatched(StepText.Of(recorded));
    }

    private void CheckAllMatched(string recorded)
    {
        if (_emitted.TryPeek(out var asked))
            SetFault(new NondeterminismException(InstanceId, recorded, StepText.Of(asked)));
    }

    private void Apply(Command command)
    {
        switch (command)
        {
            case ActivityScheduled c:
                var retry = _steps.TryGetValue(c.Step, out var step) ? step.Retry : RetryPolicy.Default;
                Agenda.AddActivity(new ActivityAttempt(c.Step, c.Name, c.Input, retry, Attempt: 1));
                break;
            case TimerSet c:
                Agenda.AddTimer(c.Step, c.Due);
                break;
            case TimerCancelled c:
                Agenda.RemoveTimer(c.Step);
                break;
            case ActivityCancelled c:
                Agenda.WithdrawActivity(c.Step);
                break;
            case ChildStarted c when !IsReplaying:
                var version = _registry.GetWorkflow(c.Name).Version;
                var start = new RunStarted(UtcNow, c.Name, c.Input, Run: 0, FirstStep: 0, version);
                _children.Add(new NewInstance(c.InstanceId, start, InstanceId, c.Step));
                break;
            case ChildCancelled c when !IsReplaying:
                var reason = CancelReason ?? $"its parent '{InstanceId}' no longer needs it";
                _outgoing.Add(new Outgoing(c.InstanceId, new CancelRequested(reason)));
                break;
        }
    }

    private void Apply(Message message)
    {
        switch (message)
        {
            case ActivityRetried m:
                Agenda.Retry(m.Step, m.Attempt + 1, m.Due);
                break;
            case ActivityCompleted m:
                Agenda.RemoveActivity(m.Step);
                Complete(m.Step, m.Output);
                break;
            case ActivityFailed m:
                Agenda.RemoveActivity(m.Step);
                Fail(m.Step, m.Failure);
                break;
            case ChildCompleted m:
                Complete(m.Step, m.Output);
                break;
            case ChildFailed m:
                Fail(m.Step, m.Failure);
                break;
            case TimerFired m:
                Agenda.RemoveTimer(m.Step);
                if (_steps.Remove(m.Step, out var timer))
                    _thread.Run(() => timer.Complete(true));
                break;
            case EventRaised m:
                if (_events.Offer(m) is { } wait)
                    Complete(wait.Id, m.Payload);
                break;
            case CancelRequested m:
                CancelReason = m.Reason;
                _thread.Run(CancelAll);
                break;
            case Rewound m:
                NextStep = Math.Max(NextStep, m.NextStep);
                Rewinds = m.Ordinal;
                break;
        }
    }

    /// <summary>
    /// Ends every wait there is, in the order of the steps; what the code begins meanwhile is left alone. The order is
    /// part of the path that a replay takes.
    /// </summary>
    private void CancelAll()
    {
        var waiting = _steps.Values.OrderBy(s => s.Id).ToList();
        CancelToken();
        foreach (var step in waiting)
        {
            if (step.Kind == StepKind.Child)
                AskChild(step, Cancellation);
            else if (Withdraw(step, Withdrawal(step)))
                step.Cancel(Cancellation);
        }
    }

    /// <summary>First of all, so that the code that goes on sees why.</summary>
    private void CancelToken()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException e)
        {
            SetFault(e.InnerException!);
        }
    }

    private static Command Withdrawal(PendingStep step) => step.Kind switch
    {
        StepKind.Activity => new ActivityCancelled(step.Id),
        StepKind.Timer => new TimerCancelled(step.Id),
        _ => new WaitCancelled(step.Id),
    };

    private void Complete(int step, JsonElement result)
    {
        if (!_steps.Remove(step, out var waiting))
            return;
        if (waiting.CancelledBy is { } token)
            _thread.Run(() => waiting.Cancel(token));
        else if (TryRead(result, waiting, out var value))
            _thread.Run(() => waiting.Complete(value));
    }

    private bool TryRead(JsonElement result, PendingStep step, [MaybeNull] out object? value)
    {
        try
        {
            value = Read(result, step.ResultType, $"'{step.Name}' (step {step.Id})");
            return true;
        }
        catch (PayloadMismatchException)
        {
            value = null;
            return false;
        }
    }

    private void Fail(int step, Failure failure)
    {
        if (!_steps.Remove(step, out var waiting))
            return;
        if (waiting.CancelledBy is { } token)
            _thread.Run(() => waiting.Cancel(token));
        else
            _thread.Run(() => waiting.Fail(new StepFailedException(waiting.Name, step, failure)));
    }

    /// <summary>Kind, name and ordinal must be the same in the history and in the code.</summary>
    private static bool IsSame(Command recorded, Command asked) =>
        recorded.Step == asked.Step && (recorded, asked) switch
        {
            (ActivityScheduled r, ActivityScheduled a) => r.Name == a.Name,
            (ChildStarted r, ChildStarted a) => r.Name == a.Name,
            (EventAwaited r, EventAwaited a) => r.Name == a.Name,
            _ => recorded.GetType() == asked.GetType(),
        };
}
