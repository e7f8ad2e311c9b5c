using CsCheck;

namespace Claims.Edi.Tests.Samples;

/// <summary>What the property tests draw their values from.</summary>
internal static class AnyValue
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>A number as senders make them up: 1 to 20 letters and digits.</summary>
    public static readonly Gen<string> Number = Letters(1, 20);

    /// <summary>US dollars, not negative.</summary>
    public static readonly Gen<decimal> Money = Gen.Int[0, 1_000_000].Select(cents => cents / 100m);

    public static readonly Gen<DateOnly> Day = Gen.Int[0, 4000].Select(days => new DateOnly(2016, 1, 1).AddDays(days));

    public static Gen<string> Letters(int min, int max) =>
        Gen.Char[Characters].Array[min, max].Select(chars => new string(chars));
}
