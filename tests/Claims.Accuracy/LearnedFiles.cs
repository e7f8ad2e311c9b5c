using System.Globalization;
using Claims.Coding.PlainReports;

namespace Claims.Accuracy;

/// <summary>Writes what was learned as the data files of Claims.Coding.</summary>
internal static class LearnedFiles
{
    private const string Source = "# Learned by `Claims.Accuracy learn` from the training reports of CodiEsp v4 "
        + "(CC BY 4.0, Miranda-Escalada\n# et al.)";

    /// <summary>Writes the four files, in an order that does not depend on the run.</summary>
    public static void Write(string folder, LearnedTables tables, double[] weights)
    {
        var phrases = tables.Codes.SelectMany(pair => pair.Value.Select(item => (
                Phrase: pair.Key, Item: item.Code.ToString(), item.Probability)))
            .Concat(tables.Categories.SelectMany(pair => pair.Value.Select(item => (
                Phrase: pair.Key, Item: item.Category + "*", item.Probability))))
            .GroupBy(rule => rule.Phrase)
            .Select(group => $"{group.Key}|" + string.Join(';', group.OrderByDescending(rule => rule.Probability)
                .ThenBy(rule => rule.Item, StringComparer.Ordinal).Select(rule =>
                    string.Create(CultureInfo.InvariantCulture, $"{rule.Item} {rule.Probability:0.00}"))));
        Save(folder, "learned-associations.txt", "# Phrases of reports in base form, told as present, past or doubtful, "
            + "and the codes they go with, a star for a\n# whole category: phrase|code share;... of the reports that "
            + "have the phrase.", phrases);
        Save(folder, "learned-terms.txt", "# How often coders gave what a term led to: term|proposed or candidate|times "
            + "offered|times taken.", tables.Terms.Select(pair => $"{pair.Key.Term}|"
            + $"{(pair.Key.Proposed ? "proposed" : "candidate")}|{pair.Value.Offered}|{pair.Value.Taken}"));
        Save(folder, "learned-codes.txt", "# In how many reports each code was given: code|reports. "
            + $"All of them: see \"reports\".", tables.Given.Select(pair => $"{pair.Key}|{pair.Value}")
            .Append($"reports|{tables.Reports}"));
        Save(folder, "report-ranking.txt", "# How much each kind of evidence counts for a code of a plain report: "
            + "evidence|weight of a logistic regression,\n# fitted on reports whose words the tables had not seen (five "
            + "folds). What each is: ReportFeatures.", ReportFeatures.Names.Zip(weights, (name, weight) =>
                string.Create(CultureInfo.InvariantCulture, $"{name}|{weight:0.000}")), sorted: false);
    }

    private static void Save(
        string folder, string name, string header, IEnumerable<string> lines, bool sorted = true)
    {
        using var writer = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
        writer.Write($"{header}\n{Source}.\n");
        foreach (var line in sorted ? lines.Order(StringComparer.Ordinal) : lines)
            writer.WriteLine(line);
    }
}
