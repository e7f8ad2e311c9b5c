namespace Claims.Web.Html;

/// <summary>Spans of time in few words.</summary>
internal static class Ages
{
    /// <summary>How long ago: "4 min", "3 h", "12 d".</summary>
    public static string Since(DateTimeOffset then, DateTimeOffset now) => Words(now - then);

    /// <summary>How far away: "in 3 h", "2 d late".</summary>
    public static string Until(DateTimeOffset then, DateTimeOffset now) =>
        then >= now ? $"in {Words(then - now)}" : $"{Words(now - then)} late";

    private static string Words(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "1 min",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };
}
