using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>Money that the bank shows, as a person entered it.</summary>
/// <param name="Reference">The bank's own reference; unique for the clinic.</param>
/// <param name="Day">The day of its value.</param>
/// <param name="Amount">Positive; negative when the payer drew it.</param>
/// <param name="TraceNumber">What the bank passes on of TRN02 (CCD+ addenda), or the check number.</param>
/// <param name="EnteredBy">Who.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="File">The remittance that it pays; null while none is known.</param>
/// <param name="Difference">What the bank shows more than the remittance says.</param>
public sealed record BankDeposit(
    string Reference,
    DateOnly Day,
    Money Amount,
    string TraceNumber,
    string EnteredBy,
    DateTimeOffset EnteredAt,
    string? File = null,
    Money Difference = default) : IRecord<BankDeposit>
{
    /// <inheritdoc/>
    public static string Kind => "bank-deposit";

    /// <inheritdoc/>
    public string Key => Reference;
}
