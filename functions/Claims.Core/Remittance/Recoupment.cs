using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>
/// An adjustment of a deposit (PLB WO) that is what a reversal of a claim came to: carried forward once, withheld once.
/// </summary>
/// <param name="Claim">The claim.</param>
/// <param name="Reversal">The remittance file that took its payment back.</param>
/// <param name="IsWithheld">Withheld from a deposit; else carried forward to one.</param>
/// <param name="File">The remittance file that says so.</param>
/// <param name="Amount">How much.</param>
public sealed record Recoupment(ClaimId Claim, string Reversal, bool IsWithheld, string File, Money Amount)
    : IRecord<Recoupment>
{
    /// <inheritdoc/>
    public static string Kind => "recoupment";

    /// <inheritdoc/>
    public string Key => $"{Claim}/{Reversal}/{(IsWithheld ? "withheld" : "carried")}";

    /// <summary>What an adjustment recovers; null when no reversal of the claim comes to it.</summary>
    /// <param name="one">The adjustment: negative carries forward, positive withholds.</param>
    /// <param name="file">The file that states it.</param>
    /// <param name="claim">The claim that it refers to.</param>
    /// <param name="payments">All that came for the claim.</param>
    internal static Recoupment? Of(
        FileAdjustment one, string file, ClaimId claim, IEnumerable<ClaimPayment> payments)
    {
        var reversal = payments.GroupBy(payment => payment.File)
            .Where(stated => stated.Any(payment => payment.Adjudication.IsReversal))
            .FirstOrDefault(stated => -Money.Sum(stated.Select(payment => payment.Adjudication.Paid)) is var owed
                && owed > Money.Zero && (one.Amount == owed || one.Amount == -owed));
        return reversal is null ? null : new(claim, reversal.Key, one.Amount > Money.Zero, file, one.Amount);
    }
}
