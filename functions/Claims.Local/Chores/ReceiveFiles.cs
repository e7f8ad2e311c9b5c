using Claims.Core;
using Claims.Core.Submission;

namespace Claims.Local.Chores;

/// <summary>Takes what the clearinghouse brought: acknowledgements and remittances.</summary>
internal sealed class ReceiveFiles(IClearinghouse clearinghouse, ReceiveClearinghouseFile receive) : IChore
{
    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var outcome = ChoreOutcome.Nothing;
        foreach (var name in await clearinghouse.ListReceivedAsync(cancellationToken))
        {
            await receive.ReceiveAsync(name, cancellationToken);
            outcome = ChoreOutcome.Did;
        }

        return outcome;
    }
}
