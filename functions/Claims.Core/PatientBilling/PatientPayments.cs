using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Takes what patients pay.</summary>
public sealed class PatientPayments
{
    /// <summary>Posts a payment; the same reference again posts nothing.</summary>
    /// <param name="encounter">What it is for.</param>
    /// <param name="amount">Positive.</param>
    /// <param name="method">cash, check, card…</param>
    /// <param name="reference">The receipt or check number: unique for the encounter.</param>
    /// <param name="postedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public Task<IReadOnlyList<Issue>> RecordAsync(
        EncounterRef encounter,
        Money amount,
        string method,
        string reference,
        string postedBy,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
