using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>An amount of US dollars in whole cents.</summary>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Makes an amount.</summary>
    /// <exception cref="ArgumentException">It has parts of a cent: nothing is ever rounded silently.</exception>
    public Money(decimal amount)
    {
        Amount = decimal.Round(amount, 2) == amount
            ? decimal.Round(amount, 2)
            : throw new ArgumentException("An amount of money has at most two decimals.", nameof(amount));
    }

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The amount in dollars.</summary>
    public decimal Amount { get; }

    /// <summary>The sum of amounts.</summary>
    public static Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Zero, (sum, amount) => sum + amount);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount);

    public static Money operator -(Money amount) => new(-amount.Amount);

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    /// <summary>As people read it: $1,234.50, -$3.00.</summary>
    public override string ToString() =>
        (Amount < 0 ? "-$" : "$") + Math.Abs(Amount).ToString("N2", CultureInfo.InvariantCulture);

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }
}
