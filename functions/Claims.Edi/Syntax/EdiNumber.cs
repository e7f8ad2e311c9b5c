using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Decimal elements (type R) as X12 writes them: no plus sign, no exponent, a leading minus.</summary>
internal static class EdiNumber
{
    private const decimal Largest = 1_000_000_000_000_000_000m;

    /// <summary>The text of a number, its scale kept (12.50m is 12.50); empty for null.</summary>
    public static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number of a text; null when it is not one or too large for its 18 digits.</summary>
    public static decimal? Parse(ReadOnlySpan<char> text)
    {
        var digits = text is ['-', .. var rest] ? rest : text;
        if (digits.IsEmpty)
            return null;
        if (digits.Length > 18)
            return ParseAny(text);
        long value = 0;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if ((uint)digit <= 9)
                value = value * 10 + digit;
            else if (digits[i] == '.' && point < 0)
                point = i;
            else
                return ParseAny(text);
        }
        var scale = point < 0 ? 0 : digits.Length - 1 - point;
        return digits.Length == 1 && point == 0 ? null
            : new decimal((int)value, (int)(value >> 32), 0, digits.Length != text.Length, (byte)scale);
    }

    private static decimal? ParseAny(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < Largest ? number : null;
}
