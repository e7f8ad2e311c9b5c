using System.Globalization;
using System.Text.RegularExpressions;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads from a published file's name on which date of service its release begins.</summary>
public static partial class ReleaseDate
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|"
        + "december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

    /// <summary>
    /// The first day of a release. The file's own name counts; a name that tells the year alone is made exact by the
    /// package's name when both agree on the year ("icd10cm-tabular-2026.xml" in "april-1-2026-....zip").
    /// </summary>
    /// <param name="system">Decides what a year or quarter means: ICD-10-CM 2027 begins on 2026-10-01.</param>
    /// <param name="names">The file's name, then the names of what it came in.</param>
    /// <returns>The day, or null when no name tells it.</returns>
    public static DateOnly? Of(CodeSystem system, params IEnumerable<string> names)
    {
        DateOnly? coarse = null;
        foreach (var name in names)
        {
            var plain = OfficialFileName.Plain(name);
            if (ExactDay(plain) is { } day && (coarse is not { } year || LastDay(system, day) == LastDay(system, year)))
                return day;
            coarse ??= YearOnly(system, plain);
        }

        return coarse;
    }

    /// <summary>The last day of service by the publishing rhythm: the fiscal year, or the quarter.</summary>
    public static DateOnly LastDay(CodeSystem system, DateOnly first)
    {
        if (system == CodeSystem.Icd10Cm)
            return new DateOnly(first.Month >= 10 ? first.Year + 1 : first.Year, 9, 30);
        var quarter = new DateOnly(first.Year, ((first.Month - 1) / 3 * 3) + 1, 1);
        return quarter.AddMonths(3).AddDays(-1);
    }

    private static DateOnly? ExactDay(string name)
    {
        if (Digits().Match(name) is { Success: true } digits)
            return Day(digits, digits.Groups["m"].Value);
        if (Version().Match(name) is { Success: true } version) // NCCI version 32.2 is the third quarter of 2026.
            return new DateOnly(1994 + Number(version, "v"), (Number(version, "q") * 3) + 1, 1);
        if (Quarter().Match(name) is { Success: true } quarter)
            return new DateOnly(Number(quarter, "y"), ((Number(quarter, "q") - 1) * 3) + 1, 1);
        foreach (var pattern in new[] { MonthDayYear(), YearMonth(), MonthYear() })
        {
            if (pattern.Match(name) is { Success: true } match)
                return Day(match, match.Groups["m"].Value);
        }

        return RevisedValues().Match(name) is { Success: true } fees
            ? new DateOnly(2000 + Number(fees, "y"), ((fees.Groups["l"].Value[0] - 'a') * 3) + 1, 1)
            : null;
    }

    private static DateOnly? YearOnly(CodeSystem system, string name)
    {
        if (Year().Match(name) is not { Success: true } match)
            return null;
        var year = Number(match, "y");
        return system == CodeSystem.Icd10Cm ? new DateOnly(year - 1, 10, 1) : new DateOnly(year, 1, 1);
    }

    private static DateOnly? Day(Match match, string month)
    {
        var year = Number(match, "y");
        var number = char.IsAsciiDigit(month[0])
            ? int.Parse(month, CultureInfo.InvariantCulture)
            : DateTime.ParseExact(month[..3], "MMM", CultureInfo.InvariantCulture).Month;
        var day = match.Groups["d"].Success ? Number(match, "d") : 1;
        year += year < 100 ? 2000 : 0;
        return number is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, number)
            ? new DateOnly(year, number, day)
            : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<m>\d\d)-?(?<d>\d\d)-?(?<y>20\d\d)(?!\d)")]
    private static partial Regex Digits();

    [GeneratedRegex(@"-v(?<v>\d\d)(?<q>[0-3])r\d")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<y>20\d\d)-?q(?<q>[1-4])")]
    private static partial Regex Quarter();

    [GeneratedRegex($@"(?<m>{Months})-(?<d>\d\d?)-(?<y>20\d\d)")]
    private static partial Regex MonthDayYear();

    [GeneratedRegex($@"(?<y>20\d\d|(?<=rvu)\d\d)-?(?<m>{Months})")]
    private static partial Regex YearMonth();

    [GeneratedRegex($@"(?<m>{Months})-?(?<y>20\d\d)")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^rvu(?<y>\d\d)(?<l>[a-d])")]
    private static partial Regex RevisedValues();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)(?!\d)")]
    private static partial Regex Year();
}
