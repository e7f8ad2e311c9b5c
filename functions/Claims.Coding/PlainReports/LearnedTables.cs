using System.Collections.Frozen;
using System.Globalization;
using Claims.Coding.CodeSets;

namespace Claims.Coding.PlainReports;

/// <summary>How often coders took what was offered to them.</summary>
/// <param name="Offered">How often it was there.</param>
/// <param name="Taken">How often they gave the code.</param>
internal readonly record struct Acceptance(int Offered, int Taken);

/// <summary>
/// What coders of hospital reports gave for reports with certain words: learned-associations.txt, learned-terms.txt,
/// learned-codes.txt. Made by Claims.Accuracy, which builds the same tables from a part of the reports to test them.
/// </summary>
internal sealed class LearnedTables
{
    /// <summary>Codes and their likelihood by a phrase that stands in a report.</summary>
    public required IReadOnlyDictionary<string, (Icd10Code Code, double Probability)[]> Codes { get; init; }

    /// <summary>Categories and their likelihood by a phrase.</summary>
    public required IReadOnlyDictionary<string, (string Category, double Probability)[]> Categories { get; init; }

    /// <summary>By the text of a term, and whether the rules propose what it led to.</summary>
    public required IReadOnlyDictionary<(string Term, bool Proposed), Acceptance> Terms { get; init; }

    /// <summary>In how many reports each code was given.</summary>
    public required IReadOnlyDictionary<Icd10Code, int> Given { get; init; }

    /// <summary>How many reports were learned from.</summary>
    public required int Reports { get; init; }

    private Dictionary<string, (Icd10Code[] Codes, int Given)> ByCategory => field ??= Given.Keys.Order()
        .GroupBy(code => code.Category)
        .ToDictionary(group => group.Key, group => (group.ToArray(), group.Sum(code => Given[code])));

    /// <summary>How often all terms together were offered and taken.</summary>
    public Acceptance AllTerms(bool proposed) => proposed ? _proposed ??= Sum(true) : _others ??= Sum(false);

    /// <summary>A category's learned codes, and how often they were given over all reports.</summary>
    public (Icd10Code[] Codes, int Given) OfCategory(string category) =>
        ByCategory.GetValueOrDefault(category, ([], 0));

    private Acceptance? _proposed;
    private Acceptance? _others;

    /// <summary>The words with which learned phrases begin.</summary>
    public FrozenSet<string> FirstWords => field ??=
        Codes.Keys.Concat(Categories.Keys).Select(phrase => phrase.Split(' ')[0]).ToFrozenSet();

    /// <summary>The tables of the data files.</summary>
    public static LearnedTables Shipped { get; } = Load();

    private Acceptance Sum(bool proposed)
    {
        var all = Terms.Where(pair => pair.Key.Proposed == proposed).Select(pair => pair.Value).ToList();
        return new(all.Sum(one => one.Offered), all.Sum(one => one.Taken));
    }

    private static LearnedTables Load()
    {
        var phrases = DataFile.Rows("learned-associations.txt")
            .Select(row => (Phrase: row[0], Items: Array.ConvertAll(DataFile.Items(row[1]), item => item.Split(' '))))
            .ToList();
        var given = DataFile.Rows("learned-codes.txt")
            .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));
        return new()
        {
            Codes = phrases.ToFrozenDictionary(row => row.Phrase, row => row.Items.Where(item => item[0][^1] != '*')
                .Select(item => (Icd10Code.Parse(item[0]), Number(item[1]))).ToArray()),
            Categories = phrases.ToFrozenDictionary(row => row.Phrase, row => row.Items
                .Where(item => item[0][^1] == '*').Select(item => (item[0][..^1], Number(item[1]))).ToArray()),
            Terms = DataFile.Rows("learned-terms.txt").ToFrozenDictionary(
                row => (row[0], row[1] == "proposed"), row => new Acceptance(
                    int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture))),
            Reports = given["reports"],
            Given = given.Where(pair => pair.Key != "reports")
                .ToFrozenDictionary(pair => Icd10Code.Parse(pair.Key), pair => pair.Value),
        };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
