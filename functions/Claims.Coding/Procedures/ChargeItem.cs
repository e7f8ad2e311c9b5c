namespace Claims.Coding.Procedures;

/// <summary>One line of a clinic's charge master.</summary>
/// <param name="Code">The procedure code: CPT or HCPCS Level II, five characters.</param>
/// <param name="Description">The clinic's own wording.</param>
/// <param name="Charge">The charge for one unit, in dollars.</param>
/// <param name="Modifiers">Modifiers that always go with it.</param>
/// <param name="Keywords">Words and phrases in a note that mean this item; all words of a phrase must be there.</param>
/// <param name="RevenueCode">For institutional claims; null when there is none.</param>
public sealed record ChargeItem(
    string Code,
    string Description,
    decimal Charge,
    IReadOnlyList<string> Modifiers,
    IReadOnlyList<string> Keywords,
    string? RevenueCode = null);
