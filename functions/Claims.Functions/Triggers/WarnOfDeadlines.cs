using Claims.Core.Charts;
using Claims.Core.Denials;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Looks for claims and appeals that will soon be late, or are; a repeat files nothing twice.</summary>
public sealed class WarnOfDeadlines(WatchDeadlines deadlines, IClinicDirectory directory)
{
    /// <summary>Before the clinics of the United States open.</summary>
    [Function(nameof(WarnOfDeadlines))]
    public async Task RunAsync([TimerTrigger("0 40 9 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var clinic in directory.Clinics)
        {
            await deadlines.RunAsync(clinic, cancellationToken);
        }
    }
}
