using System.Globalization;

namespace Claims.Workflows.Sqlite;

/// <summary>Times as the database keeps them: UTC, ISO 8601, of fixed width, so that they sort as text.</summary>
internal static class IsoTime
{
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? time) => time is { } t ? Write(t) : null;

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
