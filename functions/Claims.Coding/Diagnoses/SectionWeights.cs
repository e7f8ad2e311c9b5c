using System.Globalization;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>How much a place's word counts, from section-weights.txt.</summary>
internal static class SectionWeights
{
    private static readonly Dictionary<string, double[]> Weights = DataFile.Rows("section-weights.txt").ToDictionary(
        row => row[0], row => row[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray());

    private static readonly double[][] BySection = [.. Enum.GetNames<SectionKind>().Select(name => Weights[name])];

    /// <summary>The weight of one piece of evidence.</summary>
    /// <param name="evidence">Where it stands.</param>
    /// <param name="symptom">Whether it speaks of a sign or symptom.</param>
    /// <param name="assessed">Whether the note has an assessment, which then decides.</param>
    public static double Of(Evidence evidence, bool symptom, bool assessed)
    {
        var row = evidence.IsTitle ? Weights["Title"] : BySection[(int)evidence.Section];
        return row[(symptom ? 1 : 0) + (assessed ? 0 : 2)];
    }
}
