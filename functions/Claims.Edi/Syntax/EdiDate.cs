using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Date elements: CCYYMMDD (D8), YYMMDD (the interchange header) and the first 8 digits of longer
/// forms.</summary>
internal static class EdiDate
{
    public static DateOnly? Parse(ReadOnlySpan<char> text)
    {
        var format = text.Length == 6 ? "yyMMdd" : "yyyyMMdd";
        if (text.Length > 8)
            text = text[..8];
        return DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;
    }

    public static string Text(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    public static string Short(DateTime date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    public static string Time(DateTime date) => date.ToString("HHmm", CultureInfo.InvariantCulture);

    public static string Text(DateTime? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A date and a time HHMM, HHMMSS or longer, to the second; null when either cannot be read.</summary>
    public static DateTime? ParseTime(string date, string time)
    {
        var format = time.Length >= 6 ? "HHmmss" : "HHmm";
        return Parse(date) is { } day && time.Length >= 4 && TimeOnly.TryParseExact(
            time.AsSpan(0, format.Length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? day.ToDateTime(at) : null;
    }
}
