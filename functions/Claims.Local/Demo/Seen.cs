using System.Globalization;
using System.Text.RegularExpressions;

namespace Claims.Local.Demo;

/// <summary>What a patient reads on the page of a bill, in English.</summary>
/// <param name="IsWithAgency">It says that an agency has the bill.</param>
/// <param name="HasPaid">It says that money came in since.</param>
/// <param name="Asked">Whether the patient asked something about it, and was answered.</param>
/// <param name="Months">The first plan on offer; null when there is none.</param>
/// <param name="Part">The part of a plan that is due next; null without a plan.</param>
internal sealed partial record Seen(bool IsWithAgency, bool HasPaid, Answer Asked, string? Months, Part? Part)
{
    /// <summary>Reads a page.</summary>
    public static Seen In(string page)
    {
        var part = NextPart().Match(page);
        return new(
            page.Contains("was handed to a collection agency", StringComparison.Ordinal),
            page.Contains("came in since this bill was made", StringComparison.Ordinal),
            !page.Contains("What you told us", StringComparison.Ordinal) ? Answer.Never
                : page.Contains("We are looking at it", StringComparison.Ordinal) ? Answer.Awaited
                : Answer.Given,
            Offer().Match(page) is { Success: true } offer ? offer.Groups[1].Value : null,
            part.Success
                ? new(
                    part.Groups["amount"].Value,
                    DateOnly.ParseExact(part.Groups["day"].Value, "MMMM d, yyyy", CultureInfo.InvariantCulture))
                : null);
    }

    [GeneratedRegex("""name="months"\s+value="(\d+)""")]
    private static partial Regex Offer();

    [GeneratedRegex(@"The next part, \$(?<amount>[0-9,.]+), is due on (?<day>[A-Z][a-z]+ \d+, \d{4})")]
    private static partial Regex NextPart();
}

/// <summary>A part of a plan.</summary>
/// <param name="Amount">Dollars and cents, as printed.</param>
/// <param name="Day">When it is due.</param>
internal sealed record Part(string Amount, DateOnly Day);

/// <summary>Whether the clinic answered what a patient asked.</summary>
internal enum Answer
{
    /// <summary>Nothing was asked.</summary>
    Never,

    /// <summary>The clinic has not answered.</summary>
    Awaited,

    /// <summary>It has.</summary>
    Given,
}
