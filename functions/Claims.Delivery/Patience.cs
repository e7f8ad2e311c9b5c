namespace Claims.Delivery;

/// <summary>
/// How long to leave alone what does not answer: longer and longer, up to ten minutes. By real time, for it is the
/// real world that does not answer, whatever clock the claims run on.
/// </summary>
internal sealed class Patience
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private TimeSpan _wait = First;
    private DateTimeOffset _notBefore;

    /// <summary>True while it is to be left alone.</summary>
    public bool IsWaiting => TimeProvider.System.GetUtcNow() < _notBefore;

    /// <summary>It answered.</summary>
    public void Answered() => _wait = First;

    /// <summary>It did not.</summary>
    public void Failed()
    {
        _notBefore = TimeProvider.System.GetUtcNow() + _wait;
        _wait = _wait * 2 < Longest ? _wait * 2 : Longest;
    }
}
