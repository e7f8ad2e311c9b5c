using System.Globalization;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>How much a section's word counts, from section-weights.txt.</summary>
internal static class SectionWeights
{
    private static readonly Dictionary<SectionKind, (double Diagnosis, double Symptom)> Weights =
        DataFile.Rows("section-weights.txt").ToDictionary(
            row => Enum.Parse<SectionKind>(row[0]),
            row => (Number(row[1]), Number(row[2])));

    public static double Of(SectionKind section, bool symptom)
    {
        var (diagnosis, sign) = Weights[section];
        return symptom ? sign : diagnosis;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
