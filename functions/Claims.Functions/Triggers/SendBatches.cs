using Claims.Core.Charts;
using Claims.Core.Submission;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Sends claims that are ready; the time between two runs is the window in which others join a batch.</summary>
public sealed class SendBatches(BatchClaims batches, IClinicDirectory directory)
{
    /// <summary>Every five minutes.</summary>
    [Function(nameof(SendBatches))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var clinic in directory.Clinics)
        {
            await batches.RunAsync(clinic, cancellationToken);
        }
    }
}
