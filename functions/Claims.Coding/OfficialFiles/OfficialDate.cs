using System.Globalization;

namespace Claims.Coding.OfficialFiles;

/// <summary>Dates as the agencies print them.</summary>
internal static class OfficialDate
{
    private static readonly string[] Forms = ["yyyyMMdd", "yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy"];

    /// <summary>The date; null for a blank, '*' or zeros, which mean none.</summary>
    /// <param name="text">Such as 20260701, or 2026182 for the 182nd day of 2026.</param>
    /// <param name="date">The date.</param>
    /// <returns>False when the text is neither a date nor none.</returns>
    public static bool TryParse(string text, out DateOnly? date)
    {
        date = null;
        if (text is "" or "*" || text.Trim('0').Length == 0 || text.StartsWith("9999", StringComparison.Ordinal))
            return true;
        if (DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = day;
            return true;
        }

        if (text.Length != 7 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number % 1000 is < 1 or > 366 || number / 1000 < 1900)
            return false;
        date = new DateOnly(number / 1000, 1, 1).AddDays((number % 1000) - 1);
        return true;
    }
}
