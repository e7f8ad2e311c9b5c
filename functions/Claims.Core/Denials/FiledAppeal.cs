using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>An appeal that went to the payer.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Remittance">The decision appealed: the claim's n-th.</param>
/// <param name="Level">The level of appeal, from 1.</param>
/// <param name="FiledAt">When it went out.</param>
/// <param name="Deadline">By when the payer must have it.</param>
/// <param name="Denied">The amount in dispute.</param>
/// <param name="Codes">The denial codes disputed.</param>
/// <param name="LetterFile">The letter among the chart's files.</param>
public sealed record FiledAppeal(
    ClaimId Claim,
    int Remittance,
    int Level,
    DateTimeOffset FiledAt,
    DateOnly Deadline,
    Money Denied,
    IReadOnlyList<string> Codes,
    string LetterFile) : IRecord<FiledAppeal>
{
    /// <inheritdoc/>
    public static string Kind => "appeal";

    /// <inheritdoc/>
    public string Key => KeyOf(Claim, Remittance);

    /// <summary>The key of the appeal against a decision.</summary>
    public static string KeyOf(ClaimId claim, int remittance) => $"{claim}/{remittance:D3}";
}
