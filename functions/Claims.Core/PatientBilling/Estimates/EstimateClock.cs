using System.Collections.Frozen;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>By when an estimate must be given (45 CFR 149.610(b)(1)(vi)); pure.</summary>
public static class EstimateClock
{
    private static readonly Table Holidays = RuleFile.Read<Table>("federal-holidays.json");

    private static readonly FrozenSet<DateOnly> Off = Holidays.Days.ToFrozenSet();

    /// <summary>The last day of the table: later business days cannot be told.</summary>
    public static DateOnly KnownUntil => Holidays.Until;

    /// <summary>Whether a day is neither a weekend's nor a federal holiday.</summary>
    public static bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Off.Contains(day);

    /// <summary>A number of business days after a day.</summary>
    public static DateOnly Add(DateOnly day, int businessDays)
    {
        while (businessDays > 0)
        {
            day = day.AddDays(1);
            businessDays -= IsBusinessDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>
    /// Scheduled ten business days ahead or more: three business days; three ahead or more: one; nearer: none.
    /// </summary>
    /// <param name="scheduled">The day it was scheduled.</param>
    /// <param name="visit">The day of the visit.</param>
    public static DateOnly? DueBy(DateOnly scheduled, DateOnly visit) =>
        visit >= Add(scheduled, 10) ? Add(scheduled, 3)
        : visit >= Add(scheduled, 3) ? Add(scheduled, 1)
        : null;

    private sealed record Table(string Source, DateOnly AsOf, DateOnly Until, IReadOnlyList<DateOnly> Days);
}
