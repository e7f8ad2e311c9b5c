namespace Claims.Workflows;

/// <summary>What an instance has under way by itself: activities to run, retries and timers to come.</summary>
internal sealed class Agenda
{
    private readonly Dictionary<int, ActivityAttempt> _activities = [];
    private readonly Dictionary<int, DateTimeOffset> _timers = [];
    private readonly Dictionary<int, DateTimeOffset> _retries = [];
    private readonly SortedSet<(DateTimeOffset Due, int Step)> _due = [];
    private readonly Queue<int> _ready = new();
    private readonly List<int> _withdrawn = [];

    /// <summary>The earliest timer or retry.</summary>
    public DateTimeOffset? NextDue => _due.Count == 0 ? null : _due.Min.Due;

    /// <summary>True when an activity has not ended and waits for no retry: a restart must run it at once.</summary>
    public bool HasRunnable => _activities.Count > _retries.Count;

    public bool HasActivity(int step) => _activities.ContainsKey(step);

    public bool HasTimer(int step) => _timers.ContainsKey(step);

    public void AddActivity(ActivityAttempt attempt)
    {
        _activities.Add(attempt.Step, attempt);
        _ready.Enqueue(attempt.Step);
    }

    public void Retry(int step, int attempt, DateTimeOffset due)
    {
        ClearRetry(step);
        _activities[step] = _activities[step] with { Attempt = attempt };
        _retries.Add(step, due);
        _due.Add((due, step));
    }

    public void RemoveActivity(int step)
    {
        ClearRetry(step);
        _activities.Remove(step);
    }

    /// <summary>Gives up an activity: an attempt that may be under way is to be signalled.</summary>
    public void WithdrawActivity(int step)
    {
        RemoveActivity(step);
        _withdrawn.Add(step);
    }

    /// <summary>The activities given up since the last call.</summary>
    public List<int> TakeWithdrawn()
    {
        var taken = _withdrawn.ToList();
        _withdrawn.Clear();
        return taken;
    }

    public void AddTimer(int step, DateTimeOffset due)
    {
        _timers.Add(step, due);
        _due.Add((due, step));
    }

    public void RemoveTimer(int step)
    {
        if (_timers.Remove(step, out var due))
            _due.Remove((due, step));
    }

    /// <summary>The timers that are due, earliest first.</summary>
    public List<int> DueTimers(DateTimeOffset now) =>
        _due.TakeWhile(d => d.Due <= now).Select(d => d.Step).Where(_timers.ContainsKey).ToList();

    /// <summary>The attempts that may start now and have not been taken yet.</summary>
    public List<ActivityAttempt> TakeReady(DateTimeOffset now)
    {
        foreach (var (_, step) in _due.TakeWhile(d => d.Due <= now).Where(d => _retries.ContainsKey(d.Step)).ToList())
        {
            ClearRetry(step);
            _ready.Enqueue(step);
        }

        var taken = new List<ActivityAttempt>(_ready.Count);
        while (_ready.TryDequeue(out var step))
        {
            if (_activities.TryGetValue(step, out var attempt) && !_retries.ContainsKey(step))
                taken.Add(attempt);
        }

        return taken;
    }

    private void ClearRetry(int step)
    {
        if (_retries.Remove(step, out var due))
            _due.Remove((due, step));
    }
}
