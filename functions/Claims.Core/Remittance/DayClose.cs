using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>A day that was closed: each account opened with what the day before left, and what was posted since comes
/// to what it holds.</summary>
/// <param name="Day">The day at the clinic.</param>
/// <param name="ClosedAt">The first moment that no longer belongs to it.</param>
/// <param name="ClosedBy">Who.</param>
/// <param name="Encounters">The accounts of encounters.</param>
/// <param name="Clinic">The clinic's own accounts.</param>
public sealed record DayClose(
    DateOnly Day,
    DateTimeOffset ClosedAt,
    string ClosedBy,
    IReadOnlyDictionary<Account, AccountDay> Encounters,
    IReadOnlyDictionary<ClinicAccount, AccountDay> Clinic) : IRecord<DayClose>
{
    /// <inheritdoc/>
    public static string Kind => "day-close";

    /// <inheritdoc/>
    public string Key => $"{Day:yyyy-MM-dd}";
}

/// <summary>An account's day: opening + posted = closing.</summary>
/// <param name="Opening">What the day before left.</param>
/// <param name="Posted">What was posted since.</param>
/// <param name="Closing">What all entries up to then come to.</param>
public sealed record AccountDay(Money Opening, Money Posted, Money Closing)
{
    /// <summary>False when an entry was written into a day that was closed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Balances => Opening + Posted == Closing;
}
