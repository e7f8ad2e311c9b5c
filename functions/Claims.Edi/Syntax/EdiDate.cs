using System.Globalization;

namespace Claims.Edi.Syntax;

/// <summary>Date elements: CCYYMMDD (D8), YYMMDD (the interchange header) and the first 8 digits of longer
/// forms.</summary>
internal static class EdiDate
{
    /// <summary>The two-digit years up to this one are of this century, as the calendar of .NET has it.</summary>
    private static readonly int LastShortYear = CultureInfo.InvariantCulture.Calendar.TwoDigitYearMax % 100;

    public static DateOnly? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is not 6 and < 8)
            return null;
        var year = text.Length == 6 ? Digits(text[..2]) : Digits(text[..4]);
        var month = Digits(text.Length == 6 ? text[2..4] : text[4..6]);
        var day = Digits(text.Length == 6 ? text[4..6] : text[6..8]);
        if (text.Length == 6 && year >= 0)
            year += year <= LastShortYear ? 2000 : 1900;
        return year > 0 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    public static string Text(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    public static string Short(DateTime date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    public static string Time(DateTime date) => date.ToString("HHmm", CultureInfo.InvariantCulture);

    public static string Text(DateTime? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A date and a time HHMM, HHMMSS or longer, to the second; null when either cannot be read.</summary>
    public static DateTime? ParseTime(ReadOnlySpan<char> date, ReadOnlySpan<char> time) =>
        Parse(date) is { } day && ParseTime(time) is { } at ? day.ToDateTime(at) : null;

    /// <summary>A time HHMM, HHMMSS or longer, to the second; null when it cannot be read.</summary>
    public static TimeOnly? ParseTime(ReadOnlySpan<char> time)
    {
        if (time.Length < 4)
            return null;
        var (hour, minute) = (Digits(time[..2]), Digits(time[2..4]));
        var second = time.Length >= 6 ? Digits(time[4..6]) : 0;
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new TimeOnly(hour, minute, second) : null;
    }

    /// <summary>The number the digits make; negative when one is not a digit.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return -1;
            number = number * 10 + character - '0';
        }
        return number;
    }
}
