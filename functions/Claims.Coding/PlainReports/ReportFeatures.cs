namespace Claims.Coding.PlainReports;

/// <summary>The evidence for a code as numbers, one for each weight of report-ranking.txt.</summary>
/// <param name="tables">What was learned.</param>
internal sealed class ReportFeatures(LearnedTables tables)
{
    /// <summary>What is seldom seen counts as if it had been seen so often more, at the common rate.</summary>
    private const double Doubt = 3;

    private const double UnseenRate = 0.002;

    /// <summary>The names of the weights, in the order of the numbers.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "always", "proposed by the rules", "their score", "a candidate of the rules", "its score", "told as past",
        "doubted", "loose terms only", "fallback of a broader term", "places", "term taken by coders", "surest phrase",
        "next phrase", "phrases", "surest phrase of what was found", "phrase of the category",
        "surest phrase of the category", "phrase of the category only", "share of the category", "how common",
        "never given", "kin proposed", "symptom", "title words in one sentence",
        "kept off by a guideline",
    ];

    /// <summary>The numbers of one code.</summary>
    public double[] Of(ReportEvidence evidence)
    {
        var x = new double[Names.Count];
        var seen = evidence.Standing != Standing.Unseen;
        x[0] = 1;
        x[1] = evidence.Standing == Standing.Proposed ? 1 : 0;
        x[2] = x[1] * Logit(evidence.Score);
        x[3] = evidence.Standing == Standing.Candidate ? 1 : 0;
        x[4] = x[3] * evidence.Score;
        x[5] = evidence.Standing == Standing.Past ? 1 : 0;
        x[6] = evidence.Standing == Standing.Doubted ? 1 : 0;
        x[7] = evidence.Finding is { Evidence.Count: > 0 } finding
            && finding.Evidence.TrueForAll(item => item.IsLoose) ? 1 : 0;
        x[8] = evidence.Finding is { IsFallback: true } ? 1 : 0;
        x[9] = Math.Log(Math.Max(1, evidence.Places.Count));
        x[10] = TermTaken(evidence);
        if (evidence.Phrases.Count > 0)
        {
            x[11] = Logit(evidence.Phrases[0].Probability);
            x[12] = evidence.Phrases.Count > 1 ? evidence.Phrases[1].Probability : 0;
            x[13] = Math.Log(evidence.Phrases.Count);
            x[14] = seen ? x[11] : 0;
        }

        var given = tables.Given.GetValueOrDefault(evidence.Code);
        if (evidence.CategoryPhrase is { } phrase)
        {
            x[15] = 1;
            x[16] = Logit(phrase.Probability);
            x[17] = evidence.Phrases.Count == 0 ? 1 : 0;
        }

        x[18] = given > 0 ? Logit((given + 0.3) / (tables.OfCategory(evidence.Code.Category).Given + 0.6)) : -1;
        x[19] = given > 0 ? Math.Log((given + 0.5) / tables.Reports / UnseenRate) : 0;
        x[20] = given == 0 ? 1 : 0;
        x[21] = evidence.Kin is not null ? 1 : 0;
        x[22] = evidence.Code.Compact[0] == 'R' ? 1 : 0;
        x[23] = evidence.TitleShare;
        x[24] = evidence.Finding is { IsKeptOff: true } ? 1 : 0;
        return x;
    }

    /// <summary>The best of its terms: how much oftener than others coders took what it led to.</summary>
    private double TermTaken(ReportEvidence evidence)
    {
        var proposed = evidence.Standing == Standing.Proposed;
        var all = tables.AllTerms(proposed);
        var common = (all.Taken + 1.0) / (all.Offered + 2);
        var best = double.NegativeInfinity;
        foreach (var term in evidence.Terms)
        {
            var known = tables.Terms.GetValueOrDefault((term, proposed));
            best = Math.Max(best, (known.Taken + (Doubt * common)) / (known.Offered + Doubt));
        }

        return best > 0 ? Logit(best) - Logit(common) : 0;
    }

    private static double Logit(double share)
    {
        var bounded = Math.Clamp(share, 0.02, 0.98);
        return Math.Log(bounded / (1 - bounded));
    }
}
