using Claims.Core.Charts;
using Claims.Core.Submission;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Asks payers what became of claims that they have not decided for long; the records say which.</summary>
public sealed class AskForStatus(InquireStatus inquiries, IClinicDirectory directory)
{
    /// <summary>Every hour: clinics' mornings differ.</summary>
    [Function(nameof(AskForStatus))]
    public async Task RunAsync([TimerTrigger("0 20 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var clinic in directory.Clinics)
        {
            await inquiries.RunAsync(clinic, cancellationToken);
        }
    }
}
