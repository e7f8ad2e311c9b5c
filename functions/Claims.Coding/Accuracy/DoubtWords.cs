using System.Text.RegularExpressions;
using Claims.Coding.Notes;

namespace Claims.Coding.Accuracy;

/// <summary>A rough judge of denial, doubt and kinship that shares nothing with the product's rules.</summary>
internal static partial class DoubtWords
{
    private const int Reach = 60;

    /// <summary>Whether such a word stands shortly before a stretch, in the same sentence.</summary>
    public static bool Before(string text, TextSpan span)
    {
        var before = text[Math.Max(0, span.Start - Reach)..span.Start];
        var start = before.LastIndexOfAny(['.', '\n', ';', ':']) + 1;
        return Pattern().IsMatch(before.AsSpan(start));
    }

    [GeneratedRegex(@"\b(no|not|denies|denied|without|negative|possible|possibly|probable|likely|suspect\w*|rule out|"
        + @"concern\w*|mother|father|brother|sister|family|aunt|uncle|grand\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
