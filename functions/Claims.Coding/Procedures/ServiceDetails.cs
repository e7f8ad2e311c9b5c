using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>Reads a service's side and its units of a drug from the sentence that names it.</summary>
internal sealed partial class ServiceDetails
{
    /// <summary>A claim line holds four.</summary>
    public const int MostModifiers = 4;

    /// <summary>A larger dose is a slip of the pen.</summary>
    private const decimal Most = 1_000_000;

    private static readonly HashSet<string> PairedParts =
        [.. DataFile.Rows("paired-body-parts.txt").Select(row => Words.Base(row[0]))];

    public ProcedureSuggestion Of(ChargeItem item, Sentence sentence, double score, string reason, TextSpan span)
    {
        var (units, why) = UnitsOf(item, sentence);
        return new(item, ModifiersOf(item, sentence, span), units, score, reason + why, [span]);
    }

    private static IReadOnlyList<string> ModifiersOf(ChargeItem item, Sentence sentence, TextSpan span)
    {
        var isPaired = Words.Of(item.Description).Concat(item.Keywords.SelectMany(Words.Of)).Any(PairedParts.Contains);
        var at = Enumerable.Range(0, sentence.Tokens.Length)
            .Where(i => sentence.Tokens[i].Span.Overlaps(span)).ToArray();
        var side = isPaired && at.Length > 0 ? SideWords.Near(sentence, at) : null;
        var modifier = side switch
        {
            BodySide.Right => "RT",
            BodySide.Left => "LT",
            BodySide.Both => "50",
            _ => null,
        };
        return modifier is null || item.Modifiers.Contains(modifier) || item.Modifiers.Count >= MostModifiers
            ? item.Modifiers : [.. item.Modifiers, modifier];
    }

    /// <summary>"per 250 mg" in the clinic's wording and "1 g" in the note make four units, rounded up.</summary>
    private static (int Units, string Why) UnitsOf(ChargeItem item, Sentence sentence)
    {
        var per = PerUnitPattern().Match(item.Description);
        if (!per.Success)
            return (1, "");
        var (size, measure) = Amount(per.Groups["n"].Value, Words.Base(per.Groups["u"].Value));
        for (var i = 0; i + 1 < sentence.Tokens.Length; i++)
        {
            var (dose, of) = Amount(sentence.Tokens[i].Word, sentence.Tokens[i + 1].Word);
            if (of != measure || size <= 0 || dose <= 0 || dose > Most)
                continue;
            var units = (int)Math.Ceiling(dose / size);
            return (units, string.Create(CultureInfo.InvariantCulture, $" {units} units of {per.Value[4..]}."));
        }

        return (1, " The dose is not in the sentence; check the units.");
    }

    /// <summary>A dose in milligrams, milliliters or units, and which of them; no measure for any other word.</summary>
    private static (decimal Amount, char Measure) Amount(string number, string unit)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > Most)
            return (0, ' ');
        return unit switch
        {
            "g" or "gram" => (amount * 1000, 'm'),
            "mg" or "milligram" => (amount, 'm'),
            "mcg" => (amount / 1000, 'm'),
            "ml" or "cc" => (amount, 'v'),
            "unit" => (amount, 'u'),
            _ => (0, ' '),
        };
    }

    [GeneratedRegex(@"\bper (?<n>\d+(\.\d+)?) ?(?<u>mg|mcg|g|ml|units?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PerUnitPattern();
}
