using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>What the ledger says of an encounter, or of a whole clinic.</summary>
/// <param name="Balances">One for each account; all of them together are zero.</param>
public sealed record Books(IReadOnlyDictionary<Account, Money> Balances)
{
    /// <summary>What an account holds.</summary>
    public Money this[Account account] => Balances.GetValueOrDefault(account);

    /// <summary>All that was ever charged and not taken back.</summary>
    public Money Charged => -this[Account.Billed];

    /// <summary>The balances that entries come to.</summary>
    public static Books Of(IEnumerable<LedgerEntry> entries) =>
        Of(entries.Select(entry => (entry.From, entry.To, entry.Amount)));

    /// <summary>The balances that movements come to.</summary>
    internal static Books Of(IEnumerable<(Account From, Account To, Money Amount)> movements)
    {
        var balances = Enum.GetValues<Account>().ToDictionary(account => account, _ => Money.Zero);
        foreach (var (from, to, amount) in movements)
        {
            balances[from] -= amount;
            balances[to] += amount;
        }

        return new(balances);
    }
}
