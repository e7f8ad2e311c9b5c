using System.Text.Json;
using Claims.Local.Stores;

namespace Claims.Local.Clock;

/// <summary>
/// The demo's clock: it runs like any other, and jumps over the time in which nothing would happen. How far it is
/// ahead is on disk before anybody sees a jump, so time never goes back, not even after a kill.
/// </summary>
internal sealed class SkippingClock : TimeProvider
{
    private readonly string _path;
    private readonly Lock _lock = new();
    private readonly HashSet<SkippingTimer> _timers = [];
    private TimeSpan _ahead;

    private SkippingClock(string path, TimeSpan ahead) => (_path, _ahead) = (path, ahead);

    /// <summary>The clock of a data folder; set to a time when there is none yet.</summary>
    public static async Task<SkippingClock> OpenAsync(string path, DateTimeOffset begin)
    {
        if (!File.Exists(path))
        {
            await SaveAsync(path, begin - System.GetUtcNow());
        }

        var saved = JsonSerializer.Deserialize<Saved>(await File.ReadAllBytesAsync(path))!;
        return new(path, TimeSpan.FromTicks(saved.AheadTicks));
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return System.GetUtcNow() + _ahead;
        }
    }

    /// <summary>Jumps to a time; does nothing when that time has come.</summary>
    public async Task JumpToAsync(DateTimeOffset time)
    {
        var ahead = time - System.GetUtcNow();
        if (ahead <= _ahead)
        {
            return;
        }

        await SaveAsync(_path, ahead);
        List<SkippingTimer> timers;
        lock (_lock)
        {
            _ahead = ahead;
            timers = [.. _timers];
        }

        timers.ForEach(timer => timer.Reset());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippingTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private static Task SaveAsync(string path, TimeSpan ahead) => DurableFile.WriteAsync(
        path, JsonSerializer.SerializeToUtf8Bytes(new Saved(ahead.Ticks)), CancellationToken.None);

    private void Forget(SkippingTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed record Saved(long AheadTicks);

    /// <summary>A timer that knows when it is due by the demo's clock and asks a real one to wake it then.</summary>
    private sealed class SkippingTimer : ITimer
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

        private readonly SkippingClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _real;
        private readonly Lock _lock = new();
        private DateTimeOffset? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public SkippingTimer(SkippingClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _real = System.CreateTimer(
                _ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }

            return Reset();
        }

        /// <summary>Asks the real timer anew, after the clock jumped or the timer changed.</summary>
        public bool Reset()
        {
            lock (_lock)
            {
                if (_due is not { } due)
                {
                    return _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                var wait = due - _clock.GetUtcNow();
                wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
                return _real.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _clock.Forget(this);
            return _real.DisposeAsync();
        }

        private void Wake()
        {
            bool isDue;
            lock (_lock)
            {
                isDue = _due <= _clock.GetUtcNow();
                if (isDue)
                {
                    _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
                }
            }

            Reset();
            if (isDue)
            {
                _callback(_state);
            }
        }
    }
}
