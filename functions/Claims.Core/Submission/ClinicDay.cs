using Claims.Core.Charts;

namespace Claims.Core.Submission;

/// <summary>The calendar of a clinic.</summary>
internal static class ClinicDay
{
    /// <summary>The day at the clinic at a moment.</summary>
    public static DateOnly DayOf(this Clinic clinic, DateTimeOffset moment) =>
        DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone)).DateTime);
}
