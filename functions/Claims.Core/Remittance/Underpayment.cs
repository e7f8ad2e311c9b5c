using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>A decision by which a payer allowed less than its contract says.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Number">Its n-th decision.</param>
/// <param name="Lines">The lines that fall short, one at least.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="DisputedAt">When the letter went out; null before.</param>
public sealed record Underpayment(
    ClaimId Claim,
    int Number,
    IReadOnlyList<UnderpaidLine> Lines,
    DateTimeOffset FoundAt,
    DateTimeOffset? DisputedAt = null) : IRecord<Underpayment>
{
    /// <inheritdoc/>
    public static string Kind => "underpayment";

    /// <inheritdoc/>
    public string Key => KeyOf(Claim, Number);

    /// <summary>What is missing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Difference => Money.Sum(Lines.Select(line => line.Expected - line.Allowed));

    /// <summary>The key of a decision's underpayment; the key of its work, too, behind "underpayment/".</summary>
    public static string KeyOf(ClaimId claim, int number) => $"{claim}/{number:D3}";
}

/// <summary>A line that falls short.</summary>
/// <param name="Procedure">The service.</param>
/// <param name="Expected">What the contract allows.</param>
/// <param name="Allowed">What the payer allowed: paid, and left to the patient.</param>
public sealed record UnderpaidLine(string Procedure, Money Expected, Money Allowed);
