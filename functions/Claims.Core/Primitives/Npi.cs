using System.Text.Json.Serialization;

namespace Claims.Core.Primitives;

/// <summary>
/// A National Provider Identifier: 10 digits, the last a Luhn check over 80840 and the rest (45 CFR 162.406).
/// </summary>
[JsonConverter(typeof(TextIdConverter<Npi>))]
public readonly record struct Npi : ITextId<Npi>
{
    /// <summary>The Luhn sum of the constant prefix 80840.</summary>
    private const int PrefixSum = 24;

    private Npi(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Npi id)
    {
        id = text?.Length == 10 && text.All(char.IsAsciiDigit) && LuhnSum(text) % 10 == 0 ? new(text) : default;
        return id.Value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static int LuhnSum(string digits)
    {
        var sum = PrefixSum;
        for (var position = 0; position < digits.Length; position++)
        {
            var digit = digits[position] - '0';
            var weighted = position % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum;
    }
}
