using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Decimal elements (type R) as X12 writes them: no plus sign, no exponent, a leading minus.</summary>
internal static class EdiNumber
{
    /// <summary>The text of a number, its scale kept (12.50m is 12.50); empty for null.</summary>
    public static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
