using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>A payment in a remittance that no claim was found for; it waits for a person to say whose it is.</summary>
/// <param name="File">The remittance file's key.</param>
/// <param name="Ordinal">Its place in the file, from 1.</param>
/// <param name="Adjudication">What the payer states.</param>
/// <param name="Suggestions">Claims of the same member, day and charge.</param>
/// <param name="AssignedTo">The claim it was posted to; null while it waits.</param>
public sealed record UnmatchedPayment(
    string File,
    int Ordinal,
    Adjudication Adjudication,
    IReadOnlyList<ClaimId> Suggestions,
    ClaimId? AssignedTo = null) : IRecord<UnmatchedPayment>
{
    /// <inheritdoc/>
    public static string Kind => "unmatched-payment";

    /// <inheritdoc/>
    public string Key => KeyOf(File, Ordinal);

    /// <summary>The key of a payment.</summary>
    public static string KeyOf(string file, int ordinal) => $"{file}/{ordinal:D4}";
}
