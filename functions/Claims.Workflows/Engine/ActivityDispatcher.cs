namespace Claims.Workflows;

/// <summary>Runs attempts within the engine's limit and each activity's own, fairly among activities.</summary>
internal sealed class ActivityDispatcher(WorkflowRegistry registry, int maxConcurrent, Pulse pulse)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _byName = new(StringComparer.Ordinal);
    private readonly List<Lane> _lanes = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _next;
    private bool _stopping;

    /// <summary>Queues an attempt; it is dropped when the engine is stopping.</summary>
    public void Dispatch(string activity, Func<Task> attempt)
    {
        lock (_lock)
        {
            if (_stopping)
                return;
            pulse.Enter();
            LaneOf(activity).Queue.Enqueue(attempt);
            StartReady();
        }
    }

    /// <summary>Starts nothing more; ends when the last running attempt has.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopping = true;
            foreach (var lane in _lanes)
            {
                while (lane.Queue.TryDequeue(out _))
                    pulse.Exit();
            }

            if (_running == 0)
                _drained.TrySetResult();
            return _drained.Task;
        }
    }

    private Lane LaneOf(string activity)
    {
        if (_byName.TryGetValue(activity, out var lane))
            return lane;
        lane = new Lane(registry.GetActivity(activity).MaxConcurrency ?? int.MaxValue);
        _lanes.Add(lane);
        return _byName[activity] = lane;
    }

    private void StartReady()
    {
        while (_running < maxConcurrent && NextLane() is { } lane)
        {
            var attempt = lane.Queue.Dequeue();
            lane.Running++;
            _running++;
            _ = Task.Run(() => RunAsync(lane, attempt));
        }
    }

    /// <summary>Goes round the lanes, so that a thousand attempts of one activity do not hold up another's.</summary>
    private Lane? NextLane()
    {
        for (var i = 0; i < _lanes.Count; i++)
        {
            var lane = _lanes[(_next + i) % _lanes.Count];
            if (lane.Queue.Count == 0 || lane.Running >= lane.Limit)
                continue;
            _next = (_next + i + 1) % _lanes.Count;
            return lane;
        }

        return null;
    }

    private async Task RunAsync(Lane lane, Func<Task> attempt)
    {
        try
        {
            await attempt().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                lane.Running--;
                _running--;
                if (_stopping && _running == 0)
                    _drained.TrySetResult();
                else if (!_stopping)
                    StartReady();
            }

            pulse.Exit();
        }
    }

    private sealed class Lane(int limit)
    {
        public int Limit { get; } = limit;

        public Queue<Func<Task>> Queue { get; } = new();

        public int Running { get; set; }
    }
}
