using Claims.Core.Charts;

namespace Claims.Core.Submission;

/// <summary>The calendar of a clinic.</summary>
public static class ClinicDay
{
    /// <summary>The day at the clinic at a moment.</summary>
    public static DateOnly DayOf(this Clinic clinic, DateTimeOffset moment) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone)).DateTime);

    /// <summary>Midnight at the clinic, when a day begins.</summary>
    public static DateTimeOffset StartOf(this Clinic clinic, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone).GetUtcOffset(midnight));
    }

    /// <summary>Nine in the morning at the clinic, when a day's messages go out.</summary>
    public static DateTimeOffset MorningOf(this Clinic clinic, DateOnly day)
    {
        var morning = day.ToDateTime(new TimeOnly(9, 0));
        return new(morning, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone).GetUtcOffset(morning));
    }
}
