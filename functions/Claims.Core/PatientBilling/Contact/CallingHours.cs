using System.Collections.Frozen;
using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>
/// When a patient may be called or sent something that rings: 8 am to 9 pm where they live (12 CFR 1006.6(b)(1)).
/// Where a place may lie in several zones, only hours that are good in all of them; pure.
/// </summary>
internal static class CallingHours
{
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Closes = new(21, 0);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private static readonly Table Zones = RuleFile.Read<Table>("time-zones.json");

    private static readonly FrozenDictionary<string, TimeZoneInfo[]> ByState = Zones.States
        .ToFrozenDictionary(state => state.Key, state => Known(state.Value), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, TimeZoneInfo[]> ByZip = Zones.Zips
        .ToFrozenDictionary(zip => zip.Key, zip => Known(zip.Value));

    private static readonly TimeZoneInfo[] All = [.. ByState.Values.SelectMany(zones => zones).Distinct()];

    /// <summary>The zones a place may lie in: by the first three digits of its ZIP, else by state, else all.</summary>
    public static IReadOnlyList<TimeZoneInfo> ZonesOf(PostalAddress place) =>
        place.Zip.Length >= 3 && ByZip.TryGetValue(place.Zip[..3], out var near) ? near
        : ByState.TryGetValue(place.State, out var zones) ? zones
        : All;

    /// <summary>The first moment, from a given one on, that is good in all the zones.</summary>
    public static DateTimeOffset Next(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset from)
    {
        var moment = from;
        while (!Good(zones, moment))
        {
            var ticks = ((moment.UtcTicks / Step.Ticks) + 1) * Step.Ticks;
            moment = new(ticks, TimeSpan.Zero);
        }

        return moment;
    }

    private static bool Good(IReadOnlyList<TimeZoneInfo> zones, DateTimeOffset moment)
    {
        foreach (var zone in zones)
        {
            var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
            if (local < Opens || local >= Closes)
            {
                return false;
            }
        }

        return true;
    }

    private static TimeZoneInfo[] Known(IReadOnlyList<string> names) =>
        [.. names.Select(TimeZoneInfo.FindSystemTimeZoneById)];

    private sealed record Table(
        string Source,
        DateOnly AsOf,
        IReadOnlyDictionary<string, IReadOnlyList<string>> States,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Zips);
}
