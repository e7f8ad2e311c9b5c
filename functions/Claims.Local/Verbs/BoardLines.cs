using System.Globalization;
using Claims.Core.Charts;

namespace Claims.Local.Verbs;

/// <summary>The status board as rows of text.</summary>
internal static class BoardLines
{
    /// <summary>How long something has been where it is.</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) => (now - since) switch
    {
        { TotalDays: >= 1 } age => $"{age.TotalDays:0} d",
        { TotalHours: >= 1 } age => $"{age.TotalHours:0} h",
        { TotalMinutes: >= 1 } age => $"{age.TotalMinutes:0} min",
        var age => $"{Math.Max(0, age.TotalSeconds):0} s",
    };

    public static string Time(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>True when nothing more will happen to it.</summary>
    public static bool IsOver(Stage stage) =>
        stage is Stage.Closed or Stage.Quarantined or Stage.RejectedByCoder or Stage.InCollections;
}
