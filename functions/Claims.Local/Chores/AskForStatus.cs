using Claims.Core.Charts;
using Claims.Core.Submission;

namespace Claims.Local.Chores;

/// <summary>Asks payers what became of claims that they have not decided for long, once they are due.</summary>
internal sealed class AskForStatus(InquireStatus inquiries, IClinicDirectory directory, TimeProvider time) : IChore
{
    public DateTimeOffset? NextDue { get; private set; }

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var outcome = ChoreOutcome.Nothing;
        var next = new List<DateTimeOffset?>();
        foreach (var clinic in directory.Clinics)
        {
            if (await inquiries.NextDueAsync(clinic, cancellationToken) is { } due && due <= time.GetUtcNow())
            {
                await inquiries.RunAsync(clinic, cancellationToken);
                outcome = ChoreOutcome.Did;
            }

            next.Add(await inquiries.NextDueAsync(clinic, cancellationToken));
        }

        NextDue = next.Min();
        return outcome;
    }
}
