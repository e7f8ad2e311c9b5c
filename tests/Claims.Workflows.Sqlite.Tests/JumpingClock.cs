namespace Claims.Workflows.Sqlite.Tests;

/// <summary>The system's clock, its time of day set by jumps, as an operator or a time server may. Timers and
/// timestamps know nothing of it, as on a real machine; timestamps may be moved on too.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _jumped;
    private long _passed;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _jumped));

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _passed);

    /// <summary>Sets the time of day.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _jumped, by.Ticks);

    /// <summary>Lets time pass, for all but timers.</summary>
    public void Pass(TimeSpan time)
    {
        Jump(time);
        Interlocked.Add(ref _passed, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
