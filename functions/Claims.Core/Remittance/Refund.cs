using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>Money given back out of an encounter's credit.</summary>
/// <param name="Encounter">Whose credit it was.</param>
/// <param name="Number">The encounter's n-th refund, from 1.</param>
/// <param name="To">Who has it back.</param>
/// <param name="Amount">Positive.</param>
/// <param name="Method">check, card, portal…</param>
/// <param name="Reference">The check or confirmation number; unique for the encounter.</param>
/// <param name="PostedBy">Who.</param>
/// <param name="PostedAt">When.</param>
public sealed record Refund(
    EncounterId Encounter,
    int Number,
    RefundTo To,
    Money Amount,
    string Method,
    string Reference,
    string PostedBy,
    DateTimeOffset PostedAt) : IRecord<Refund>
{
    /// <inheritdoc/>
    public static string Kind => "refund";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Number:D3}";
}

/// <summary>Who has money back.</summary>
public enum RefundTo
{
    /// <summary>The payer paid too much.</summary>
    Payer,

    /// <summary>The patient paid too much.</summary>
    Patient,
}
