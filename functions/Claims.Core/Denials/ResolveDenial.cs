using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>Takes a biller's decision on a denial: stores it, posts it, tells the pipeline.</summary>
public sealed class ResolveDenial
{
    /// <summary>Decides.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="remittance">The payer's decision: the claim's n-th.</param>
    /// <param name="choice">What is done.</param>
    /// <param name="reason">Why; no patient data.</param>
    /// <param name="decidedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public Task<IReadOnlyList<Issue>> DecideAsync(
        ClinicId clinic,
        ClaimId claim,
        int remittance,
        BillerChoice choice,
        string reason,
        string decidedBy,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
