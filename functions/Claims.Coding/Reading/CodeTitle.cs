using System.Text.RegularExpressions;
using Claims.Coding.CodeSets;

namespace Claims.Coding.Reading;

/// <summary>Which side of the body.</summary>
internal enum BodySide
{
    /// <summary>The code or mention has none.</summary>
    None,

    /// <summary>A code for an unspecified side.</summary>
    Unspecified,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>What an official title says, taken apart.</summary>
/// <param name="Entry">The code.</param>
/// <param name="Words">Its meaning words in base form, without side, encounter and "unspecified".</param>
/// <param name="Side">Its side.</param>
/// <param name="Episode">The seventh character of injuries; '\0' for other codes.</param>
/// <param name="IsUnspecified">Whether the title says that something is not specified.</param>
/// <param name="IsResidual">Whether it is an "other" or "elsewhere classified" code, never chosen by its title.</param>
internal sealed partial record CodeTitle(
    CodeEntry Entry, IReadOnlyList<string> Words, BodySide Side, char Episode, bool IsUnspecified, bool IsResidual)
{
    public static CodeTitle Of(CodeEntry entry)
    {
        var title = entry.Title.ToLowerInvariant();
        var episode = '\0';
        var cut = EncounterPattern().Match(title);
        if (cut.Success && entry.Code.HasSeventhCharacter)
            (title, episode) = (title[..cut.Index], entry.Code.Compact[6]);
        var side = SideOf(title);
        var unspecified = title.Contains("unspecified", StringComparison.Ordinal);
        var residual = ResidualPattern().IsMatch(title);
        // The sides of the heart are no sides of the body.
        title = title.Replace("right heart", "rightheart", StringComparison.Ordinal);
        title = NoisePattern().Replace(title, " ");
        var words = Reading.Words.Of(title).Distinct().ToList();
        return new CodeTitle(entry, words, side, episode, unspecified, residual);
    }

    private static BodySide SideOf(string title) =>
        title.Contains("bilateral", StringComparison.Ordinal) ? BodySide.Both
        : title.Contains("right", StringComparison.Ordinal) ? BodySide.Right
        : title.Contains("left", StringComparison.Ordinal) ? BodySide.Left
        : UnspecifiedSidePattern().IsMatch(title) ? BodySide.Unspecified
        : BodySide.None;

    [GeneratedRegex(@",? (initial encounter|subsequent encounter|sequela)\b.*$")]
    private static partial Regex EncounterPattern();

    [GeneratedRegex(@"\b(other|elsewhere|classified|in diseases)\b")]
    private static partial Regex ResidualPattern();

    [GeneratedRegex(
        @"\([^)]*\)|\bwithout [^,;]*|"
        + @"\b(unspecified|unilateral|bilateral|right|left|uncomplicated|not|specified|side|nos|single|episode)\b")]
    private static partial Regex NoisePattern();

    [GeneratedRegex(@"unspecified (side|eye|ear|knee|hip|shoulder|elbow|wrist|hand|ankle|foot|toe|finger|thumb|arm|"
        + "upper arm|forearm|leg|lower leg|thigh|limb|breast|ovary|lower extremity|upper extremity|joint|lung|eyelid|"
        + @"great toe|lesser toe|lower limb|upper limb|kidney|testis|vein|vessels|deep veins|part|radius|femur|tibia)|"
        + "eyelid")]
    private static partial Regex UnspecifiedSidePattern();
}
