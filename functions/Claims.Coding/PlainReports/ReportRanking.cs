using System.Globalization;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>
/// Says how likely coders of reports give each code, by a weighted sum of what speaks for it (logistic regression,
/// report-ranking.txt). What the note's own terms name is proposed or not by it; what only learned words speak for,
/// what a guideline keeps off and what the note doubts stays a candidate.
/// </summary>
internal sealed class ReportRanking(CodeSet codes, IReadOnlyList<CodeTitle> titles)
{
    private const double LeastListed = 0.005;

    private static readonly double[] Weights = Load();

    private readonly ReportReader _reader =
        new(LearnedTables.Shipped, new TitleWords(titles, LearnedTables.Shipped.Given.Keys.Order()));

    private readonly ReportFeatures _features = new(LearnedTables.Shipped);

    /// <summary>Scores and lists anew what was found in a report; other notes stay as they are.</summary>
    public void Apply(PlainReport report)
    {
        if (!report.IsOne)
            return;
        var findings = report.Findings;
        foreach (var evidence in _reader.Read(report))
        {
            var probability = Probability(_features.Of(evidence), Weights);
            if (evidence.Finding is { } known)
            {
                Explain(known, evidence);
                findings.Reconsider(known, probability);
            }
            else if (probability >= LeastListed
                && codes.TryFind(evidence.Code, findings.Context.DateOfService, out var entry))
            {
                var finding = new Finding(entry, assessed: false);
                finding.Evidence.AddRange(ReportPlaces.Of(evidence, report.Facts));
                Explain(finding, evidence);
                findings.List(finding, probability);
            }
        }
    }

    /// <summary>The likelihood that a weighted sum stands for, 0 to 1.</summary>
    public static double Probability(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += features[i] * weights[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Explain(Finding finding, ReportEvidence evidence)
    {
        if (evidence.Standing == Standing.Doubted)
        {
            finding.Because("The report doubts it: hospital reports are coded as if it were there (II.H), office notes "
                + "are not (IV.H).");
        }
        else if (evidence.Standing == Standing.Past)
        {
            finding.Because("Past and not said to be present.");
        }
        else if (evidence.Standing == Standing.Unseen)
        {
            finding.Because(evidence.Phrases.Count > 0 || evidence.CategoryPhrase is not null
                ? "Coders of hospital reports often gave this code where these words stood."
                : evidence.Kin is not null ? $"Of one category with {evidence.Kin.Code}."
                : "A sentence has most words of its title.");
        }

        foreach (var (probability, phrase) in evidence.Phrases.Take(3))
            finding.Learned.Add(Line(phrase.Text, finding.Code.ToString(), probability));
        if (evidence.Phrases.Count == 0 && evidence.CategoryPhrase is var (sure, words))
            finding.Learned.Add(Line(words.Text, finding.Code.Category, sure));
    }

    private static string Line(string words, string code, double probability) => string.Create(
        CultureInfo.InvariantCulture, $"reports with \"{words}\": {code} in {probability:P0} of them");

    private static double[] Load()
    {
        var weights = DataFile.Rows("report-ranking.txt").ToDictionary(
            row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
        return [.. ReportFeatures.Names.Select(name => weights[name])];
    }
}
