namespace Claims.Core.Charts;

/// <summary>Names of files that are made from charts.</summary>
public static class ChartFileName
{
    /// <summary>The name that an adapter may give to the chart as it came.</summary>
    public const string Original = "original";

    /// <summary>A name can only lead downwards: every part begins with a letter or digit.</summary>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    public static string Checked(string name)
    {
        var good = name != Original && name.Split('/').All(part =>
            part.Length > 0 && char.IsAsciiLetterOrDigit(part[0])
            && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'));
        return good
            ? name
            : throw new ArgumentException(
                "A chart file's name has letters, digits, '-' and '.', with '/' between folders; each part begins "
                + "with a letter or digit, and 'original' is taken.",
                nameof(name));
    }
}
