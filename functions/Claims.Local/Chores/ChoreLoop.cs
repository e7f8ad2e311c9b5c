using Claims.Workflows;

namespace Claims.Local.Chores;

/// <summary>
/// Does all chores, round after round: at once while there is work, else after a short rest or when it is woken. A
/// chore that fails holds up nobody; it is tried again after a wait that grows.
/// </summary>
internal sealed class ChoreLoop : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<Attempts> _chores;
    private readonly IEnginePulse _engine;
    private readonly ILogger<ChoreLoop> _logger;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private long _idles;

    public ChoreLoop(IEnumerable<IChore> chores, IEnginePulse engine, ILogger<ChoreLoop> logger)
    {
        _chores = [.. chores.Select(chore => new Attempts(chore))];
        _engine = engine;
        _logger = logger;
        engine.BecameIdle += () =>
        {
            Interlocked.Increment(ref _idles);
            Wake();
        };
    }

    /// <summary>The longest rest between rounds, in real time.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Called when a whole round found nothing to do while the engine was idle: only time or a person can bring work
    /// now. What it returns says whether to go on.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? WhenQuiet { get; set; }

    /// <summary>After how many failures of one chore in a row to give up; never by default.</summary>
    public int? GiveUpAfter { get; set; }

    /// <summary>When the engine or a chore will next have something to do by itself, as of the last round.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>True when the last round found nothing to do and the engine was idle.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Ends the rest.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Goes on until cancelled, or until <see cref="WhenQuiet"/> says that all is done.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wasIdle = _engine.IsIdle;
            var idles = Interlocked.Read(ref _idles);
            var outcome = await RoundAsync(cancellationToken);
            NextDue = Earliest(_chores.Select(chore => chore.Chore.NextDue).Append(_engine.NextDue));
            IsQuiet = outcome == ChoreOutcome.Nothing && wasIdle && _engine.IsIdle
                && idles == Interlocked.Read(ref _idles);
            if (outcome == ChoreOutcome.Did)
            {
                continue;
            }

            if (IsQuiet && WhenQuiet is { } whenQuiet)
            {
                if (!await whenQuiet(cancellationToken))
                {
                    return;
                }

                continue;
            }

            await _wake.WaitAsync(Rest, cancellationToken);
        }
    }

    public void Dispose() => _wake.Dispose();

    private async Task<ChoreOutcome> RoundAsync(CancellationToken cancellationToken)
    {
        var outcome = ChoreOutcome.Nothing;
        foreach (var attempts in _chores)
        {
            var one = attempts.MustWait ? ChoreOutcome.Waiting : await DoAsync(attempts, cancellationToken);
            outcome = one > outcome ? one : outcome;
        }

        return outcome;
    }

    private async Task<ChoreOutcome> DoAsync(Attempts attempts, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await attempts.Chore.DoAsync(cancellationToken);
            attempts.Succeeded();
            return outcome;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            var wait = attempts.Failed();
            _logger.ChoreFailed(fault, attempts.Chore.GetType().Name, wait);
            if (attempts.Failures >= GiveUpAfter)
            {
                throw new InvalidOperationException(
                    $"{attempts.Chore.GetType().Name} failed {attempts.Failures} times in a row: {fault.Message}",
                    fault);
            }

            return ChoreOutcome.Waiting;
        }
    }

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset?> times) => times.Min();

    /// <summary>A chore with its failures in a row.</summary>
    private sealed class Attempts(IChore chore)
    {
        private long _since;
        private TimeSpan _wait;

        public IChore Chore { get; } = chore;

        public int Failures { get; private set; }

        public bool MustWait => Failures > 0 && TimeProvider.System.GetElapsedTime(_since) < _wait;

        public void Succeeded() => Failures = 0;

        public TimeSpan Failed()
        {
            Failures++;
            _since = TimeProvider.System.GetTimestamp();
            var seconds = Math.Min(Math.Pow(2, Failures - 1), LongestWait.TotalSeconds);
            _wait = TimeSpan.FromSeconds(seconds);
            return _wait;
        }
    }
}
