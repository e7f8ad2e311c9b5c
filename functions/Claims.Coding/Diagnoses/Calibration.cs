using System.Globalization;

namespace Claims.Coding.Diagnoses;

/// <summary>Turns a score of the rules into a probability, by score-calibration.txt.</summary>
internal static class Calibration
{
    private static readonly ILookup<string, (double Score, double Probability)> Points =
        DataFile.Rows("score-calibration.txt").ToLookup(row => row[0], row => (Number(row[1]), Number(row[2])));

    private static readonly (double Score, double Probability)[] Assessed = [.. Points["assessed"]];
    private static readonly (double Score, double Probability)[] Plain = [.. Points["plain"]];

    /// <summary>The share of suggestions with this score that coders take, rounded to hundredths.</summary>
    /// <param name="score">0 to 1.</param>
    /// <param name="assessed">Whether the note has an assessment.</param>
    public static double Probability(double score, bool assessed)
    {
        var points = assessed ? Assessed : Plain;
        var at = 1;
        while (at < points.Length - 1 && points[at].Score < score)
            at++;
        var (low, high) = (points[at - 1], points[at]);
        var share = (score - low.Score) / (high.Score - low.Score);
        return Math.Round(low.Probability + (share * (high.Probability - low.Probability)), 2);
    }

    /// <summary>The score that means a probability in a note without an assessment.</summary>
    /// <param name="probability">0 to 1.</param>
    public static double Score(double probability)
    {
        var at = 1;
        while (at < Plain.Length - 1 && Plain[at].Probability < probability)
            at++;
        var (low, high) = (Plain[at - 1], Plain[at]);
        var share = (probability - low.Probability) / (high.Probability - low.Probability);
        return Math.Clamp(low.Score + (share * (high.Score - low.Score)), 0, 1);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
