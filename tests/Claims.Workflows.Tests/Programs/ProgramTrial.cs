using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Tests;

/// <summary>
/// Runs one program to its end while everything that may come between comes between: activities end in any order,
/// events come early and late, time jumps, instances are suspended, the store fails, engines stop, and engines die.
/// </summary>
internal sealed class ProgramTrial : IAsyncDisposable
{
    private const int StuckLooks = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StuckPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Begin);
    private readonly FakeTimeProvider _leaseClock = new(Begin);
    private readonly RandomProgram _program;
    private readonly Random _random;
    private readonly ActivityGate _gate;
    private readonly ProgramTrialCounts _counts;
    private readonly Func<IWorkflowStore> _open;
    private readonly List<(WorkflowEngine Engine, FaultyStore Store)> _all = [];
    private readonly Dictionary<(string Id, int Wait), int> _raised = [];
    private readonly List<string> _suspended = [];
    private bool _cancelled;
    private int _stuck;

    public ProgramTrial(
        RandomProgram program,
        int seed,
        ProgramTrialCounts counts,
        Func<TimeProvider, TimeSpan, Func<IWorkflowStore>> stores)
    {
        _program = program;
        _random = new Random(seed);
        _gate = new ActivityGate(_random);
        _counts = counts;
        _open = stores(_leaseClock, Lease);
    }

    private WorkflowEngine Engine => _all[^1].Engine;

    public async ValueTask DisposeAsync()
    {
        foreach (var (engine, store) in _all)
        {
            await engine.DisposeAsync();
            await store.DisposeAsync();
        }
    }

    /// <summary>Runs the program to its end; if so asked, by way of a cancellation at some time.</summary>
    public async Task RunAsync(bool cancels)
    {
        await StartEngineAsync();
        await Engine.StartAsync(ProgramWorkflow.Ref, "root", new ProgramRun(_program, 0, ""));
        while ((await Engine.GetAsync("root"))!.Status.IsOpen())
        {
            if (cancels && !_cancelled && Next(20) == 0)
                _cancelled = await Engine.CancelAsync("root", "changed their mind");
            else
                await StepAsync();
        }

        // How far a cancelled one came is chance.
        if (!_cancelled)
            await AssertOutcomeAsync();
        await foreach (var instance in Engine.ListAsync(new InstanceFilter()))
            await AssertInstanceAsync(instance);
    }

    private async Task StepAsync()
    {
        switch (Next(40))
        {
            case 0:
                await Engine.StopAsync();
                await StartEngineAsync();
                break;
            case 1:
                await CrashAsync();
                break;
            case 2:
                await SuspendOneAsync();
                break;
            case 3 when _suspended.Count > 0:
                await ResumeOneAsync();
                break;
            case < 10:
                await RaiseSomeAsync(share: 3);
                break;
            case < 15 when Engine.NextDue is { } due:
                MoveTo(due);
                break;
            case < 28 when _gate.TryRelease():
                break;
            default:
                await RestAsync();
                break;
        }
    }

    /// <summary>Waits until the engine can do no more by itself, and then gives it something.</summary>
    private async Task RestAsync()
    {
        await Task.WhenAny(Engine.WhenIdleAsync(), _gate.ArrivalAsync()).WaitAsync(Patience);
        if (_gate.TryRelease() || !Engine.IsIdle)
            return;
        if (Engine.NextDue is { } due && Next(3) > 0)
            MoveTo(due);
        else if (_suspended.Count > 0 && Next(2) == 0)
            await ResumeOneAsync();
        else if (await RaiseSomeAsync(share: 1) == 0 && Engine.NextDue is null && _suspended.Count == 0)
            await NoteStuckAsync();
    }

    /// <summary>Nothing is left to give. An engine's next heartbeat may still find something; a few may not.</summary>
    private async Task NoteStuckAsync()
    {
        if (++_stuck > StuckLooks)
            Assert.Fail($"Nothing goes on, but these have not ended: {string.Join(", ", await OpenAsync())}");
        await Task.Delay(StuckPause);
    }

    /// <summary>Any event may be raised at any time, as long as its instance is there; each wait's in their order.
    /// </summary>
    /// <returns>How many were raised.</returns>
    private async Task<int> RaiseSomeAsync(int share)
    {
        var raised = 0;
        foreach (var instance in await OpenAsync())
        {
            if (instance.CustomStatus is null)
                continue;
            var program = _program.Flatten().Single(p => $"{p.Number}" == instance.CustomStatus);
            foreach (var (wait, times) in program.Waits())
            {
                var count = _raised.GetValueOrDefault((instance.Id, wait.Number));
                if (count < times && Next(share) == 0 && await RaiseAsync(instance.Id, wait, count + 1))
                    raised++;
            }
        }

        return raised;
    }

    private async Task<bool> RaiseAsync(string id, RandomProgram wait, int count)
    {
        var text = wait.Kind == RandomProgram.Step.RaceEvent ? $"w{wait.Number}" : $"e{wait.Number}.{count},";
        if (!await Engine.RaiseAsync(id, ProgramWorkflow.Event(wait.Number), text))
            return false;
        _raised[(id, wait.Number)] = count;
        return true;
    }

    private async Task SuspendOneAsync()
    {
        var open = await OpenAsync();
        var id = open[Next(open.Count)].Id;
        if (await Engine.SuspendAsync(id, "a trial"))
            _suspended.Add(id);
    }

    private async Task ResumeOneAsync()
    {
        var index = Next(_suspended.Count);
        Assert.True(await Engine.ResumeAsync(_suspended[index]), $"'{_suspended[index]}' was not suspended.");
        _suspended.RemoveAt(index);
    }

    private async Task<List<WorkflowInstance>> OpenAsync()
    {
        var open = new List<WorkflowInstance>();
        await foreach (var instance in Engine.ListAsync(new InstanceFilter()))
        {
            if (instance.Status.IsOpen())
                open.Add(instance);
        }

        return open;
    }

    /// <summary>The engine's process is gone as far as the store can tell; its activities may still run.</summary>
    private async Task CrashAsync()
    {
        _counts.Crashed();
        _all[^1].Store.Sever();
        await StartEngineAsync();

        // Others must have seen a lease unchanged for its length: it ends while they look on.
        _leaseClock.Advance(2 * Lease);
    }

    private async Task StartEngineAsync()
    {
        var registry = new WorkflowRegistry().AddWorkflow(ProgramWorkflow.Ref, () => new ProgramWorkflow());
        registry.Deed(ProgramWorkflow.Work.Name, _gate.RunAsync);
        var store = new FaultyStore(_open(), new Random(Next(int.MaxValue)), share: 0.02, _counts.Failed);
        var options = new EngineOptions
        {
            MaxHotInstances = 1 + Next(4),
            MaxConcurrentActivities = 1 + Next(8),
            Heartbeat = TimeSpan.FromMilliseconds(20),
        };
        var logger = NullLogger<WorkflowEngine>.Instance;
        var engine = new WorkflowEngine(registry, store, new FewServices(), _clock, options, logger);
        _all.Add((engine, store));
        await engine.StartAsync();
    }

    private void MoveTo(DateTimeOffset due)
    {
        if (due > _clock.GetUtcNow())
            _clock.SetUtcNow(due);
    }

    private async Task AssertOutcomeAsync()
    {
        var root = (await Engine.GetAsync("root"))!;
        var text = root.Status == InstanceStatus.Failed
            ? ProgramWorkflow.StepAtFault(root.Failure!.Message)
            : root.Output?.Trim('"');
        var actual = Outcome.Of($"{root.Status} {text}", _gate.Effects.Where(effect => effect[0] != 'q'));
        var allowed = PlainInterpreter.Outcomes(_program);
        Assert.True(
            allowed.Contains(actual), $"{actual} {root.Failure}, but should be: {string.Join(" or ", allowed)}");
    }

    /// <summary>It has ended, each of its steps once, and the code would take the same way again.</summary>
    private async Task AssertInstanceAsync(WorkflowInstance instance)
    {
        Assert.True(
            instance.Status is InstanceStatus.Completed or InstanceStatus.Failed
                || (_cancelled && instance.Status == InstanceStatus.Cancelled),
            $"{instance}");
        var verdict = await Engine.ReplayAsync(instance.Id);
        Assert.True(verdict.Fits, $"{instance}: {verdict.Problem}");
        var ended = new HashSet<int>();
        await foreach (var fact in Engine.ReadHistoryAsync(instance.Id))
        {
            var step = fact switch
            {
                ActivityCompleted f => f.Step,
                ActivityFailed f => f.Step,
                ChildCompleted f => f.Step,
                ChildFailed f => f.Step,
                TimerFired f => f.Step,
                _ => -1,
            };
            Assert.True(step < 0 || ended.Add(step), $"Step {step} of {instance.Id} ended twice.");
        }
    }

    private int Next(int below)
    {
        lock (_random)
            return _random.Next(below);
    }
}

/// <summary>What all trials together went through.</summary>
internal sealed class ProgramTrialCounts
{
    private int _faults;
    private int _crashes;

    public int Faults => _faults;

    public int Crashes => _crashes;

    public void Failed() => Interlocked.Increment(ref _faults);

    public void Crashed() => Interlocked.Increment(ref _crashes);
}
