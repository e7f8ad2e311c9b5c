using System.Collections.Frozen;
using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>To which account an adjustment moves its amount. The group code routes first, then the reason.</summary>
internal static class AdjustmentAccounts
{
    private static readonly FrozenSet<string> Contractual =
        RuleFile.Read<Table>("contractual-codes.json").Codes.Select(code => code.Carc).ToFrozenSet();

    /// <summary>
    /// PR is the patient's; CO by a contractual reason is written off; all else is denied, or unclear, and stays where
    /// it is: a denial is never posted as a write-off by itself.
    /// </summary>
    public static Account Of(Adjustment adjustment) => adjustment.Group switch
    {
        "PR" => Account.Patient,
        "CO" when Contractual.Contains(adjustment.Reason) => Account.Contractual,
        _ => Account.Payer,
    };

    /// <summary>
    /// What stays with the payer and is not explained away: OA-23 of a next payer only says what the one before it did.
    /// </summary>
    /// <param name="adjustment">The adjustment.</param>
    /// <param name="isByNextPayer">Whether a payer that comes after another one states it.</param>
    public static bool IsDenial(Adjustment adjustment, bool isByNextPayer) =>
        Of(adjustment) == Account.Payer && !(isByNextPayer && adjustment is { Group: "OA", Reason: "23" });

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<Code> Codes);

    private sealed record Code(string Carc, string Meaning);
}
