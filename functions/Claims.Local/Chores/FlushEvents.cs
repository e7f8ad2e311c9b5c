using Claims.Core.Charts;

namespace Claims.Local.Chores;

/// <summary>Tells workflows of decisions that were stored and, because of a crash, never told.</summary>
internal sealed class FlushEvents(EventOutbox outbox, IClinicDirectory directory) : IChore
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private long? _last;

    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && TimeProvider.System.GetElapsedTime(last) < Every)
        {
            return ChoreOutcome.Nothing;
        }

        foreach (var clinic in directory.Clinics)
        {
            await outbox.FlushAsync(clinic, cancellationToken);
        }

        _last = TimeProvider.System.GetTimestamp();
        return ChoreOutcome.Nothing;
    }
}
