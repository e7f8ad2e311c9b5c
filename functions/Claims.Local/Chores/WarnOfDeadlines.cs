using Claims.Core.Charts;
using Claims.Core.Denials;

namespace Claims.Local.Chores;

/// <summary>Looks at the start and then once a day for claims and appeals that will soon be late, or are.</summary>
internal sealed class WarnOfDeadlines(WatchDeadlines deadlines, IClinicDirectory directory, TimeProvider time) : IChore
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private DateTimeOffset? _last;

    /// <summary>Nobody waits for it: a clock that skips idle time need not stop for it.</summary>
    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _last < Every)
        {
            return ChoreOutcome.Nothing;
        }

        foreach (var clinic in directory.Clinics)
        {
            await deadlines.RunAsync(clinic, cancellationToken);
        }

        _last = now;
        return ChoreOutcome.Nothing;
    }
}
