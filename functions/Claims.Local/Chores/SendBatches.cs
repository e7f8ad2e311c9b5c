using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Local.Chores;

/// <summary>Sends claims that are ready, after a short window in which more of them may join the batch.</summary>
internal sealed class SendBatches(
    BatchClaims batches, IClinicDirectory directory, LocalSettings settings, TimeProvider time) : IChore
{
    private readonly Dictionary<ClinicId, DateTimeOffset> _due = [];

    public DateTimeOffset? NextDue => _due.Count == 0 ? null : _due.Values.Min();

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var outcome = ChoreOutcome.Nothing;
        foreach (var clinic in directory.Clinics)
        {
            if (!await batches.HasReadyAsync(clinic, cancellationToken))
            {
                _due.Remove(clinic);
                continue;
            }

            var now = time.GetUtcNow();
            _due.TryAdd(clinic, now + settings.BatchWindow);
            if (now >= _due[clinic])
            {
                await batches.RunAsync(clinic, cancellationToken);
                _due.Remove(clinic);
                outcome = ChoreOutcome.Did;
            }
        }

        return outcome;
    }
}
