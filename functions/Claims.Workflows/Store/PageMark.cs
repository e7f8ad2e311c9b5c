using System.Globalization;

namespace Claims.Workflows;

/// <summary>Where a page of instances ends, as the next page is asked for.</summary>
/// <param name="CreatedAt">When the last instance of the page was started.</param>
/// <param name="Key">The store's number of it, which tells apart those of one moment.</param>
public readonly record struct PageMark(DateTimeOffset CreatedAt, long Key) : IComparable<PageMark>
{
    /// <summary>Oldest first.</summary>
    public int CompareTo(PageMark other) => (CreatedAt, Key).CompareTo((other.CreatedAt, other.Key));

    /// <summary>The mark as a client keeps it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks}-{Key}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null stays null.</summary>
    /// <exception cref="FormatException">It is no mark.</exception>
    public static PageMark? Parse(string? text)
    {
        if (text is null)
            return null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0
            && long.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var key))
        {
            return new PageMark(new DateTimeOffset(ticks, TimeSpan.Zero), key);
        }

        throw new FormatException($"'{text}' is not a place in a list; pass on what the page before gave.");
    }
}
