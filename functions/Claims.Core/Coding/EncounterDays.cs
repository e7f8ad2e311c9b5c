using System.Globalization;
using Claims.Core.Charts;

namespace Claims.Core.Coding;

/// <summary>The dates of an encounter's face sheet.</summary>
internal static class EncounterDays
{
    /// <summary>The date of service that codes are chosen by; today where the face sheet has none that can be read.
    /// </summary>
    public static DateOnly ServiceDay(this Encounter encounter, TimeProvider time) =>
        encounter.Day(FieldName.DateOfService) ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>A field's date; null where it cannot be read.</summary>
    public static DateOnly? Day(this Encounter encounter, FieldName field) => DateOnly.TryParseExact(
        encounter[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
